from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Deed, Speaker, User


def undo(deed: Deed, *, by: User) -> Sequence[Speaker]:
    """Name, kind, role and aliases are again what they were."""
    permissions.require(permissions.may_attribute(by))
    speaker = found(Speaker, deed.before["speaker"])
    return [speaker.change(seen=seen(deed, speaker), theirs=speaker.name, **deed.before["was"])]
