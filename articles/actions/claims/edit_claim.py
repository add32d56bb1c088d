"""The everyday steps around a claim: its state, who works on it, what is noted of it."""

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Claim, UndoEntry, User
from articles.refusals import NotAllowed, Refused


def move_claim(
    claim: Claim, *, by: User, to: Claim.State, why: str = "", expected_version: int
) -> Claim:
    """Change the check state. Cutting and reopening need a reason.

    Raises `NotAllowed`, `Stale`, or `Refused` when the reason is missing.
    """
    permissions.require(permissions.may_comment(by))
    if to == Claim.State.CUT:
        permissions.require(permissions.may_cut(by), _("Only an editor cuts a claim."))
    if to == Claim.State.SIGNED_OFF:
        raise Refused(_("A claim is signed off by agreeing with its verdict."))
    if to == Claim.State.READY and not claim.verdicts.standing().exists():
        raise Refused(_("Record a verdict first: without one there is nothing to review."))
    if to == Claim.State.READY:
        _require_agreement(claim)
    if claim.needs_reason(to) and not why.strip():
        raise Refused(_("Say why: the reason is kept in the claim's history."))
    with acting(by, why=why), record_undo(UndoEntry.Kind.MOVE_CLAIM, by=by, on=claim) as undo:
        undo.changes(claim)
        claim.move(to, expected_version=expected_version, signed_off_by=None)
    return claim


def _require_agreement(claim: Claim) -> None:
    """What two people judge otherwise is not checked by a third as if nothing were."""
    verdict = claim.verdicts.standing().first()
    if verdict and verdict.sign_offs.disagreeing().exists():
        raise Refused(
            _(
                "Somebody disagrees with the verdict. Record another one, or have an editor decide "
                "which stands."
            )
        )


def assign_claim(claim: Claim, *, by: User, assignee: User | None, expected_version: int) -> Claim:
    """Give the claim to a reviewer, or to nobody. Raises `Stale`, `Refused` for others."""
    permissions.require(permissions.may_assign(by))
    if assignee and not (assignee.is_active and assignee.is_reviewer):
        raise Refused(_("Only reviewers check claims. Choose one of them."))
    with acting(by), record_undo(UndoEntry.Kind.ASSIGN_CLAIM, by=by, on=claim) as undo:
        undo.changes(claim)
        claim.change(expected_version=expected_version, assignee=assignee)
    return claim


def edit_claim(
    claim: Claim,
    *,
    by: User,
    expected_version: int,
    reason: Claim.Reason,
    priority: Claim.Priority,
    note: str = "",
) -> Claim:
    """Correct why a claim was flagged, how urgent it is and what is noted of it.

    Raises `NotAllowed` when it is closed, `Stale` with the note that now stands.
    """
    permissions.require(permissions.may_flag(by))
    if claim.is_closed:
        raise NotAllowed(_("This claim is closed. Reopen it before you change it."))
    with acting(by), record_undo(UndoEntry.Kind.EDIT_CLAIM, by=by, on=claim) as undo:
        undo.changes(claim)
        claim.change(
            expected_version=expected_version,
            theirs=claim.note,
            reason=reason,
            priority=priority,
            note=note,
        )
    return claim
