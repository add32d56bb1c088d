from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Claim, Deed, User


def undo(deed: Deed, *, by: User) -> Sequence[Claim]:
    """Reason, priority and note are again what they were."""
    permissions.require(permissions.may_flag(by))
    claim = found(Claim, deed.claim)
    return [claim.change(seen=seen(deed, claim), **deed.before)]
