"""What models share: versions against lost updates, rows that never change, withdrawn rows."""

from typing import Self, TypeVar

import pgtrigger
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.refusals import Stale


class Versioned(models.Model):
    """A row that can be changed only by someone who has read its current version."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def change(self, *, expected_version: int, theirs: str = "", **fields: object) -> Self:
        """Set `fields` if nobody changed the row since version `expected_version`: one conditional UPDATE.

        Raises `Stale` with `theirs`, the current text; then nothing has changed.
        """
        rows = type(self)._default_manager.filter(pk=self.pk, version=expected_version)
        if not rows.update(version=F("version") + 1, **fields):
            raise Stale(
                _(
                    "Somebody changed this while you were reading it. Compare both versions, then save again."
                ),
                theirs=theirs,
            )
        self.refresh_from_db()
        return self


Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class StandingRows(models.QuerySet[Row_co]):
    """Rows of a model that a `Withdrawal` can refer to."""

    def standing(self) -> Self:
        """Return the rows that are not withdrawn."""
        return self.filter(withdrawal__isnull=True)


def is_withdrawn(row: models.Model) -> bool:
    """Return whether a row, fetched with its `withdrawal`, was withdrawn."""
    return hasattr(row, "withdrawal")


def append_only() -> pgtrigger.Protect:
    """Return the trigger that refuses to update or delete a row, for a model's `triggers`."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
