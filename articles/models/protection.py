"""Triggers that keep rows as they were written: the tables of the history."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Forbid to change or delete a row, and to empty the table."""
    changes = pgtrigger.Update | pgtrigger.Delete
    return [pgtrigger.Protect(name="append_only", operation=changes), not_truncatable()]


def not_deletable() -> list[pgtrigger.Trigger]:
    """Forbid to delete a row, and to empty the table."""
    deletion = pgtrigger.Protect(name="not_deletable", operation=pgtrigger.Delete)
    return [deletion, not_truncatable()]


def not_truncatable() -> pgtrigger.Trigger:
    """Forbid TRUNCATE, which asks no trigger that protects a row."""
    return pgtrigger.Trigger(
        name="not_truncatable",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;",
    )


def changes_once(column: str) -> pgtrigger.Protect:
    """Forbid every change of a row but the one that fills `column`, which is empty until then."""
    is_filled = {f"old__{column}__isnull": False}
    stays_empty = {f"new__{column}__isnull": True}
    return pgtrigger.Protect(
        name="changes_once",
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(**is_filled) | pgtrigger.Q(**stays_empty),
    )
