"""The names of people in a report, and the mark of those who belong to another newsroom."""

from dataclasses import field
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

PATTERN = "%(name)s (another newsroom)"


def external_name(name: str) -> str:
    """Return the name with the mark of another newsroom, once. An empty name stays empty."""
    return _("%(name)s (another newsroom)") % {"name": internal_name(name)} if name else ""


def internal_name(name: str) -> str:
    """Return the name without the mark, which may be in any language."""
    for mark in _marks():
        while name.endswith(mark) and name != mark:
            name = name.removesuffix(mark).rstrip()
    return name


def is_external_name(name: str) -> bool:
    """Whether the name has the mark of another newsroom."""
    return internal_name(name) != name


def with_english_marks(text: str) -> str:
    """Return a text in which the marks of names are those of English, as in every language."""
    english, *others = _marks()
    for mark in others:
        text = text.replace(mark, english)
    return text


@cache
def _marks() -> tuple[str, ...]:
    """Return the mark in each language, the English one first."""
    marks = {}
    for language in ("en", *(code for code, _name in settings.LANGUAGES)):
        with override(language):
            marks[(_(PATTERN) % {"name": ""}).strip()] = language
    return tuple(marks)


def external_mark() -> Any:
    """Return the field that marks what another newsroom did. Reports of schema version 2 lack it."""
    return field(default=False, metadata={"since": 3})
