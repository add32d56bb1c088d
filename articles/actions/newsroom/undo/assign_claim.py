from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Claim, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """The claim goes back to whoever had it."""
    permissions.require(permissions.may_assign(by))
    claim = found(Claim, entry.claim)
    return [
        claim.change(
            expected_version=expected_version(entry, claim), assignee_id=entry.before["assignee"]
        )
    ]
