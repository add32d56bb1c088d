from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import expected_version, found
from articles.models import Attribution, Speaker, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Attribution]:
    """Everything is again said by whom it was; a speaker whom nothing names any more goes."""
    permissions.require(permissions.may_attribute(by))
    changed = []
    for was in entry.before["attributions"]:
        attribution = found(Attribution, was["pk"])
        fields = {name: value for name, value in was.items() if name != "pk"}
        changed.append(
            attribution.change(expected_version=expected_version(entry, attribution), **fields)
        )
    if entry.before["added"]:
        added = found(Attribution, entry.before["added"])
        added.change(expected_version=expected_version(entry, added))
        added.delete()
    unnamed = Speaker.objects.filter(attributions__isnull=True, questions__isnull=True)
    unnamed.filter(pk=entry.before["speaker"], version=1).delete()
    return changed
