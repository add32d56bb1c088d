"""What every inverse needs: the row as it is now, and the version that it must still have."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from articles.actions.undo_log import Row, name_of
from articles.models import UndoEntry, User
from articles.refusals import Stale

Found = TypeVar("Found", bound=Model)


class Inverse(Protocol):
    """Takes a entry back. Returns the rows with a version that it changed, as they are now."""

    def __call__(self, entry: UndoEntry, *, by: User) -> Sequence[Row]: ...


def built_on() -> Stale:
    """What to raise when somebody has gone on from what would be undone."""
    return Stale(_("Somebody has built on it since, so it is not undone."))


def found(model: type[Found], pk: int | None) -> Found:
    """The row. Raises `Stale` when it is there no more."""
    row = model._default_manager.filter(pk=pk).first()
    if row is None:
        raise built_on()
    return row


def expected_version(entry: UndoEntry, row: Row) -> int:
    """The version that `row` has if nobody has built on what the entry left.

    Undoing a later entry brings a row back to what it was, under a newer version.
    """
    name = name_of(row)
    version: int = entry.left[name]
    later = UndoEntry.objects.filter(
        article=entry.article_id, pk__gt=entry.pk, undone_at__isnull=False, back__has_key=name
    )
    for before, after in later.order_by("pk").values_list("found", "back"):
        if before.get(name) == version:
            version = after[name]
    return version
