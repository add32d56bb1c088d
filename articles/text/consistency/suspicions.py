"""What the checks of an article read and what they hand out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from articles.text.facts.fact import Fact
from articles.text.spans import Span


class InconsistencyKind(StrEnum):
    """In what two places of a text do not fit together."""

    NAME = "name"
    QUANTITY = "quantity"
    PERCENTAGE = "percentage"
    SUM = "sum"
    CHANGE = "change"
    WEEKDAY = "weekday"
    AGE = "age"
    QUOTATION = "quotation"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Two places that may contradict each other, and what to ask about them. Never a verdict."""

    kind: InconsistencyKind
    first: Span
    second: Span
    question: str


class Statement(NamedTuple):
    """A statement's place and its checkable facts, sorted."""

    span: Span
    facts: Sequence[Fact]


class Reading(NamedTuple):
    """A text as the checks read it."""

    text: str
    statements: Sequence[Statement]

    def words(self, place: Fact | Span) -> str:
        """What stands there, on one line."""
        return " ".join(self.text[place.start : place.end].split())


def span_of(first: Fact, last: Fact | None = None) -> Span:
    """Where the fact stands, or all from the first to the last."""
    return Span(first.start, (last or first).end)
