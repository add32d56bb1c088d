"""The names of people in a report, and the mark of those who belong to another newsroom."""

from dataclasses import field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

PATTERN = "%(name)s (another newsroom)"


def external_name(name: str) -> str:
    """Return the name with the mark of another newsroom, once. An empty name stays empty."""
    return _("%(name)s (another newsroom)") % {"name": internal_name(name)} if name else ""


def internal_name(name: str) -> str:
    """Return the name without the mark, in English or in the language of the page."""
    for mark in _marks():
        while name.endswith(mark) and name != mark:
            name = name.removesuffix(mark).rstrip()
    return name


def is_external_name(name: str) -> bool:
    """Whether the name has the mark of another newsroom."""
    return internal_name(name) != name


def _marks() -> set[str]:
    with override("en"):
        english = _(PATTERN) % {"name": ""}
    return {english.strip(), (_(PATTERN) % {"name": ""}).strip()}


def external_mark() -> Any:
    """Return the field that marks what another newsroom did. Reports of schema version 2 lack it."""
    return field(default=False, metadata={"since": 3})
