"""Find the numbers of a source: 30,000, thirty thousand and, in German, 30.000 are the same number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from articles.text.evidence.comparable_words import CURRENCY_SIGNS, Word
from articles.text.evidence.numbers.spoken import LONGEST_NUMBER, LONGEST_UNIT, spoken_value
from articles.text.evidence.source import SourceText
from articles.text.evidence.vocabulary import Vocabulary, load_vocabulary
from articles.text.spans import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the source with its unit ("%", "EUR", or "" if unknown).

    `span` includes the unit; `after` is the index of the word behind it.
    """

    value: Decimal
    unit: str
    span: Span
    after: int


def figures(source: SourceText) -> list[Figure]:
    """Return all numbers in order. None overlap. Linear."""
    vocabulary = load_vocabulary(source.language)
    numbers: list[Figure] = []
    at = 0
    while at < len(source.words):
        if not _may_begin(source.keys[at], vocabulary):
            at += 1
            continue
        figure = _read(source, at, vocabulary)
        at = max(at + 1, figure.after if figure else 0)
        if figure:
            numbers.append(figure)
    return numbers


def _may_begin(key: str, vocabulary: Vocabulary) -> bool:
    return key.lstrip("-")[:1].isdecimal() or key in vocabulary.numbers


def _read(source: SourceText, at: int, vocabulary: Vocabulary) -> Figure | None:
    """The longest number that begins at this word, with the unit behind it or the sign before it."""
    words = source.words
    for length in range(min(LONGEST_NUMBER, len(words) - at), 0, -1):
        some = words[at : at + length]
        if not _is_close(source.text, some):
            continue
        size = spoken_value(source.text, some, vocabulary)
        if size is not None:
            end = at + length
            unit, behind = _unit(words[end : end + LONGEST_UNIT], vocabulary)
            start = words[at].start
            if not unit and at and words[at - 1].key in CURRENCY_SIGNS:
                unit, start = vocabulary.units.get((words[at - 1].key,), ""), words[at - 1].start
            return Figure(size, unit, Span(start, words[end + behind - 1].end), end + behind)
    return None


def _is_close(text: str, words: Sequence[Word]) -> bool:
    """Tell whether only blanks and hyphens lie between the words of a number."""
    gaps = (text[w.end : o.start] for w, o in pairwise(words))
    return all(len(gap) <= 1 and gap in "- \u00a0\u202f\n" for gap in gaps)


def _unit(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[str, int]:
    """The unit at the start of these words, and how many words it has."""
    for length in range(len(words), 0, -1):
        unit = vocabulary.units.get(tuple(word.key for word in words[:length]))
        if unit:
            return unit, length
    return "", 0


def of_value(numbers: Sequence[Figure], size: Decimal) -> Iterator[Figure]:
    """Return the figures with this value."""
    return (figure for figure in numbers if figure.value == size)
