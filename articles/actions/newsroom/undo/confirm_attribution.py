from collections.abc import Sequence
from typing import Any

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Attribution, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Attribution]:
    """The speaker is a suggestion again."""
    permissions.require(permissions.may_attribute(by))
    attribution = found(Attribution, entry.before["attribution"])
    suggested: dict[str, Any] = {"state": Attribution.State.SUGGESTED, "confirmed_by": None}
    return [attribution.change(expected_version=expected_version(entry, attribution), **suggested)]
