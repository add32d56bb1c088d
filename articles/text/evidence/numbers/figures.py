"""Find the numbers of a source: 30,000, thirty thousand and, in German, 30.000 are the same number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from articles.text.evidence.source import SourceText
from articles.text.facts.numbers.quantities import read_quantities
from articles.text.facts.numbers.words import NumberReader
from articles.text.spans import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the source, or the first and last of a range, with its unit ("%", "EUR", "").

    `span` includes the unit; `after` is the index of the word behind it. `modifier` is that of a fact:
    "more than", "about"; `hedged` is the span with its words.
    """

    value: Decimal
    unit: str
    span: Span
    after: int
    last: Decimal
    modifier: str
    hedged: Span


def figures(source: SourceText) -> list[Figure]:
    """Return all numbers in order. None overlap. Linear."""
    reader = NumberReader(source.text, source.words, source.language)
    return [
        Figure(
            each.first,
            each.unit,
            Span(each.number_start, each.end),
            each.after,
            each.last,
            each.modifier,
            Span(each.start, each.end),
        )
        for each in read_quantities(reader)
    ]


def of_value(numbers: Sequence[Figure], first: Decimal, last: Decimal) -> Iterator[Figure]:
    """Return the figures with this value, or with these ends."""
    return (figure for figure in numbers if (figure.value, figure.last) == (first, last))
