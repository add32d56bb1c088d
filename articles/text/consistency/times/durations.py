"""Check durations: "from 2019 to 2024, seven years", "a three-hour meeting from 10 to 12"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Figure,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

YEARS = re.compile(r"([0-9]{4})/([0-9]{4})")
DAYS = re.compile(r"([0-9]{4}|-)-([0-9]{2})-([0-9]{2})/([0-9]{4}|-)-([0-9]{2})-([0-9]{2})")
DAY = re.compile(r"([0-9]{4}|-)-([0-9]{2})-([0-9]{2})")
CLOCK = re.compile(r"T([0-9]{2}):([0-9]{2})")
COMMON_YEAR = 2023
FAR = 4  # statements between a beginning and its end
NEAR = 5  # words between an interval and a shorter duration that is its own
FAMILIES = {"Y": "years", "W": "days", "D": "days", "TH": "hours", "TM": "hours"}
IN_DAYS = {"W": 7, "D": 1}


class Interval(NamedTuple):
    """A stretch of time of the text, with the least and the greatest length that it may have."""

    span: Span
    family: str  # years, days or hours
    least: Fraction
    most: Fraction


def durations(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield durations that are not as long as the time that the text gives for them."""
    recent: list[tuple[int, Interval]] = []
    begun: list[tuple[int, StatementFacts]] = []
    for number, statement in enumerate(article.statements):
        if not statement.quantities and not statement.days:
            continue
        dated = len(statement.quantities) + len(statement.days)
        whole = any("/" in fact.value for fact in statement.quantities)
        result = intervals(statement) if dated > 1 or whole else []
        lengths = [each for each in statement.figures if each.measure in FAMILIES]
        if lengths:
            yield from _wrong_within(article, statement, result, lengths)
            near = [each for at, each in recent if number - at <= 2]
            yield from _wrong_after(article, statement, near, lengths)
        begun = [each for each in begun if number - each[0] <= FAR]
        if statement.days and statement.has("end") and len(begun) == 1:
            yield from _wrong_between(article, begun[0][1], statement)
        if statement.days and statement.has("begin") and not statement.has("end"):
            begun.append((number, statement))
        recent += [(number, each) for each in result]


def intervals(statement: StatementFacts) -> list[Interval]:
    """Return the stretches of time that a statement gives from their beginning to their end."""
    result = [
        made for fact in statement.quantities if (made := _of_period(fact.value, fact_span(fact)))
    ]
    years = [fact for fact in statement.days if len(fact.value) == 4 and fact.value.isdigit()]
    for first, last in pairwise(years):
        upto = any(statement.is_before(name, last.start, hedged=False) for name in ("to", "until"))
        if upto and first.value < last.value and statement.is_before("from", first.start):
            made = _of_period(f"{first.value}/{last.value}", fact_span(first, last))
            result += [made] if made else []
    if len(years) == 2 and not result and statement.has("begin") and statement.has("end"):
        made = _of_period(f"{years[0].value}/{years[1].value}", fact_span(*years))
        result += [made] if made and made.most > 1 else []
    clocks = [fact for fact in statement.days if CLOCK.fullmatch(fact.value)]
    if len(clocks) == 1 and (noon := next(statement.places("noon"), None)):
        clocks = sorted([*clocks, Fact(noon.start, noon.end, FactKind.DATE, "T12:00")])
    if len(clocks) == 2:
        begins, ends = (_hours(fact.value) for fact in clocks)
        if ends > begins:
            result.append(Interval(fact_span(*clocks), "hours", ends - begins, ends - begins))
    elif hours := _bare_hours(statement):
        result.append(hours)
    return result


def _of_period(value: str, span: Span) -> Interval | None:
    """The interval of a period of years or days."""
    if match := YEARS.fullmatch(value):
        years = Fraction(int(match[2]) - int(match[1]))
        return Interval(span, "years", years - 1, years + 1)
    if match := DAYS.fullmatch(value):
        return _between_days(match.groups(), span)
    return None


def _between_days(parts: Sequence[str], span: Span) -> Interval | None:
    first, last = day_of(parts[:3]), day_of(parts[3:])
    if first is None or last is None or last <= first:
        return None
    days = Fraction((last - first).days)
    return Interval(span, "days", days - 1, days + 1)


def day_of(parts: Sequence[str]) -> date | None:
    """Return the day of a year, month and day as written; "-" is any year."""
    year = COMMON_YEAR if parts[0] == "-" else int(parts[0])
    try:
        return date(year, int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def _hours(value: str) -> Fraction:
    return Fraction(int(value[1:3])) + Fraction(int(value[4:6]), 60)


def _bare_hours(statement: StatementFacts) -> Interval | None:
    """The hours in "from 10 to 12" beside a duration in hours."""
    if not any(figure.measure in ("TH", "TM") for figure in statement.figures):
        return None
    figures = statement.figures
    for first, last in pairwise(figures):
        gap = statement.text[first.end : last.start].split()
        hours = (
            first.measure == ""
            and last.measure in ("", "TH")
            and 0 <= first.value < last.value <= 24
        )
        if (
            hours
            and len(gap) <= 3
            and (
                statement.is_before("from", first.start)
                or statement.is_before("between", first.start)
            )
            and any(
                statement.is_before(name, last.start, hedged=False)
                for name in ("to", "and", "until")
            )
        ):
            long = last.value - first.value
            return Interval(fact_span(first, last), "hours", long, long)
    return None


def _length(figure: Figure) -> Fraction:
    """The length of a duration in the unit of its family."""
    if figure.measure == "TM":
        return figure.value / 60
    return figure.value * IN_DAYS.get(figure.measure, 1)


def _is_wrong(interval: Interval, figure: Figure) -> bool:
    if figure.fact.modifier or interval.family != FAMILIES[figure.measure]:
        return False
    long = _length(figure)
    weeks = 6 if figure.measure == "W" else 0
    return not interval.least - weeks <= long <= interval.most + weeks


def _may_last(statement: StatementFacts, figure: Figure) -> bool:
    """Tell whether it is how long something took, not "seven years ago" or "seven years in prison"."""
    known = statement.vocabulary["not_lasting"]
    behind, before = statement.index_at(figure.end), statement.index_at(figure.start)
    return not any(
        known.length_at(statement.words, index) for index in (before - 1, behind, behind + 1)
    )


def _wrong_within(
    article: CheckedArticle,
    statement: StatementFacts,
    result: list[Interval],
    lengths: list[Figure],
) -> Iterator[Inconsistency]:
    """Check the only duration of a statement against its only interval."""
    for interval in result:
        family = [
            each
            for each in lengths
            if FAMILIES[each.measure] == interval.family
            and not interval.span.start <= each.start < interval.span.end
        ]
        if len(family) != 1 or sum(each.family == interval.family for each in result) != 1:
            continue
        figure = family[0]
        apart = statement.text[
            min(figure.end, interval.span.end) : max(figure.start, interval.span.start)
        ]
        near = len(apart.split()) <= NEAR
        longer = _length(figure) > interval.most
        if _is_wrong(interval, figure) and (near or longer) and _may_last(statement, figure):
            yield _question(article, interval.span, figure)


def _wrong_after(
    article: CheckedArticle, statement: StatementFacts, near: list[Interval], lengths: list[Figure]
) -> Iterator[Inconsistency]:
    """Check "in those seven years" against the interval of the sentences before."""
    for figure in lengths:
        same = [each for each in near if each.family == FAMILIES[figure.measure]]
        if len(same) != 1 or not any(
            statement.is_before(name, figure.start, hedged=False)
            for name in ("demonstrative", "after")
        ):
            continue
        if _is_wrong(same[0], figure) and _may_last(statement, figure):
            yield _question(article, same[0].span, figure)


def _wrong_between(
    article: CheckedArticle, first: StatementFacts, last: StatementFacts
) -> Iterator[Inconsistency]:
    """Check a duration beside the end of what began some sentences before."""
    begins, ends = _only_date(first), _only_date(last)
    lengths = [each for each in last.figures if each.measure in FAMILIES]
    if begins is None or ends is None or len(lengths) != 1:
        return
    both = Span(begins.start, begins.end)
    figure = lengths[0]
    interval = _of_period(f"{begins.value}/{ends.value}", both)
    if interval and _is_wrong(interval, figure) and _may_last(last, figure):
        yield Inconsistency(
            InconsistencyKind.DURATION,
            both,
            fact_span(figure),
            f"Is “{article.words(figure)}” right? It began “{article.words(begins)}” and ended "
            f"“{article.words(ends)}”.",
        )


def _only_date(statement: StatementFacts) -> Fact | None:
    """The only day or year of a statement, or None."""
    dates = [
        fact
        for fact in statement.days
        if fact.kind == FactKind.DATE and (DAY.fullmatch(fact.value) or len(fact.value) == 4)
    ]
    return dates[0] if len(dates) == 1 else None


def _question(article: CheckedArticle, span: Span, figure: Figure) -> Inconsistency:
    both = sorted((span, fact_span(figure)))
    return Inconsistency(
        InconsistencyKind.DURATION,
        both[0],
        both[1],
        f"Does “{article.words(figure)}” fit “{article.words(span)}”? The time in between is not as long.",
    )
