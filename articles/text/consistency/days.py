"""Days that do not fit: a weekday and its date, an age and a year of birth."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from articles.text.consistency.suspicions import (
    Inconsistency,
    InconsistencyKind,
    Reading,
    Statement,
    span_of,
)
from articles.text.facts.dates import WEEKDAYS
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

NEAR = 60  # days: a date without a year, so far from the day of publication, is of that year
DAY = re.compile(r"(?P<year>[0-9]{4}|-)-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
WEEKDAY = re.compile(r"[A-Za-z]+")
BORN = re.compile(r"\bborn\s(?:[\w’'-]+\s){0,2}?(?:in|on)\s\Z|\bborn\s\Z", re.IGNORECASE)
DIED = re.compile(r"\b(?:died|dies|killed|executed|murdered)\b", re.IGNORECASE)
AGED = re.compile(r"\b(?:aged?|age\sof)\s\Z", re.IGNORECASE)
NOW = re.compile(r"\b(?:is|who\sis|now)\s\Z|,\s\Z", re.IGNORECASE)


def weekdays(reading: Reading, published: date | None) -> Iterator[Inconsistency]:
    """In "Tuesday, February 25, 2024" the weekday; without a year, that near the publication."""
    for statement in reading.statements:
        for fact in statement.facts:
            day = _day(fact, published) if fact.kind == FactKind.DATE and fact.unit else None
            if day is None or WEEKDAYS[day.weekday()] == fact.unit:
                continue
            name = WEEKDAY.search(reading.text, fact.start, fact.end)
            if name is None:
                continue
            named, rest = Span(*name.span()), _without(reading.text, name.end(), fact.end)
            yield Inconsistency(
                InconsistencyKind.WEEKDAY,
                named,
                rest,
                f"Is “{reading.words(named)}” or “{reading.words(rest)}” right? {day.day} "
                f"{calendar.month_name[day.month]} {day.year} was a {WEEKDAYS[day.weekday()]}.",
            )


def _without(text: str, start: int, end: int) -> Span:
    """The rest of the span, without the comma at its beginning."""
    rest = text[start:end]
    return Span(end - len(rest.lstrip(" ,.\u00a0\n\t")), end)


def _day(fact: Fact, published: date | None) -> date | None:
    """The day that a date names, if it is certain."""
    found = DAY.fullmatch(fact.value)
    if not found:
        return None
    month, day = int(found["month"]), int(found["day"])
    if found["year"] != "-":
        return _valid(int(found["year"]), month, day)
    if published is None:
        return None
    years = [year for year in range(published.year - 1, published.year + 2) if 1 <= year <= 9999]
    days = [made for year in years if (made := _valid(year, month, day))]
    near = [made for made in days if abs((made - published).days) <= NEAR]
    return near[0] if near else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def ages(reading: Reading, published: date | None) -> Iterator[Inconsistency]:
    """In "Ann Lee, 30, was born in 1980" the age: at death if the text says when, else now."""
    for statement in reading.statements:
        birth = _one(fact for fact in statement.facts if _is_birth(reading.text, fact))
        age = _one(fact for fact in statement.facts if fact.unit == "years old")
        if birth is None or age is None or not age.value.isdecimal() or age.modifier:
            continue
        at = _when(reading, statement, birth, age, published)
        if at is None:
            continue
        years = at - int(birth.value[:4])
        if int(age.value) not in (years, years - 1):
            yield Inconsistency(
                InconsistencyKind.AGE,
                min(span_of(birth), span_of(age)),
                max(span_of(birth), span_of(age)),
                f"Does the age “{reading.words(age)}” fit “born {reading.words(birth)}”? Whoever was "
                f"born then was {years - 1} or {years} in {at}.",
            )


def _one(facts: Iterator[Fact]) -> Fact | None:
    """The only one; of two, nobody knows which is meant."""
    found = list(facts)
    return found[0] if len(found) == 1 else None


def _is_birth(text: str, fact: Fact) -> bool:
    before = text[max(0, fact.start - 40) : fact.start]
    return fact.kind == FactKind.DATE and fact.value[:4].isdecimal() and bool(BORN.search(before))


def _when(
    reading: Reading, statement: Statement, birth: Fact, age: Fact, published: date | None
) -> int | None:
    """The year in which the person was so old."""
    text = reading.text
    words = text[statement.span.start : statement.span.end]
    before = text[max(statement.span.start, age.start - 12) : age.start]
    if DIED.search(words):
        years = {
            int(fact.value[:4])
            for fact in statement.facts
            if fact.kind == FactKind.DATE and fact is not birth and fact.value[:4].isdecimal()
        }
        return years.pop() if len(years) == 1 else None
    if published is None or AGED.search(before):
        return None
    now = NOW.search(before) or reading.words(age).endswith("-old")
    return published.year if now else None
