"""Which words stand out and which hardly count, read from `<language>/evidence.txt`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.text.languages import KNOWN, SMALL_WORDS, lines, words

# A small word says little about where a passage comes from: four of them weigh as much as one that
# names something. With less, "it is what it is" would weigh nothing; with more, a stretch of
# "that there is a" could carry a translated quotation.
SMALL_WEIGHT = 0.25
DECIMAL_COMMA = frozenset({"de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "ru"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word classes of one language. All keys are small letters with straight apostrophes.

    `scales` and `units` say what a word means: "bn" is 10**9, ("per", "cent") is "%".
    """

    negations: frozenset[str]
    negating: tuple[str, ...]
    numbers: frozenset[str]
    scales: dict[str, int]
    units: dict[tuple[str, ...], str]
    months: dict[str, int]
    days: dict[str, int]


@cache
def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of a language, or that of all languages together for one that is not known."""
    codes = [code] if code in KNOWN else list(KNOWN)
    classes: dict[str, list[str]] = {}
    for name, listed in _classes(codes):
        classes.setdefault(name, []).extend(listed)
    scales = {word: int(size) for size, word in _pairs(classes, "scale")}
    units = {
        tuple(word.split("+")): unit.replace("+", " ") for unit, word in _pairs(classes, "unit")
    }
    months = {
        name: place % 12 + 1
        for list_name in ("short_months", "months")
        for place, name in enumerate(classes.get(list_name, []))
    }
    days = {name: place % 7 + 1 for place, name in enumerate(classes.get("days", []))}
    spoken = {word for unit in units for word in unit}
    return Vocabulary(
        frozenset(classes.get("negations", [])),
        tuple(classes.get("negating", [])),
        frozenset(classes.get("numbers", [])) | frozenset(scales) | spoken,
        scales,
        units,
        months,
        days,
    )


@cache
def weight(key: str) -> float:
    """How much a word says about where a passage comes from: `SMALL_WEIGHT` or 1."""
    return SMALL_WEIGHT if key in _small() else 1.0


@cache
def _small() -> frozenset[str]:
    """The small words of all languages: a passage in French may be asked of an English source."""
    listed = {word for small in SMALL_WORDS.values() for word in small.split()}
    return frozenset(listed) | words("function_words")


def _classes(codes: list[str]) -> Iterator[tuple[str, list[str]]]:
    for code in codes:
        for line in lines(code, "evidence"):
            name, _colon, rest = line.partition(":")
            yield name, [rest] if name in ("scale", "unit") else rest.split()


def _pairs(classes: dict[str, list[str]], name: str) -> Iterator[tuple[str, str]]:
    """Of lines "scale: 1000: thousand k", the meaning with each word."""
    for rest in classes.get(name, []):
        meaning, _colon, listed = rest.partition(":")
        for word in listed.split():
            yield meaning.strip(), word
