"""The facts of a statement as rows of its card, and their ticks."""

from dataclasses import dataclass

from articles.models import Revision, Statement, Tick
from articles.reads.articles import Ticks
from articles.text import Span, facts
from articles.text.facts import Fact

MOST_LISTED = 100  # facts, and quotations; a text without full stops is one very long statement
LONG_STATEMENT = 10_000  # code points; of a longer one only the text around facts is read
AROUND = 200  # code points


@dataclass(frozen=True, slots=True)
class FactRow:
    """Something to check in the statement, with its tick."""

    fact: tuple[int, int, str]
    words: str
    kind: str
    reading: Fact | None  # what the text engine reads in it now
    tick: Tick | None

    @property
    def is_checked(self) -> bool:
        """Whether somebody of this newsroom has ticked it."""
        return self.tick is not None and not self.tick.is_external

    @property
    def name(self) -> str:
        """The name of the fact in forms."""
        return "-".join(map(str, self.fact))


def fact_rows(revision: Revision, statement: Statement, ticks: Ticks) -> list[FactRow]:
    """Return the facts of the statement, in text order, as they were found when it was split.

    Of very many facts, they are those around the first one that is not ticked.
    """
    listed = _listed_facts(statement, ticks)
    readings = {
        (each.start, each.end, each.kind.value): each
        for span in _spans_to_read(statement, listed)
        for each in facts(revision.text, span, revision.article.language or None)
    }
    return [
        FactRow(
            fact=(start, end, kind),
            words=revision.text[start:end],
            kind=str(Tick.Kind(kind).label),
            reading=readings.get((start, end, kind)),
            tick=ticks.get((start, end, kind)),
        )
        for start, end, kind in listed
    ]


def _listed_facts(statement: Statement, ticks: Ticks) -> list[tuple[int, int, str]]:
    every = [(start, end, kind) for start, end, kind in statement.facts]
    unticked = (number for number, fact in enumerate(every) if not _is_checked(fact, ticks))
    first = max(0, next(unticked, 0) - MOST_LISTED // 2) if len(every) > MOST_LISTED else 0
    return every[first : first + MOST_LISTED]


def _spans_to_read(statement: Statement, listed: list[tuple[int, int, str]]) -> list[Span]:
    """Return the statement; of a very long one, the text around each listed fact."""
    start, end = statement.start, statement.end
    if end - start <= LONG_STATEMENT:
        return [Span(start, end)] if listed else []
    return [
        Span(max(start, first - AROUND), min(end, last + AROUND)) for first, last, _kind in listed
    ]


def count_ticked(statement: Statement, ticks: Ticks) -> int:
    """Return how many facts of the statement are ticked, listed or not."""
    return sum(1 for start, end, kind in statement.facts if _is_checked((start, end, kind), ticks))


def _is_checked(fact: tuple[int, int, str], ticks: Ticks) -> bool:
    return fact in ticks and not ticks[fact].is_external


def stray_ticks(statement: Statement, ticks: Ticks) -> list[Tick]:
    """Return the ticks of facts that the statement no longer has."""
    if not ticks:
        return []
    known = {(start, end, kind) for start, end, kind in statement.facts}
    return [
        tick
        for tick in ticks.values()
        if tick.start < statement.end and tick.end > statement.start and tick.fact not in known
    ]
