"""Replace the names of the people of the newsroom in a report, for published pages."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from articles.reports.content.people import external_name, is_external_name
from articles.reports.content.report import Report

# The fields of the records that hold the name of a person of the newsroom.
STAFF_FIELDS = frozenset(
    {
        "added_by",
        "asked_by",
        "assignee",
        "author",
        "by",
        "closed_by",
        "confirmed_by",
        "created_by",
        "dismissed_by",
        "flagged_by",
        "judged_by",
        "overridden_by",
        "owner",
        "signed_off_by",
        "signer",
        "who",
        "written_by",
    }
)


def without_staff_names(report: Report) -> Report:
    """Return the report with "Person 1", "Person 2" in place of the names of staff.

    Each person keeps one number throughout the report, so that readers see that a second person
    signed a verdict off. What people wrote is left as it is.
    """
    numbers: dict[str, str] = {}

    def pseudonym(name: str) -> str:
        if name not in numbers:
            number = _("Person %(number)s") % {"number": len(numbers) + 1}
            numbers[name] = external_name(number) if is_external_name(name) else number
        return numbers[name]

    renamed: Report = _rename(report, pseudonym)
    return renamed


def _rename(value: Any, pseudonym: Callable[[str], str]) -> Any:
    """Return the record, or the tuple of records, with new names. What has none stays the same object."""
    if isinstance(value, tuple):
        return tuple(_rename(each, pseudonym) for each in value)
    changes = {}
    kind: Any = type(value)
    for name in _field_names(kind):
        before = getattr(value, name)
        if name in STAFF_FIELDS and isinstance(before, str):
            after = pseudonym(before) if before else before
        elif isinstance(before, tuple) or is_dataclass(before):
            after = _rename(before, pseudonym)
        else:
            continue
        changes[name] = after
    return replace(value, **changes) if changes else value


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
