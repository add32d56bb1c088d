from collections.abc import Sequence
from typing import Any

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Inconsistency, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Inconsistency]:
    """It is a question again."""
    permissions.require(permissions.may_flag(by))
    inconsistency = found(Inconsistency, entry.before["inconsistency"])
    opened: dict[str, Any] = {"state": Inconsistency.State.OPEN, "dismissed_by": None, "reason": ""}
    return [inconsistency.change(expected_version=expected_version(entry, inconsistency), **opened)]
