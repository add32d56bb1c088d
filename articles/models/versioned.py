"""Versions, which keep one person from overwriting the change of another."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.refusals import Stale

CHANGED = _(
    "Somebody changed this while you were reading it. Compare both versions, then save again."
)


class Versioned(models.Model):
    """A row that can be changed only by someone who has read its current version."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def change(self, *, expected_version: int, theirs: str = "", **fields: object) -> Self:
        """Set `fields` if nobody changed the row since version `expected_version`: one conditional UPDATE.

        Raises `Stale` with `theirs`, the current text; then nothing has changed.
        """
        rows = type(self)._default_manager.filter(pk=self.pk)
        if not self.update_version(rows, expected_version, fields):
            raise Stale(CHANGED, theirs=theirs)
        return self

    def update_version(
        self, rows: models.QuerySet[Any], expected_version: int, fields: Mapping[str, object]
    ) -> bool:
        """Set `fields` and raise the version, if `rows` has this row in the expected version.

        The row in memory is then as that in the database: one query, if it was before.
        """
        matching = rows.filter(version=expected_version)
        if not matching.update(version=F("version") + 1, **fields):
            return False
        is_computed = any(hasattr(value, "resolve_expression") for value in fields.values())
        if is_computed or self.version != expected_version:
            self.refresh_from_db()
            return True
        for name, value in {**fields, "version": expected_version + 1}.items():
            setattr(self, name, value)
        return True

    def require_version(self, expected_version: int, *, theirs: str = "") -> None:
        """Raise `Stale` as `change` would, for work that is done later."""
        rows = type(self)._default_manager.filter(pk=self.pk, version=expected_version)
        if not rows.exists():
            raise Stale(CHANGED, theirs=theirs)


def change_locked(rows: Sequence[Versioned], **fields: object) -> None:
    """Set `fields` of rows of one model that this transaction has locked: one UPDATE for all.

    The rows in memory are then as those in the database, if they were read when they were locked.
    """
    if not rows:
        return
    locked = type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows])
    locked.update(version=F("version") + 1, **fields)
    for row in rows:
        for name, value in {**fields, "version": row.version + 1}.items():
            setattr(row, name, value)
