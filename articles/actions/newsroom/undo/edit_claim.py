from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Claim, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Claim]:
    """Reason, priority and note are again what they were."""
    permissions.require(permissions.may_flag(by))
    claim = found(Claim, entry.claim)
    return [claim.change(expected_version=expected_version(entry, claim), **entry.before)]
