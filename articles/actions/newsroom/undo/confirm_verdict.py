from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Claim, Confirmation, Deed, User, Withdrawal


def undo(deed: Deed, *, by: User) -> Sequence[Claim]:
    """The verdict is again as fresh as it was before somebody said that it still stands."""
    claim, stood = found(Claim, deed.claim), found(Confirmation, deed.before["confirmation"])
    permissions.require(permissions.may_confirm(by, claim))
    claim.change(seen=seen(deed, claim))
    Withdrawal.objects.create(confirmation=stood, author=by)
    return [claim]
