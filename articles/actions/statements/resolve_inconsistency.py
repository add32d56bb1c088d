"""Resolve a possible inconsistency: ask somebody about it, or dismiss it."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.claims import flag
from articles.actions.locks import require_newest
from articles.actions.questions import create_question
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Claim, Inconsistency, Question, Statement, UndoEntry, User
from articles.refusals import NotAllowed, Refused

REASONS = {
    "name": Claim.Reason.NAME,
    "quotation": Claim.Reason.QUOTATION,
}


def ask_about_inconsistency(
    inconsistency: Inconsistency,
    *,
    by: User,
    expected_version: int,
    addressee: str,
    channel: Question.Channel,
) -> Question:
    """Ask about an inconsistency: flags the statement of its first place and adds the question.

    Raises `Refused` without a recipient, `NotAllowed` if it is already resolved, `Stale`.
    """
    permissions.require(permissions.may_flag(by))
    _require_open(inconsistency)
    with acting(by, why=inconsistency.question):
        require_newest(inconsistency.revision)
        claim = _claim_at(inconsistency, by)
        question = create_question(
            claim, by=by, addressee=addressee, channel=channel, text=inconsistency.question
        )
        kind = UndoEntry.Kind.ASK_ABOUT_INCONSISTENCY
        with record_undo(kind, by=by, on=claim) as undo:
            undo.created(question)
            undo.changes(inconsistency)
            inconsistency.change(
                expected_version=expected_version,
                state=Inconsistency.State.ASKED,
                asked_question=question,
            )
    return question


def dismiss_inconsistency(
    inconsistency: Inconsistency, *, by: User, expected_version: int, reason: str
) -> Inconsistency:
    """Dismiss an inconsistency. Raises `Refused` without a reason, `NotAllowed`, `Stale`."""
    permissions.require(permissions.may_flag(by))
    _require_open(inconsistency)
    if not reason.strip():
        raise Refused(_("Enter a reason, so that the next reader knows why this is no problem."))
    article = inconsistency.revision.article
    recording = record_undo(UndoEntry.Kind.DISMISS_INCONSISTENCY, by=by, on=article)
    with acting(by, why=reason), recording as undo:
        require_newest(inconsistency.revision)
        undo.changes(inconsistency)
        inconsistency.change(
            expected_version=expected_version,
            state=Inconsistency.State.DISMISSED,
            dismissed_by=by,
            reason=reason.strip(),
        )
        return inconsistency


def _require_open(inconsistency: Inconsistency) -> None:
    if inconsistency.state != Inconsistency.State.OPEN:
        raise NotAllowed(_("Someone has already resolved this. Reload the page to see how."))


def _claim_at(inconsistency: Inconsistency, by: User) -> Claim:
    """Return the claim on the statement of the first place, flagged if there is none."""
    start = inconsistency.first_start
    statements = Statement.objects.filter(revision=inconsistency.revision_id)
    statement = statements.select_related("revision").get(start__lte=start, end__gt=start)
    reason = REASONS.get(inconsistency.kind, Claim.Reason.NUMBER)
    return flag(statement, by=by, reason=reason, note=inconsistency.question)[0]
