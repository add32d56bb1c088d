"""The numbers of a source, by what they say: 30,000 is thirty thousand is, in German, 30.000."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from articles.text.evidence.numbers.spoken import LONGEST_NUMBER, LONGEST_UNIT, value
from articles.text.evidence.source import Source
from articles.text.evidence.vocabulary import Vocabulary, vocabulary
from articles.text.evidence.words import CURRENCIES, Word
from articles.text.spans import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the source: how much, of which unit ("%", "EUR", "" when none is known), and the
    index of the word after it. `span` takes the unit in."""

    value: Decimal
    unit: str
    span: Span
    after: int


def figures(source: Source) -> list[Figure]:
    """All numbers in order; none overlap. Linear."""
    known = vocabulary(source.language)
    found: list[Figure] = []
    at = 0
    while at < len(source.words):
        if not _may_begin(source.keys[at], known):
            at += 1
            continue
        figure = _read(source, at, known)
        at = max(at + 1, figure.after if figure else 0)
        if figure:
            found.append(figure)
    return found


def _may_begin(key: str, known: Vocabulary) -> bool:
    return key.lstrip("-")[:1].isdecimal() or key in known.numbers


def _read(source: Source, at: int, known: Vocabulary) -> Figure | None:
    """The longest number that begins at this word, with its unit behind or its sign before."""
    words = source.words
    for length in range(min(LONGEST_NUMBER, len(words) - at), 0, -1):
        some = words[at : at + length]
        if not _is_close(source.text, some):
            continue
        size = value(source.text, some, known)
        if size is not None:
            end = at + length
            unit, behind = _unit(words[end : end + LONGEST_UNIT], known)
            start = words[at].start
            if not unit and at and words[at - 1].key in CURRENCIES:
                unit, start = known.units.get((words[at - 1].key,), ""), words[at - 1].start
            return Figure(size, unit, Span(start, words[end + behind - 1].end), end + behind)
    return None


def _is_close(text: str, words: Sequence[Word]) -> bool:
    """Do only blanks and hyphens lie between the words of a number?"""
    gaps = (text[w.end : o.start] for w, o in pairwise(words))
    return all(len(gap) <= 1 and gap in "- \u00a0\u202f\n" for gap in gaps)


def _unit(words: Sequence[Word], known: Vocabulary) -> tuple[str, int]:
    """The unit that these words begin with, and how many words it takes."""
    for length in range(len(words), 0, -1):
        unit = known.units.get(tuple(word.key for word in words[:length]))
        if unit:
            return unit, length
    return "", 0


def of_value(found: Sequence[Figure], size: Decimal) -> Iterator[Figure]:
    """Those that say this much."""
    return (figure for figure in found if figure.value == size)
