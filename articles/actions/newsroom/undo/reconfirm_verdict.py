from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Claim, UndoEntry, User, VerdictReconfirmation, Withdrawal


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """The verdict is again as fresh as it was before somebody said that it still stands."""
    claim, stood = (
        found(Claim, entry.claim),
        found(VerdictReconfirmation, entry.before["reconfirmation"]),
    )
    permissions.require(permissions.may_confirm(by, claim))
    claim.change(expected_version=expected_version(entry, claim))
    Withdrawal.objects.create(reconfirmation=stood, author=by)
    return [claim]
