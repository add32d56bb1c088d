"""Find stretches of time: "from 2019 to 2024", "vom 5. bis 9. Mai", "from 10 to 12"."""

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from articles.text.consistency.article import StatementFacts, fact_span
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

YEARS = re.compile(r"([0-9]{4})/([0-9]{4})")
DAYS = re.compile(r"([0-9]{4}|-)-([0-9]{2})-([0-9]{2})/([0-9]{4}|-)-([0-9]{2})-([0-9]{2})")
DAY = re.compile(r"([0-9]{4}|-)-([0-9]{2})-([0-9]{2})")
CLOCK = re.compile(r"T([0-9]{2}):([0-9]{2})")
COMMON_YEAR = 2023
LAST_HOUR = 24
LOOK = 24  # characters before a day
FIRST_DAY = re.compile(
    r"\b(?:from|vom|du|del|de)\s([0-9]{1,2})\.?\s(?:to|bis|au|al|a)\s(?:zum\s)?\Z", re.IGNORECASE
)


class Interval(NamedTuple):
    """A stretch of time of the text, with the least and the greatest length that it may have."""

    span: Span
    family: str  # years, days or hours
    length: Fraction
    least: Fraction
    most: Fraction


def intervals(statement: StatementFacts) -> list[Interval]:
    """Return the stretches of time that a statement gives from their beginning to their end."""
    result = [
        made for fact in statement.quantities if (made := of_period(fact.value, fact_span(fact)))
    ]
    result += _of_years(statement)
    if not any(each.family == "days" for each in result):
        result += _of_days(statement)
    clocks = [fact for fact in statement.days if CLOCK.fullmatch(fact.value)]
    if len(clocks) == 1 and (noon := next(statement.places("noon"), None)):
        clocks = sorted([*clocks, Fact(noon.start, noon.end, FactKind.DATE, "T12:00")])
    if len(clocks) == 1 and (hour := _bare_hour_behind(statement, clocks[0])):
        clocks = [*clocks, hour]
    if len(clocks) == 2:
        begins, ends = (_hours(fact.value) for fact in clocks)
        if ends > begins:
            long = ends - begins
            result.append(Interval(fact_span(*clocks), "hours", long, long, long))
    elif hours := _bare_hours(statement):
        result.append(hours)
    return result


def _of_years(statement: StatementFacts) -> list[Interval]:
    """The years in "from 2019 to 2024" and "begun in 2019 and finished in 2024"."""
    years = [fact for fact in statement.days if len(fact.value) == 4 and fact.value.isdigit()]
    events = len(years) == 2 and statement.has("begin") and statement.has("end")
    return [
        made
        for first, last in pairwise(years)
        if first.value < last.value
        and (events or _is_from_to(statement, first, last))
        and (made := of_period(f"{first.value}/{last.value}", fact_span(first, last)))
    ]


def two_years(statements: Sequence[StatementFacts]) -> list[Interval]:
    """Return the stretch between the only two years of the first statement, whatever happened in them."""
    days = statements[0].days if statements else []
    years = [fact for fact in days if len(fact.value) == 4 and fact.value.isdigit()]
    if len(years) != len(days) or len(years) != 2 or years[0].value >= years[1].value:
        return []
    made = of_period(f"{years[0].value}/{years[1].value}", fact_span(*years))
    return [made] if made else []


def _of_days(statement: StatementFacts) -> list[Interval]:
    """The days in "from 1 July to 10 July" and "vom 5. bis 9. Mai"."""
    days = [fact for fact in statement.days if DAY.fullmatch(fact.value)]
    if len(days) == 2 and _is_from_to(statement, *days):
        made = of_period(f"{days[0].value}/{days[1].value}", fact_span(*days))
        return [made] if made else []
    if len(days) != 1:
        return []
    last = days[0]
    first = FIRST_DAY.search(
        statement.text, max(statement.span.start, last.start - LOOK), last.start
    )
    if first is None:
        return []
    value = f"{last.value[:-2]}{int(first[1]):02}"
    made = of_period(f"{value}/{last.value}", Span(first.start(1), last.end))
    return [made] if made else []


def _is_from_to(statement: StatementFacts, first: Fact, last: Fact) -> bool:
    return statement.is_before("from", first.start) and any(
        statement.is_before(name, last.start, hedged=False) for name in ("to", "until")
    )


def of_period(value: str, span: Span) -> Interval | None:
    """The interval of a period of years or days."""
    if match := YEARS.fullmatch(value):
        years = Fraction(int(match[2]) - int(match[1]))
        return Interval(span, "years", years, years - 1, years + 1)
    if match := DAYS.fullmatch(value):
        return _between_days(match.groups(), span)
    return None


def _between_days(parts: Sequence[str], span: Span) -> Interval | None:
    first, last = day_of(parts[:3]), day_of(parts[3:])
    if first is None or last is None or last <= first:
        return None
    days = Fraction((last - first).days)
    return Interval(span, "days", days, days, days + 1)


def day_of(parts: Sequence[str]) -> date | None:
    """Return the day of a year, month and day as written; "-" is any year."""
    year = COMMON_YEAR if parts[0] == "-" else int(parts[0])
    try:
        return date(year, int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def _hours(value: str) -> Fraction:
    return Fraction(int(value[1:3])) + Fraction(int(value[4:6]), 60)


def _bare_hour_behind(statement: StatementFacts, clock: Fact) -> Fact | None:
    """The hour in "from 10 am to 12"."""
    for figure in statement.figures:
        if figure.measure or not 1 <= figure.value <= LAST_HOUR or figure.start < clock.end:
            continue
        if len(statement.text[clock.end : figure.start].split()) == 1 and any(
            statement.is_before(name, figure.start, hedged=False) for name in ("to", "until")
        ):
            return Fact(figure.start, figure.end, FactKind.DATE, f"T{int(figure.value):02}:00")
    return None


def _bare_hours(statement: StatementFacts) -> Interval | None:
    """The hours in "from 10 to 12" beside a duration in hours."""
    figures = statement.figures
    has_duration = any(figure.measure in ("TH", "TM") for figure in figures)
    if not has_duration and not statement.has("clock"):
        return None
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
            and (has_duration or statement.is_after("clock", last.end))
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
            return Interval(fact_span(first, last), "hours", long, long, long)
    return None
