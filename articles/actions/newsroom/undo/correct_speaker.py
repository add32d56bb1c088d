from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Speaker, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Speaker]:
    """Name, kind, role and aliases are again what they were."""
    permissions.require(permissions.may_attribute(by))
    speaker = found(Speaker, entry.before["speaker"])
    return [speaker.change(seen=seen(entry, speaker), theirs=speaker.name, **entry.before["was"])]
