"""Check a weekday against its date, and an age against a year of birth."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from articles.text.consistency.inconsistency import (
    CheckedArticle,
    Inconsistency,
    InconsistencyKind,
    StatementFacts,
    fact_span,
)
from articles.text.facts.dates import WEEKDAYS
from articles.text.facts.fact import Fact, FactKind
from articles.text.spans import Span

NEAR_DAYS = (
    60  # days; a date without a year belongs to the year in which it is this near to publication
)
DAY = re.compile(r"(?P<year>[0-9]{4}|-)-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
WEEKDAY = re.compile(r"[A-Za-z]+")
BORN = re.compile(r"\bborn\s(?:[\w’'-]+\s){0,2}?(?:in|on)\s\Z|\bborn\s\Z", re.IGNORECASE)
DIED = re.compile(r"\b(?:died|dies|killed|executed|murdered)\b", re.IGNORECASE)
AGED = re.compile(r"\b(?:aged?|age\sof)\s\Z", re.IGNORECASE)
NOW = re.compile(r"\b(?:is|who\sis|now)\s\Z|,\s\Z", re.IGNORECASE)


def weekdays(article: CheckedArticle, published: date | None) -> Iterator[Inconsistency]:
    """Check the weekday in "Tuesday, February 25, 2024". Without a year, the date near `published` counts."""
    for statement in article.statements:
        for fact in statement.facts:
            day = (
                _certain_day(fact, published) if fact.kind == FactKind.DATE and fact.unit else None
            )
            if day is None or WEEKDAYS[day.weekday()] == fact.unit:
                continue
            name = WEEKDAY.search(article.text, fact.start, fact.end)
            if name is None:
                continue
            named, rest = Span(*name.span()), _without_comma(article.text, name.end(), fact.end)
            yield Inconsistency(
                InconsistencyKind.WEEKDAY,
                named,
                rest,
                f"Is “{article.words(named)}” or “{article.words(rest)}” right? {day.day} "
                f"{calendar.month_name[day.month]} {day.year} was a {WEEKDAYS[day.weekday()]}.",
            )


def _without_comma(text: str, start: int, end: int) -> Span:
    """The rest of the span without the comma at its start."""
    rest = text[start:end]
    return Span(end - len(rest.lstrip(" ,.\u00a0\n\t")), end)


def _certain_day(fact: Fact, published: date | None) -> date | None:
    """The day of a date, if it is certain."""
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


def ages(article: CheckedArticle, published: date | None) -> Iterator[Inconsistency]:
    """Check the age in "Ann Lee, 30, was born in 1980": at death if the text says when, else now."""
    for statement in article.statements:
        birth = _only_one(fact for fact in statement.facts if _is_birth(article.text, fact))
        age = _only_one(fact for fact in statement.facts if fact.unit == "years old")
        if birth is None or age is None or not age.value.isdecimal() or age.modifier:
            continue
        at = _year_of_age(article, statement, birth, age, published)
        if at is None:
            continue
        years = at - int(birth.value[:4])
        if int(age.value) not in (years, years - 1):
            yield Inconsistency(
                InconsistencyKind.AGE,
                min(fact_span(birth), fact_span(age)),
                max(fact_span(birth), fact_span(age)),
                f"Does the age “{article.words(age)}” fit “born {article.words(birth)}”? Somebody "
                f"born then was {years - 1} or {years} in {at}.",
            )


def _only_one(facts: Iterator[Fact]) -> Fact | None:
    """The only fact, or None if there are several."""
    matches = list(facts)
    return matches[0] if len(matches) == 1 else None


def _is_birth(text: str, fact: Fact) -> bool:
    if fact.kind != FactKind.DATE or not fact.value[:4].isdecimal():
        return False
    return BORN.search(text[max(0, fact.start - 40) : fact.start]) is not None


def _year_of_age(
    article: CheckedArticle,
    statement: StatementFacts,
    birth: Fact,
    age: Fact,
    published: date | None,
) -> int | None:
    """The year in which the person had that age."""
    text = article.text
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
    now = NOW.search(before) or article.words(age).endswith("-old")
    return published.year if now else None
