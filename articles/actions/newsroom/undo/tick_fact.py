from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Tick, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Tick]:
    """The fact is not ticked again."""
    permissions.require(permissions.may_tick(by))
    tick = found(Tick, entry.before["tick"])
    return [
        tick.change(expected_version=expected_version(entry, tick), ticked_by=None, ticked_at=None)
    ]
