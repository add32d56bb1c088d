from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Speaker, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Speaker]:
    """Name, kind, role and aliases are again what they were."""
    permissions.require(permissions.may_attribute(by))
    speaker = found(Speaker, entry.before["speaker"])
    return [
        speaker.change(
            expected_version=expected_version(entry, speaker),
            theirs=speaker.name,
            **entry.before["was"],
        )
    ]
