"""Flag a statement, or a part of it, as a claim."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.locks import require_newest
from articles.actions.search_index import index_claims
from articles.actions.text_spans import span_of_words, trimmed
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import CONTEXT, Claim, Revision, Statement, UndoEntry, User
from articles.models.versioned import change_locked
from articles.refusals import Refused

CUT = Claim.State.CUT
Flagged = tuple[Claim, dict[str, Any] | None]  # a claim and its former details: see `flag`


def flag_claim(
    statement: Statement,
    *,
    by: User,
    reason: Claim.Reason = Claim.Reason.DISPUTED,
    priority: Claim.Priority = Claim.Priority.NORMAL,
    note: str = "",
    span: tuple[int, int] | None = None,
    words: str = "",
) -> Claim:
    """Flag a statement, or the part of it given by `span` (code points of the revision) or `words`.

    Flagging the same span twice returns the same claim; a claim that was cut is reopened. Raises
    `Refused` if the part is not inside the statement, `Stale` if the revision is not the newest.
    """
    with acting(by, why=note):
        claim, before = flag(
            statement, by=by, reason=reason, priority=priority, note=note, span=span, words=words
        )
        if before is not None:
            with record_undo(UndoEntry.Kind.FLAG_CLAIM, by=by, on=claim) as undo:
                undo.created(claim)
                undo.note(statement=statement.pk, **before)
    return claim


def flag(
    statement: Statement,
    *,
    by: User,
    reason: Claim.Reason = Claim.Reason.DISPUTED,
    priority: Claim.Priority = Claim.Priority.NORMAL,
    note: str = "",
    span: tuple[int, int] | None = None,
    words: str = "",
) -> Flagged:
    """Flag inside the transaction of an action.

    Returns the claim and its former details: empty for a new claim, the reason, priority and note
    of a reopened one, None if nothing changed.
    """
    permissions.require(permissions.may_flag(by))
    spans = [_span_to_flag(statement, span, words)]
    details = {"reason": reason, "priority": priority, "note": note}
    (flagged,) = flag_spans(statement.revision, spans, by=by, details=details)
    return flagged


def flag_spans(
    revision: Revision, spans: Sequence[tuple[int, int]], *, by: User, details: Mapping[str, Any]
) -> list[Flagged]:
    """Flag spans of a revision inside the transaction of an action: for each what `flag` returns."""
    permissions.require(permissions.may_flag(by))
    require_newest(revision)
    starts = [start for start, _end in spans]
    flagged: dict[tuple[int, int], Flagged] = {
        (claim.start, claim.end): (claim, None)
        for claim in revision.claims.filter(start__in=starts).select_for_update()
    }
    cut = [flagged[span][0] for span in spans if span in flagged and flagged[span][0].state == CUT]
    flagged |= {
        (claim.start, claim.end): (claim, {name: getattr(claim, name) for name in details})
        for claim in cut
    }
    change_locked(cut, state=Claim.State.OPEN, signed_off_by=None, **details)
    number = _next_number(revision)
    unknown = [span for span in spans if span not in flagged]
    new = [
        Claim(
            revision=revision,
            start=start,
            end=end,
            number=number + already,
            text=revision.text[start:end],
            prefix=revision.text[max(0, start - CONTEXT) : start],
            suffix=revision.text[end : end + CONTEXT],
            flagged_by=by,
            **details,
        )
        for already, (start, end) in enumerate(unknown)
    ]
    Claim.objects.bulk_create(new)
    flagged |= {(claim.start, claim.end): (claim, {}) for claim in new}
    index_claims([claim.pk for claim, before in flagged.values() if before is not None])
    return [flagged[span] for span in spans]


def _next_number(revision: Revision) -> int:
    """Return the number of the article's next claim. `require_newest` keeps others from taking it."""
    claims = Claim.objects.filter(revision__article=revision.article_id)
    last: int | None = claims.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _span_to_flag(
    statement: Statement, span: tuple[int, int] | None, words: str
) -> tuple[int, int]:
    """Return the span to flag, without spaces at its ends. Raises `Refused` outside the statement."""
    if span is None:
        span = span_of_words(statement, words) if words else (statement.start, statement.end)
    start, end = trimmed(statement.revision.text, *span)
    if not statement.start <= start < end <= statement.end:
        raise Refused(_("The selected text is not inside the statement. Select it again."))
    return start, end
