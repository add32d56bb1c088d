from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Claim, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """Reason, priority and note are again what they were."""
    permissions.require(permissions.may_flag(by))
    claim = found(Claim, entry.claim)
    return [claim.change(seen=seen(entry, claim), **entry.before)]
