from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Claim, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """The claim goes back to whoever had it."""
    permissions.require(permissions.may_assign(by))
    claim = found(Claim, entry.claim)
    return [claim.change(seen=seen(entry, claim), assignee_id=entry.before["assignee"])]
