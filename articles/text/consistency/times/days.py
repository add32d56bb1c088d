"""Check weekdays against their dates, and dates that no calendar has."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from articles.text.consistency.article import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.facts.dates import WEEKDAYS
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

NEAR_DAYS = 60  # a date without a year belongs to the year in which it is this near to publication
LEAP_YEAR = 2024
SHORTEST_MONTH = "28"  # days
DAY = re.compile(r"(?P<year>[0-9]{4}|-)-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
WEEKDAY = re.compile(r"[^\W\d_]+")
MONTH_NAMES = calendar.month_name
BEFORE_DAY = frozenset({"", "den", "dem", "der", "le", "el", "the"})


class NamedDay(NamedTuple):
    """A date with its weekday as written."""

    fact: Fact
    month: int
    day: int


def impossible_dates(article: CheckedArticle) -> Iterator[Inconsistency]:
    """Yield days that their month does not have, such as 31 April."""
    for statement in article.statements:
        for fact in (*statement.days, *statement.quantities):
            if "-" not in fact.value or fact.kind not in (FactKind.DATE, FactKind.PERIOD):
                continue
            if "/" not in fact.value and fact.value[-2:] <= SHORTEST_MONTH:
                continue
            for match in DAY.finditer(fact.value):
                year = LEAP_YEAR if match["year"] == "-" else int(match["year"])
                month, day = int(match["month"]), int(match["day"])
                if not 1 <= month <= 12 or 1 <= day <= (
                    last := calendar.monthrange(year, month)[1]
                ):
                    continue
                of_year = f" {year}" if match["year"] != "-" and month == 2 else ""
                yield Inconsistency(
                    InconsistencyKind.DATE,
                    *_day_and_month(article.text, fact, day),
                    f"Is “{article.words(fact)}” right? {MONTH_NAMES[month]}{of_year} has only "
                    f"{last} days.",
                )


def _day_and_month(text: str, fact: Fact, day: int) -> tuple[Span, Span]:
    """The day and the rest of a date, in the order of the text."""
    number = re.search(rf"(?<![0-9])0?{day}(?![0-9])", text[fact.start : fact.end])
    if number is None:
        return Span(fact.start, fact.start + 1), Span(fact.start + 1, fact.end)
    start, end = fact.start + number.start(), fact.start + number.end()
    rest = _without_comma(text, end, fact.end)
    if start == fact.start or rest.start >= rest.end:
        rest = rest if rest.start < rest.end else Span(fact.end - 1, fact.end)
        return Span(start, end), rest
    before = Span(fact.start, fact.start + len(text[fact.start : start].rstrip(" ,./-")))
    return before, Span(start, fact.end)


def weekdays(article: CheckedArticle, published: date | None) -> Iterator[Inconsistency]:
    """Check the weekday in "Tuesday, February 25, 2024", by the calendar or by another date of the text.

    Without a year, the date near `published` counts. Without that, two dates of the text are compared.
    """
    undated: list[NamedDay] = []
    for statement in article.statements:
        if not statement.days:
            continue
        for fact in _named_days(article.text, statement):
            day = certain_day(fact, published)
            if day is not None and WEEKDAYS[day.weekday()] != fact.unit:
                yield from _wrong_weekday(article, fact, day)
            elif day is None and (match := DAY.fullmatch(fact.value)):
                undated.append(NamedDay(fact, int(match["month"]), int(match["day"])))
    if len(undated) > 1 and published is None:
        yield from _contradicting(article, undated)


def _named_days(text: str, statement: StatementFacts) -> Iterator[Fact]:
    """The dates with a weekday: its name is the unit, also if both were read apart."""
    former: Fact | None = None
    for fact in statement.days:
        if fact.unit and DAY.fullmatch(fact.value):
            yield fact
        elif former is not None and DAY.fullmatch(fact.value):
            gap = text[former.end : fact.start].strip(" ,.")
            if gap in BEFORE_DAY and "\n" not in gap:
                yield replace(fact, start=former.start, unit=WEEKDAYS[int(former.value[-1]) - 1])
        former = fact if fact.value.startswith("-W-") else None


def _wrong_weekday(article: CheckedArticle, fact: Fact, day: date) -> Iterator[Inconsistency]:
    name = WEEKDAY.search(article.text, fact.start, fact.end)
    if name is None:
        return
    named, rest = Span(*name.span()), _without_comma(article.text, name.end(), fact.end)
    yield Inconsistency(
        InconsistencyKind.WEEKDAY,
        named,
        rest,
        f"Is “{article.words(named)}” or “{article.words(rest)}” right? {day.day} "
        f"{MONTH_NAMES[day.month]} {day.year} was a {WEEKDAYS[day.weekday()]}.",
    )


def _contradicting(article: CheckedArticle, named: list[NamedDay]) -> Iterator[Inconsistency]:
    """Two dates without a year whose weekdays cannot both be right in one year."""
    first = named[0]
    for other in named[1:]:
        left, right = (
            _date_or_none(LEAP_YEAR - 1, each.month, each.day) for each in (first, other)
        )
        if left is None or right is None or abs((left - right).days) > NEAR_DAYS:
            continue
        apart = (right - left).days % 7
        stated = (WEEKDAYS.index(other.fact.unit) - WEEKDAYS.index(first.fact.unit)) % 7
        crosses = min(first.month, other.month) <= 2 < max(first.month, other.month)
        if stated == apart or (crosses and stated == (apart + (1 if right > left else -1)) % 7):
            continue
        yield Inconsistency(
            InconsistencyKind.WEEKDAY,
            fact_span(first.fact),
            fact_span(other.fact),
            f"Can “{article.words(first.fact)}” and “{article.words(other.fact)}” both be right? "
            f"Their weekdays are not as far apart as their dates.",
        )
        return


def _without_comma(text: str, start: int, end: int) -> Span:
    """The rest of the span without the comma at its start."""
    rest = text[start:end]
    return Span(end - len(rest.lstrip(" ,.\u00a0\n\t")), end)


def certain_day(fact: Fact, published: date | None) -> date | None:
    """Return the day of a date, if it is certain."""
    match = DAY.fullmatch(fact.value)
    if not match:
        return None
    month, day = int(match["month"]), int(match["day"])
    if match["year"] != "-":
        return _date_or_none(int(match["year"]), month, day)
    if published is None:
        return None
    years = [year for year in range(published.year - 1, published.year + 2) if 1 <= year <= 9999]
    days = [made for year in years if (made := _date_or_none(year, month, day))]
    near = [made for made in days if abs((made - published).days) <= NEAR_DAYS]
    return near[0] if near else None


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
