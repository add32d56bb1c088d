from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import found, seen
from articles.models import Attribution, Deed, Speaker, User


def undo(deed: Deed, *, by: User) -> Sequence[Attribution]:
    """Everything is again said by whom it was; a speaker whom nothing names any more goes."""
    permissions.require(permissions.may_attribute(by))
    changed = []
    for was in deed.before["attributions"]:
        attribution = found(Attribution, was["pk"])
        fields = {name: value for name, value in was.items() if name != "pk"}
        changed.append(attribution.change(seen=seen(deed, attribution), **fields))
    if deed.before["added"]:
        added = found(Attribution, deed.before["added"])
        added.change(seen=seen(deed, added))
        added.delete()
    unnamed = Speaker.objects.filter(attributions__isnull=True, queries__isnull=True)
    unnamed.filter(pk=deed.before["speaker"], version=1).delete()
    return changed
