from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Claim, SignOff, UndoEntry, User, Withdrawal


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """The sign-off stays in the history and counts no more; the claim is what it was before."""
    claim, signed = found(Claim, entry.claim), found(SignOff, entry.before["sign_off"])
    permissions.require(permissions.may_sign_off(by, signed.verdict))
    claim.step_back(
        Claim.State(entry.before["state"]),
        expected_version=expected_version(entry, claim),
        signed_off_by=None,
    )
    Withdrawal.objects.create(sign_off=signed, author=by)
    return [claim]
