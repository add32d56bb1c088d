"""What editors do after publication: draft a correction, record who was informed, settle the case."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import (
    Article,
    CorrectionCase,
    CorrectionNotice,
    Edition,
    Question,
    UndoEntry,
    User,
)
from articles.refusals import NotAllowed, Refused

State = CorrectionCase.State


def draft_correction(
    case: CorrectionCase, *, by: User, expected_version: int, draft: str
) -> CorrectionCase:
    """Save the editor's note to readers. An empty one brings the program's own draft back.

    Raises `NotAllowed` for a case that is closed, `Stale` with the draft that somebody else saved.
    """
    article = _require_open(case, by)
    recording = record_undo(UndoEntry.Kind.DRAFT_CORRECTION, by=by, on=article)
    with acting(by), recording as undo:
        undo.changes(case)
        return case.change(
            expected_version=expected_version, theirs=_saved_draft(case), draft=draft.strip()
        )


def settle_correction(
    case: CorrectionCase, *, by: User, expected_version: int, reason: str = ""
) -> CorrectionCase:
    """Settle a case: corrected, or with the reason why no correction is needed.

    Raises `Refused` without a reason if no edition was published since, `NotAllowed`, `Stale`.
    """
    article = _require_open(case, by)
    if not reason.strip() and case.correction_id is None:
        raise Refused(
            _("Publish a correction first, or enter the reason why no correction is needed.")
        )
    recording = record_undo(UndoEntry.Kind.SETTLE_CORRECTION, by=by, on=article)
    with acting(by, why=reason), recording as undo:
        undo.changes(case)
        return case.change(
            expected_version=expected_version,
            theirs=_saved_draft(case),
            state=State.SETTLED,
            reason=reason.strip(),
            settled_by=by,
            closed_at=timezone.now(),
        )


def reopen_correction(case: CorrectionCase, *, by: User, expected_version: int) -> CorrectionCase:
    """Open a settled case again. Raises `NotAllowed`, `Stale`."""
    permissions.require(permissions.may_publish(by))
    if case.state != State.SETTLED:
        raise NotAllowed(_("Only a settled case can be reopened."))
    article = _article_of(case)
    recording = record_undo(UndoEntry.Kind.REOPEN_CORRECTION, by=by, on=article)
    with acting(by), recording as undo:
        undo.changes(case)
        return case.change(
            expected_version=expected_version,
            state=State.OPEN,
            reason="",
            settled_by=None,
            closed_at=None,
        )


def record_notice(
    case: CorrectionCase,
    *,
    by: User,
    name: str,
    channel: Question.Channel,
    informed_at: datetime | None = None,
    note: str = "",
) -> CorrectionNotice:
    """Record who was informed of the correction, also after the case is settled. Undo removes it.

    Raises `Refused` without a name, or for a time in the future.
    """
    permissions.require(permissions.may_publish(by))
    if not name.strip():
        raise Refused(_("Enter the person or outlet that was informed."))
    informed_at = informed_at or timezone.now()
    if informed_at > timezone.now():
        raise Refused(_("This time is in the future. Record the notice after it was given."))
    article = _article_of(case)
    recording = record_undo(UndoEntry.Kind.RECORD_NOTICE, by=by, on=article)
    with acting(by), recording as undo:
        notice = CorrectionNotice.objects.create(
            case=case,
            name=name.strip(),
            channel=channel,
            informed_at=informed_at,
            note=note.strip(),
            recorded_by=by,
        )
        undo.created(notice)
        return notice


def record_correction(edition: Edition) -> None:
    """Enter an edition into the open cases of the earlier ones, in the transaction that publishes it."""
    earlier = CorrectionCase.objects.filter(
        edition__publication=edition.publication,
        edition__number__lt=edition.number,
        state=State.OPEN,
        correction=None,
    )
    for case in earlier:
        case.change(expected_version=case.version, correction=edition)


def _require_open(case: CorrectionCase, by: User) -> Article:
    """Return the article. Raises `NotAllowed` for anyone but editors, and for a closed case."""
    permissions.require(permissions.may_publish(by))
    if not case.is_open:
        raise NotAllowed(_("This case is closed. Reload the page to see its result."))
    return _article_of(case)


def _saved_draft(case: CorrectionCase) -> str:
    """Return the draft that is saved now, for those who saved another one at the same time."""
    return str(CorrectionCase.objects.values_list("draft", flat=True).get(pk=case.pk))


def _article_of(case: CorrectionCase) -> Article:
    return case.edition.publication.article
