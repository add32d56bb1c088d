from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Claim, Deed, User


def undo(deed: Deed, *, by: User) -> Sequence[Claim]:
    """The claim goes back to whoever had it."""
    permissions.require(permissions.may_assign(by))
    claim = found(Claim, deed.claim)
    return [claim.change(seen=seen(deed, claim), assignee_id=deed.before["assignee"])]
