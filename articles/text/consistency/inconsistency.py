"""The input of the checks, and an inconsistency as their result."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from articles.text.facts.fact import Fact
from articles.text.spans import Span


class InconsistencyKind(StrEnum):
    """The kind of an inconsistency."""

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
    """Two places that may contradict each other, and the question to ask. Never a verdict."""

    kind: InconsistencyKind
    first: Span
    second: Span
    question: str


class StatementFacts(NamedTuple):
    """The span of a statement and its checkable facts, sorted."""

    span: Span
    facts: Sequence[Fact]


class CheckedArticle(NamedTuple):
    """A text with the facts of its statements."""

    text: str
    statements: Sequence[StatementFacts]

    def words(self, span: Fact | Span) -> str:
        """Return the words of a fact or span on one line."""
        return " ".join(self.text[span.start : span.end].split())


def fact_span(first: Fact, last: Fact | None = None) -> Span:
    """Return the span of a fact, or from the first to the last of two facts."""
    return Span(first.start, (last or first).end)
