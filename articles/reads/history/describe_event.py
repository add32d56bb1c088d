"""What happened to an article and to all that hangs on it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from articles import reports
from articles.models import (
    Article,
    Claim,
    Comment,
    Event,
    ImportedEvent,
    Question,
    ReportImport,
    Revision,
    Rule,
    SignOff,
    Source,
    Statement,
    TieBreak,
    Verdict,
    VerdictReconfirmation,
)
from articles.reads.visibility import withhold_events

# What a citation, and a question about one, tell without telling of the source.
WITHOUT_SOURCE = ("id", "claim_id", "stance", "state", "is_withdrawn")


def history_of(
    revision: Revision,
    *,
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    numbers: Mapping[int, int | None],
    order: Mapping[int, int],
) -> tuple[reports.Event, ...]:
    """Events of the article, its statements and its claims, oldest first; once each.

    `numbers`: a claim's id -> its number in the report; `order`: a source's id -> its number there.
    """
    verdicts = list(Verdict.objects.filter(claim__in=claims))
    signed = list(SignOff.objects.filter(verdict__in=verdicts))
    said = list(Comment.objects.filter(claim__in=claims))
    confirmed = list(VerdictReconfirmation.objects.filter(verdict__in=verdicts))
    decided = list(TieBreak.objects.filter(verdict__in=verdicts))
    at_the_gate = (list(revision.article.approvals.all()), list(revision.article.overrides.all()))
    of_verdict = {verdict.pk: verdict.claim_id for verdict in verdicts}
    claim_of = {
        "verdict_id": of_verdict,
        "sign_off_id": {each.pk: of_verdict[each.verdict_id] for each in signed},
        "reconfirmation_id": {each.pk: of_verdict[each.verdict_id] for each in confirmed},
        "tie_break_id": {each.pk: of_verdict[each.verdict_id] for each in decided},
    }
    report_import = ReportImport.objects.filter(article=revision.article_id).first()
    found: dict[str, Event] = {event.pgh_slug: event for event in _tracked(revision.article)}
    hanging = (statements, claims, verdicts, signed, said, confirmed, decided)
    for things in ([revision], *hanging, *at_the_gate):
        found |= {event.pgh_slug: event for event in hanging_on(things)}
    own = [
        e for e in found.values() if not report_import or e.pgh_context_id != report_import.context
    ]
    in_order = sorted(own, key=lambda event: (event.pgh_created_at, event.pgh_slug))
    _forget_notes(in_order)
    return (
        *(_told_elsewhere(event, numbers, order) for event in _told_by(report_import)),
        *(_event(event, numbers, claim_of, order) for event in in_order),
    )


def _told_by(report_import: ReportImport | None) -> Iterable[ImportedEvent]:
    """What happened before the article came here, as its report tells it."""
    return report_import.events.all() if report_import else ()


def _told_elsewhere(
    event: ImportedEvent, numbers: Mapping[int, int | None], order: Mapping[int, int]
) -> reports.Event:
    return reports.Event(
        at=event.at,
        who=event.who,
        what=event.what,
        why=event.why,
        claim=numbers.get(event.claim_id or 0),
        subject=event.subject,
        label=event.label,
        changes=event.changes,
        data=event.data,
        source=order.get(event.source_id or 0),
    )


def claim_events(
    claim: Claim, *, verdicts: Sequence[Verdict], hidden: Collection[int], limit: int
) -> list[Event]:
    """What happened to the claim and to what hangs on it, newest first; at most `limit`.

    Comments and files speak for themselves; so does what happened before the claim came here as
    part of a report, which is told and not written down here. `verdicts` are the claim's, with all
    that was said of them. Of the sources that are `hidden`, by their ids, only that something
    happened is told.
    """
    spoken = ["articles.CommentEvent", "articles.FileEvent"]
    signed = [each for verdict in verdicts for each in verdict.sign_offs.all()]
    confirmed = [each for verdict in verdicts for each in verdict.reconfirmations.all()]
    decided = [each for verdict in verdicts for each in verdict.tie_breaks.all()]
    hanging = (hanging_on(each) for each in ([claim], verdicts, signed, confirmed, decided))
    imported = ReportImport.objects.filter(
        article__revisions=claim.revision_id, context__isnull=False
    )
    here = Q(pgh_context_id__isnull=True) | ~Q(pgh_context_id__in=imported.values("context"))
    newest_first = (
        events.filter(here)
        .exclude(pgh_model__in=spoken)
        .order_by("-pgh_created_at", "-pgh_id")[:limit]
        for events in hanging
    )
    found = {event.pgh_slug: event for event in chain.from_iterable(newest_first)}
    in_order = sorted(found.values(), key=lambda e: (e.pgh_created_at, e.pgh_id), reverse=True)
    events = in_order[:limit]
    _forget_notes(events)
    withhold_events(events, hidden)
    return events


def _forget_notes(events: Iterable[Event]) -> None:
    """In the early days, the note of a citation was also kept as the reason for attaching it.

    The note stands in the citation, where it is withheld from those who may not see the source.
    """
    events = list(events)
    attached = {
        event.pgh_context_id
        for event in events
        if event.pgh_model == "articles.CitationEvent" and event.pgh_label == "insert"
    }
    for event in events:
        if event.pgh_context_id in attached:
            event.why = ""


def _tracked(article: Article) -> Iterable[Event]:
    events: QuerySet[Event] = Event.objects.tracks([article])  # type: ignore[no-untyped-call]  # published without types
    return events.select_related("user")


def hanging_on(things: Sequence[Model]) -> QuerySet[Event]:
    """Events of rows that point at one of `things`, and of these themselves."""
    if not things:
        return Event.objects.none()  # asked about nothing, it would answer with everything
    events: QuerySet[Event] = Event.objects.references(list(things))  # type: ignore[no-untyped-call]  # published without types
    return events.select_related("user")


def _event(
    event: Event,
    numbers: Mapping[int, int | None],
    claim_of: Mapping[str, Mapping[int, int]],
    order: Mapping[int, int],
) -> reports.Event:
    subject = event.pgh_model.removeprefix("articles.").removesuffix("Event").lower()
    data, changes = event.pgh_data or {}, event.pgh_diff or {}
    claim = data.get("id") if subject == "claim" else data.get("claim_id")
    found = (pks.get(data.get(name) or 0) for name, pks in claim_of.items())
    claim = claim or next(filter(None, found), None)
    what, why = told(subject, event.pgh_label, data, changes), event.why or ""
    source = data.get("source_id")
    if source and source not in order and subject in {"citation", "query"}:
        # taken off again: the report does not tell what the source is, nor what was said of it
        what = _("Question to a source") if subject == "query" else what
        why, data = "", {name: data[name] for name in WITHOUT_SOURCE if name in data}
        changes = {name: changes[name] for name in WITHOUT_SOURCE if name in changes}
    if "captures" in data:
        kept = {pk: sha256 for pk, sha256 in data["captures"].items() if int(pk) in order}
        data = {**data, "captures": kept}
    return reports.Event(
        at=event.pgh_created_at,
        who=str(event.user) if event.user else "",
        what=what,
        why=why,
        claim=numbers.get(claim) if claim else None,
        subject=subject,
        label=event.pgh_label,
        changes={key: value for key, value in changes.items() if key != "version"},
        data=data,
        source=order.get(source or 0),
    )


def told(
    subject: str, label: str, data: Mapping[str, Any], changes: Mapping[str, list[Any]]
) -> str:
    """What happened, in a few words."""
    if label == "insert" and subject != "tick":
        return _began(subject, data)
    if label == "delete" and subject == "claim":
        return _("Flag taken back")
    if label == "delete":
        return _("Statement replaced") if subject == "statement" else _("Attribution removed")
    if subject == "tick":
        return _ticked(data)
    if subject == "carrying":
        return _("Where it went is confirmed") if "confirmed_by_id" in changes else _("Placed anew")
    if subject == "claim" and "revision_id" in changes:
        return _carried(changes)
    if subject == "claim" and "state" in changes:
        return _("Now %(state)s") % {"state": Claim.State(changes["state"][1]).label}
    if subject == "claim" and "assignee_id" in changes:
        return _("Assigned") if changes["assignee_id"][1] else _("Assigned to nobody")
    if subject == "source" and "visibility" in changes:
        return _("Now %(who)s") % {"who": Source.Visibility(changes["visibility"][1]).label}
    if subject == "query":
        return _asked(changes)
    return {
        "article": _("Article’s details changed"),
        "statement": _("Statement corrected"),
        "attribution": _("Attribution corrected"),
        "claim": _("Claim changed"),
        "citation": _("Source taken off again")
        if "is_withdrawn" in changes
        else _("Citation changed"),
        "source": _("Source changed"),
    }.get(subject, subject)


def _asked(changes: Mapping[str, list[Any]]) -> str:
    if "overridden_by_id" in changes:
        overridden = changes["overridden_by_id"][1]
        return _("Question overridden") if overridden else _("Question blocks again")
    if "state" in changes:
        return _("Question: %(state)s") % {"state": Question.State(changes["state"][1]).label}
    return _("Question changed")


def _ticked(data: Mapping[str, Any]) -> str:
    words = {"words": data.get("text", "")}
    if data.get("ticked_by_id"):
        return _("Fact ticked: “%(words)s”") % words
    return _("Tick taken off: “%(words)s”") % words


def _carried(changes: Mapping[str, list[Any]]) -> str:
    """What a new text did to a claim."""
    if "text" not in changes:
        return _("Came along with a new text, its words unchanged")
    before, after = changes["text"]
    return _("Came along with a new text: “%(before)s” became “%(after)s”") % {
        "before": before,
        "after": after,
    }


def _began(subject: str, data: Mapping[str, Any]) -> str:
    if subject == "signoff":
        return _("Verdict signed off") if data.get("agrees") else _("Dissent from the verdict")
    if subject == "clearing":
        return _("Cleared for publication")
    if subject == "override":
        return _("House rule overridden: %(rule)s (%(n)s)") % {
            "rule": Rule(data["rule"]).label,
            "n": len(data["hits"]),
        }
    if subject == "tiebreak":
        return _("Disagreement decided: %(what)s") % {
            "what": TieBreak.Outcome(data["outcome"]).label
        }
    if subject == "resolution":
        return _("Thread resolved") if data.get("resolved") else _("Thread reopened")
    if subject == "withdrawal":
        return _taken_back(data)
    return {
        "article": _("Article imported"),
        "claim": _("Flagged"),
        "source": _("Source added"),
        "citation": _("Source attached"),
        "verdict": _("Verdict recorded"),
        "confirmation": _("The verdict still stands"),
        "query": _("Question to %(whom)s") % {"whom": data.get("addressee", "")},
        "comment": _("“%(text)s”") % {"text": data.get("text", "")},
        "file": _("File attached: %(name)s") % {"name": data.get("file_name", "")},
    }.get(subject, subject)


def _taken_back(data: Mapping[str, Any]) -> str:
    if data.get("verdict_id"):
        return _("Verdict taken back")
    if data.get("sign_off_id"):
        return _("Sign-off taken back")
    if data.get("reconfirmation_id"):
        return _("It is not confirmed any more that the verdict still stands")
    if data.get("tie_break_id"):
        return _("The decision on the disagreement taken back")
    if data.get("override_id"):
        return _("House rule not overridden any more")
    if data.get("approval_id"):
        return _("Not approved for publication any more")
    return _("Comment taken back") if data.get("comment_id") else _("File taken back")
