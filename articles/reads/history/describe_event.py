"""The line that says what an event did: “Verdict recorded”, “Question: answered”."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Attribution, Claim, CommonOrigin, Question, Rule, Source, TieBreak

Row = Mapping[str, Any]  # column -> value
Changes = Mapping[str, list[Any]]  # column -> [before, after]

CREATED: Mapping[str, str | Promise] = {
    "article": gettext_lazy("Article imported"),
    "claim": gettext_lazy("Flagged"),
    "source": gettext_lazy("Source added"),
    "citation": gettext_lazy("Source attached"),
    "verdict": gettext_lazy("Verdict recorded"),
    "confirmation": gettext_lazy("Verdict reconfirmed"),
    "clearing": gettext_lazy("Approved for publication"),
}
DELETED: Mapping[str, str | Promise] = {
    "claim": gettext_lazy("Flag removed"),
    "statement": gettext_lazy("Statement replaced"),
    "attribution": gettext_lazy("Attribution removed"),
    "commonorigin": gettext_lazy("Origin no longer decided"),
    "sensejudgement": gettext_lazy("Judgement of the passage’s sense removed"),
}
UPDATED: Mapping[str, str | Promise] = {
    "article": gettext_lazy("Article details changed"),
    "statement": gettext_lazy("Statement corrected"),
    "attribution": gettext_lazy("Attribution corrected"),
    "claim": gettext_lazy("Claim changed"),
    "citation": gettext_lazy("Citation changed"),
    "source": gettext_lazy("Source changed"),
    "query": gettext_lazy("Question changed"),
    "carrying": gettext_lazy("Moved"),
}
WITHDRAWN: Mapping[str, str | Promise] = {
    "verdict_id": gettext_lazy("Verdict withdrawn"),
    "sign_off_id": gettext_lazy("Sign-off withdrawn"),
    "reconfirmation_id": gettext_lazy("Reconfirmation withdrawn"),
    "tie_break_id": gettext_lazy("Decision on the disagreement withdrawn"),
    "override_id": gettext_lazy("Override of a house rule withdrawn"),
    "approval_id": gettext_lazy("Approval withdrawn"),
    "comment_id": gettext_lazy("Comment withdrawn"),
    "file_id": gettext_lazy("File withdrawn"),
}


def describe_event(subject: str, label: str, row: Row, changes: Changes) -> str:
    """Return what happened, in a few words.

    `subject` is the word of report files (`claim`, `query`), `label` is "insert", "update" or
    "delete", `row` the row as the event left it.
    """
    if subject == "tick" and label != "delete":
        return _describe_tick(row)
    if subject == "commonorigin" and label != "delete":
        return _describe_origin(row)
    if subject == "sensejudgement" and label != "delete":
        return _describe_sense(row)
    if subject == "calculation":
        return _describe_calculation(label, row, changes)
    if subject == "attribution" and _is_confirmed_to_nobody(row):
        return _("Speaker removed: nobody is quoted here")
    if label == "insert":
        describe_creation = CREATIONS.get(subject)
        return describe_creation(row) if describe_creation else str(CREATED.get(subject, subject))
    if label == "delete":
        return str(DELETED.get(subject, subject))
    describe_update = UPDATES.get(subject)
    return (describe_update and describe_update(changes)) or str(UPDATED.get(subject, subject))


def _describe_tick(row: Row) -> str:
    fact = {"fact": row.get("text", "")}
    if row.get("ticked_by_id"):
        return _("Fact ticked: “%(fact)s”") % fact
    return _("Fact unticked: “%(fact)s”") % fact


def _describe_sense(row: Row) -> str:
    if row.get("is_turned", True):
        return _("Passage judged: the source gives the words another sense")
    return _("Passage judged: not turned, the source means the words as the article does")


def _describe_calculation(label: str, row: Row, changes: Changes) -> str:
    words = {"words": row.get("words", "")}
    if label == "delete" or changes.get("is_withdrawn", [False, False])[1]:
        return _("Calculation of “%(words)s” removed") % words
    if label == "insert":
        return _("Calculation of “%(words)s” added") % words
    if "is_withdrawn" in changes:
        return _("Calculation of “%(words)s” restored") % words
    return _("Calculation of “%(words)s” changed") % words


def _describe_origin(row: Row) -> str:
    match row.get("state"):
        case CommonOrigin.State.CONFIRMED:
            return _("Joined with another source: they have one origin")
        case CommonOrigin.State.DENIED:
            return _("Parted from another source: they have different origins")
    return _("Suggested: one origin with another source")


def _is_confirmed_to_nobody(row: Row) -> bool:
    """Does the attribution say that nobody is quoted? Its first change has nothing to compare with."""
    return row.get("state") == Attribution.State.CONFIRMED and row.get("speaker_id") is None


def _describe_sign_off(row: Row) -> str:
    return _("Verdict signed off") if row.get("agrees") else _("Dissent from the verdict")


def _describe_override(row: Row) -> str:
    rule = {"rule": Rule(row["rule"]).label, "n": len(row["hits"])}
    return _("House rule overridden: %(rule)s (%(n)s)") % rule


def _describe_tie_break(row: Row) -> str:
    outcome = TieBreak.Outcome(row["outcome"]).label
    return _("Disagreement decided: %(outcome)s") % {"outcome": outcome}


def _describe_resolution(row: Row) -> str:
    return _("Thread resolved") if row.get("resolved") else _("Thread reopened")


def _describe_withdrawal(row: Row) -> str:
    return str(next(text for column, text in WITHDRAWN.items() if row.get(column)))


def _describe_question(row: Row) -> str:
    return _("Question to %(recipient)s") % {"recipient": row.get("addressee", "")}


def _describe_comment(row: Row) -> str:
    return _("“%(text)s”") % {"text": row.get("text", "")}


def _describe_file(row: Row) -> str:
    return _("File attached: %(name)s") % {"name": row.get("file_name", "")}


def _describe_claim_update(changes: Changes) -> str:
    if "revision_id" in changes:
        return _describe_carry_over(changes)
    if "state" in changes:
        return _("Now %(state)s") % {"state": Claim.State(changes["state"][1]).label}
    if "assignee_id" in changes:
        return _("Assigned") if changes["assignee_id"][1] else _("Unassigned")
    return ""


def _describe_carry_over(changes: Changes) -> str:
    if "text" not in changes:
        return _("Carried over to a new version, text unchanged")
    before, after = changes["text"]
    words = {"before": before, "after": after}
    return _("Carried over to a new version: “%(before)s” became “%(after)s”") % words


def _describe_carry_over_update(changes: Changes) -> str:
    return _("Carry-over confirmed") if "confirmed_by_id" in changes else ""


def _describe_source_update(changes: Changes) -> str:
    if "visibility" not in changes:
        return ""
    visibility = Source.Visibility(changes["visibility"][1]).label
    return _("Visibility changed to: %(visibility)s") % {"visibility": visibility}


def _describe_citation_update(changes: Changes) -> str:
    return _("Source removed") if "is_withdrawn" in changes else ""


def _describe_question_update(changes: Changes) -> str:
    if "overridden_by_id" in changes:
        is_overridden = changes["overridden_by_id"][1]
        return _("Question closed without an answer") if is_overridden else _("Question reopened")
    if "state" in changes:
        return _("Question: %(state)s") % {"state": Question.State(changes["state"][1]).label}
    return ""


CREATIONS: Mapping[str, Callable[[Row], str]] = {
    "signoff": _describe_sign_off,
    "override": _describe_override,
    "tiebreak": _describe_tie_break,
    "resolution": _describe_resolution,
    "withdrawal": _describe_withdrawal,
    "query": _describe_question,
    "comment": _describe_comment,
    "file": _describe_file,
}
UPDATES: Mapping[str, Callable[[Changes], str]] = {  # each returns "" for the text of `UPDATED`
    "claim": _describe_claim_update,
    "carrying": _describe_carry_over_update,
    "source": _describe_source_update,
    "citation": _describe_citation_update,
    "query": _describe_question_update,
}
