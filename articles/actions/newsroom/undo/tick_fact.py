from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Deed, Tick, User


def undo(deed: Deed, *, by: User) -> Sequence[Tick]:
    """The fact is not ticked again."""
    permissions.require(permissions.may_tick(by))
    tick = found(Tick, deed.before["tick"])
    return [tick.change(seen=seen(deed, tick), ticked_by=None, ticked_at=None)]
