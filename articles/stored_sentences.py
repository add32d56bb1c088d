"""Sentences of the program that the database keeps: written in English, shown in the reader's language.

So nothing that is stored depends on who wrote it. What an import adds to claims, such as “Footnote: …”,
is content of the newsroom: it is written in the language of the installation, and shown as it is.
"""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cache, lru_cache
from pathlib import Path

from babel.messages.mofile import read_mo
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

ENGLISH = "en"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}|%[sd]")
LETTERS_NEEDED = 12  # of a sentence with placeholders, so that it cannot match what it does not say
# The reasons in the history that the program writes. All others are what people typed.
REASONS = (
    "Undone: %(what)s",
    "Sign-offs now needed: %(n)s",
    "Confirmed the verdict of another newsroom",
    "Imported from another newsroom’s report",
    "A reader reported an error.",
)


def in_english() -> AbstractContextManager[None]:
    """Write a sentence as it is stored, in English whatever language is active."""
    return translation.override(ENGLISH)


def in_newsroom_language() -> AbstractContextManager[None]:
    """Write content for the whole newsroom, in its language whatever language is active."""
    return translation.override(settings.LANGUAGE_CODE)


def translated(sentence: str) -> str:
    """Return a stored sentence in the language of the page, in English without a translation."""
    language = translation.get_language() or ENGLISH
    return sentence if language == ENGLISH or not sentence else _translated(sentence, language)


def translated_reason(reason: str) -> str:
    """Return the reason of an event; what a person typed stays as it is."""
    language = translation.get_language() or ENGLISH
    if language == ENGLISH or not reason:
        return reason
    matches = (_filled_in(template, reason) for template in REASONS)
    return next(filter(None, matches), reason)


@lru_cache(maxsize=1_000)
def _translated(sentence: str, language: str) -> str:
    exact = gettext(sentence)
    if exact != sentence:
        return exact
    matches = (_filled_in(template, sentence) for template in _templates(language))
    return next(filter(None, matches), sentence)


@cache
def _templates(language: str) -> tuple[str, ...]:
    """Return the translated sentences with placeholders, those with the most words first."""
    return tuple(sorted(_with_placeholders(language), key=len, reverse=True))


def _with_placeholders(language: str) -> Iterator[str]:
    for folder in settings.LOCALE_PATHS:
        path = Path(folder) / language / "LC_MESSAGES" / "django.mo"
        if not path.exists():
            continue
        with path.open("rb") as file:
            for message in read_mo(file):
                template = message.id
                if not isinstance(template, str) or not PLACEHOLDER.search(template):
                    continue
                if len(re.findall(r"\w", PLACEHOLDER.sub("", template))) >= LETTERS_NEEDED:
                    yield template


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return what matches a template with any values. A name that repeats has the same value."""
    parts, end = [], 0
    names: set[str] = set()
    for number, match in enumerate(PLACEHOLDER.finditer(template)):
        name = match[1] or match[2] or f"value{number}"
        parts.append(re.escape(template[end : match.start()].replace("%%", "%")))
        parts.append(f"(?P={name})" if name in names else f"(?P<{name}>.+?)")
        names.add(name)
        end = match.end()
    parts.append(re.escape(template[end:].replace("%%", "%")))
    return re.compile("".join(parts), re.DOTALL)


def _filled_in(template: str, sentence: str) -> str:
    """Return the translation of a template with the values of a sentence; empty if it is another."""
    match = _pattern(template).fullmatch(sentence)
    if match is None:
        return ""
    values = {name: gettext(value) for name, value in match.groupdict().items()}
    numbered = iter([values[name] for name in values if name.startswith("value")])

    def value_of(placeholder: re.Match[str]) -> str:
        name = placeholder[1] or placeholder[2]
        return values.get(name, "") if name else next(numbered, "")

    return PLACEHOLDER.sub(value_of, gettext(template)).replace("%%", "%")
