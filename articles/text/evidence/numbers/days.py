"""Find the days of a source, and the days that the value of a fact names."""

import re
from typing import NamedTuple

from articles.text.evidence.source import SourceText
from articles.text.facts.numbers.days import YEAR, Day, read_days
from articles.text.facts.numbers.words import NumberReader
from articles.text.spans import Span

ISO = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")


class DatedSpan(NamedTuple):
    """A day and its place in the source; two days where the text may mean either."""

    days: tuple[Day, ...]
    span: Span


def parse_days(value: str) -> tuple[Day, ...]:
    """Return the day of a fact's value, two where it is ambiguous, none for periods and times of day."""
    days = [_parse_day(each) for each in value.strip("[]").split(",")]
    return tuple(day for day in days if day)


def _parse_day(value: str) -> Day | None:
    if value.startswith("-W-"):
        return Day(0, 0, 0, int(value[3:]))
    if match := ISO.fullmatch(value):
        year = 0 if match["year"] == "-" else int(match["year"])
        return Day(year, int(match["month"]), int(match["day"] or 0))
    return Day(int(value), 0, 0) if YEAR.fullmatch(value) else None


def find_days(source: SourceText) -> list[DatedSpan]:
    """Return all days in order. A month includes the day and year beside it. Linear."""
    words = source.words
    return [
        DatedSpan(each.days, Span(words[each.first].start, words[each.last].end))
        for each in read_days(NumberReader(source.text, words, source.language))
    ]
