from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.locks import require_newest
from articles.actions.text_spans import span_of_words, trimmed
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import CONTEXT, Claim, Statement, UndoEntry, User
from articles.refusals import Refused


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
    """Flag a statement, or the part of it that `span` (code points of the revision) or `words`
    names. Flagging the same words twice is flagging them once; a claim that was cut is opened again.

    Raises `Refused` when the part does not lie in the statement, `Stale` when the text is old.
    """
    with acting(by, why=note):
        claim, was = flag(
            statement, by=by, reason=reason, priority=priority, note=note, span=span, words=words
        )
        if was is not None:
            with record_undo(UndoEntry.Kind.FLAG_CLAIM, by=by, on=claim) as undo:
                undo.created(claim)
                undo.note(statement=statement.pk, **was)
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
) -> tuple[Claim, dict[str, Any] | None]:
    """The same inside the transaction of an action.

    Also returns what was there before: nothing (empty), or what the claim was when it was cut;
    None when nothing has changed.
    """
    permissions.require(permissions.may_flag(by))
    revision = statement.revision
    if span is None:
        span = span_of_words(statement, words) if words else (statement.start, statement.end)
    start, end = trimmed(revision.text, *span)
    if not statement.start <= start < end <= statement.end:
        raise Refused(_("The words chosen do not lie inside the statement. Choose them again."))
    require_newest(revision)
    told = {"reason": reason, "priority": priority, "note": note}
    claim, made = revision.claims.get_or_create(
        start=start,
        end=end,
        defaults={
            "text": revision.text[start:end],
            "prefix": revision.text[max(0, start - CONTEXT) : start],
            "suffix": revision.text[end : end + CONTEXT],
            "flagged_by": by,
            **told,
        },
    )
    if made:
        return claim, {}
    if claim.state != Claim.State.CUT:
        return claim, None
    was = {"reason": claim.reason, "priority": claim.priority, "note": claim.note}
    claim.move(Claim.State.OPEN, expected_version=claim.version, **told)
    return claim, was
