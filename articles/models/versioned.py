"""What two people may change at once carries a version."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.refusals import Stale


class Versioned(models.Model):
    """A row that can be changed only by whoever saw its present version."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def change(self, *, expected_version: int, theirs: str = "", **fields: object) -> Self:
        """Set `fields` if nobody changed the row since version `expected_version`: one conditional UPDATE.

        Raises `Stale`, which carries `theirs`, the text that now stands; then nothing has changed.
        """
        rows = type(self)._default_manager.filter(pk=self.pk, version=expected_version)
        if not rows.update(version=F("version") + 1, **fields):
            raise Stale(
                _(
                    "Somebody changed this while you were reading it. Compare both, then save again."
                ),
                theirs=theirs,
            )
        self.refresh_from_db()
        return self


Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class StandingRows(models.QuerySet[Row_co]):
    """Of a model at which a `withdrawal` may point."""

    def standing(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(withdrawal__isnull=True)
