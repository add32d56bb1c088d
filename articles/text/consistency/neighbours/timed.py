"""Find two values of one quantity at two times: "last year 10,000, this year 11,000"."""

import re
from typing import NamedTuple

from articles.text.consistency.article import Figure, StatementFacts, fact_span
from articles.text.consistency.numbers.change import change_of
from articles.text.consistency.vocabulary import CAPITAL_NOUNS
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

NO_LEVELS = frozenset({"age", "Y", "M", "W", "D", "TH", "TM", "TS", "percentage points"})
NOW = 9999  # the time of "this year"
BEFORE = 0  # the time of "last year"
EARLIER = -1  # the time of "the year before"
TIMES = {"this_time": NOW, "last_time": BEFORE, "earlier_time": EARLIER}
FAR = 8  # words between the earlier value and the words for its time
SEPARATORS = re.compile(r"[,;]|\s(?:and|und|et|y|while|but)\s")


class Timed(NamedTuple):
    """A figure and its time: a year, or one of the two above."""

    statement: StatementFacts
    figure: Figure
    time: int


class Pair(NamedTuple):
    """The earlier and the later value of one quantity."""

    before: Figure
    after: Figure
    compared: bool = False  # the text says when it was the one and when the other

    def span(self) -> Span:
        """Return the text from the one to the other."""
        first, last = sorted((self.before, self.after), key=lambda figure: figure.start)
        return fact_span(first, last)


def pair_of(statement: StatementFacts, former: StatementFacts | None) -> Pair | None:
    """The two values that a statement, or it and the one before it, give of one quantity."""
    if len(statement.quantities) > 1:
        levels = _levels(statement)
        change = change_of(statement, None) if len(levels) == 2 else None
        if change and change.old == change.before.value:
            return Pair(change.before, change.after)
        if len(levels) == 2 and (pair := _compared(statement, *levels)):
            return pair
    here = _timed(statement)
    if len(here) == 2:
        return _as_pair(here[0], here[1])
    if len(here) != 1 or former is None or not former.quantities:
        return None
    if any(figure.measure == "%" for figure in former.figures):
        return None
    known = {fact.value for fact in _names(former)}
    if any(fact.value not in known for fact in _names(statement)):
        return None
    there = _timed(former)
    return _as_pair(there[0], here[0]) if len(there) == 1 else None


def _compared(statement: StatementFacts, after: Figure, before: Figure) -> Pair | None:
    """The two values in "640 cases, compared with 510 the year before"."""
    behind = statement.text[before.end : statement.span.end].partition(",")[0]
    if not statement.is_before("compared", before.start) or len(behind.split()) > FAR:
        return None
    named = any(
        position.start >= before.start
        for name in ("last_time", "earlier_time")
        for position in statement.places(name)
    )
    pair = _as_pair(Timed(statement, before, BEFORE), Timed(statement, after, NOW))
    return pair if named and after.measure == before.measure else None


def _levels(statement: StatementFacts) -> list[Figure]:
    """The figures that may be values of a quantity: the two with a currency or unit, if there are others."""
    levels = [
        figure
        for figure in statement.figures
        if figure.measure not in NO_LEVELS
        and figure.fact.modifier in ("", "about")
        and figure.value > 1
    ]
    measured = [figure for figure in levels if " " in figure.measure]
    return measured if len(levels) > len(measured) == 2 else levels


def _timed(statement: StatementFacts) -> list[Timed]:
    """The figures of a statement with their times, if each has one of its own."""
    if not statement.quantities:
        return []
    times = _times(statement)
    if not times:
        return []
    levels = [figure for figure in _levels(statement) if figure.measure != "%"]
    if not 1 <= len(levels) <= 2 or len(times) < len(levels):
        return []
    if len(levels) == 1:
        return [Timed(statement, levels[0], times[0][1])] if len(times) == 1 else []
    if len(times) != 2:
        return []
    (first, before), (second, after) = times
    left, right = levels
    each_before = first.end <= left.start
    each_behind = first.start >= left.end and second.start >= right.end
    parted = each_before or each_behind or SEPARATORS.search(statement.text, left.end, right.start)
    if first.end > right.start or second.start < left.end or not parted:
        return []
    if any(left.end <= fact.start < right.start for fact in _names(statement)):
        return []  # "in Hull 40 in 2020; in Leeds 50 in 2023"
    return [Timed(statement, left, before), Timed(statement, right, after)]


def _names(statement: StatementFacts) -> list[Fact]:
    names = [fact for fact in statement.facts if fact.kind == FactKind.NAME]
    if statement.vocabulary.code not in CAPITAL_NOUNS:
        return names
    return [fact for fact in names if statement.text[fact.start - 3 : fact.start].lower() == "in "]


def _times(statement: StatementFacts) -> list[tuple[Span, int]]:
    times = [
        (fact_span(fact), int(fact.value))
        for fact in statement.days
        if len(fact.value) == 4 and fact.value.isdecimal()
    ]
    for name, time in TIMES.items():
        times += [(position, time) for position in statement.places(name)]
    return sorted(times)


def _as_pair(first: Timed, second: Timed) -> Pair | None:
    """The two in the order of their times, if they measure the same."""
    left, right = first.figure, second.figure
    if left.measure != right.measure or first.time == second.time:
        return None
    if BEFORE in (first.time, second.time) and BEFORE < max(first.time, second.time) < NOW:
        return None  # "in 2019 ... last year"
    units = {each.fact.unit.lower() for each in (left, right)} - {"", "l'an", "l’an"}
    if len(units) > 1 and not left.measure:
        return None
    earlier, later = sorted((first, second), key=lambda each: each.time)
    return Pair(
        earlier.figure, later.figure, first.statement is second.statement or later.time == NOW
    )
