"""The days of a source, by what they say: 25 February 2025 is 2025-02-25 is, in German, 25.02.2025."""

import re
from typing import NamedTuple

from articles.text.evidence.source import Source
from articles.text.evidence.vocabulary import Vocabulary, vocabulary
from articles.text.evidence.words import Word
from articles.text.spans import Span

ISO = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
NUMERIC = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
YEAR = re.compile(r"1\d{3}|20\d{2}")
DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
JOINTS = frozenset({"of", "de", "the", "st", "nd", "rd", "th", "er"})
REACH = 3  # words on both sides of a month


class Day(NamedTuple):
    """A day as far as the text tells it; 0 where it is silent. `weekday` is 1 for Monday."""

    year: int
    month: int
    day: int
    weekday: int = 0

    def agrees(self, other: "Day") -> bool:
        """Do both say nothing against each other, and at least one thing alike?"""
        both = [(one, two) for one, two in zip(self, other, strict=True) if one and two]
        return bool(both) and all(one == two for one, two in both)


class Dated(NamedTuple):
    """A day and where the source says it."""

    day: Day
    span: Span


def day_of(value: str) -> Day | None:
    """The day that a fact's value says; None for periods and times of day."""
    if value.startswith("-W-"):
        return Day(0, 0, 0, int(value[3:]))
    if match := ISO.fullmatch(value):
        year = 0 if match["year"] == "-" else int(match["year"])
        return Day(year, int(match["month"]), int(match["day"] or 0))
    return Day(int(value), 0, 0) if YEAR.fullmatch(value) else None


def days(source: Source) -> list[Dated]:
    """All days in order; a month takes the day and the year beside it. Linear."""
    known = vocabulary(source.language)
    found: list[Dated] = []
    taken = -1
    for place, word in enumerate(source.words):
        if place <= taken:
            continue
        if word.key in known.months:
            dated, taken = _of_month(source.words, place, known)
            while found and found[-1].span.end > dated.span.start:
                found.pop()
            found.append(dated)
        elif word.key in known.days:
            found.append(Dated(Day(0, 0, 0, known.days[word.key]), Span(word.start, word.end)))
        elif numeric := _numeric(source.words, place):
            found.append(numeric)
            taken = place + 2 if YEAR.fullmatch(word.key) and numeric.day.month else place
    return found


def _of_month(words: list[Word], place: int, known: Vocabulary) -> tuple[Dated, int]:
    """The day around a month's name, and the index of its last word."""
    first = last = place
    day = year = 0
    before = place - 1
    while before > max(0, place - REACH) and words[before].key in JOINTS:
        before -= 1
    if before >= 0 and DAY.fullmatch(words[before].key):
        day, first = int(words[before].key), before
    for after in range(place + 1, min(len(words), place + 1 + REACH)):
        key = words[after].key
        if YEAR.fullmatch(key):
            year, last = int(key), after
            break
        if not day and DAY.fullmatch(key):
            day, last = int(key), after
        elif key not in JOINTS:
            break
    month = known.months[words[place].key]
    return Dated(Day(year, month, day), Span(words[first].start, words[last].end)), last


def _numeric(words: list[Word], place: int) -> Dated | None:
    """2025-02-25, 25.02.2025, or a year alone."""
    word = words[place]
    if match := NUMERIC.fullmatch(word.key):
        day = Day(int(match["year"]), int(match["month"]), int(match["day"]))
        return Dated(day, Span(word.start, word.end))
    if not YEAR.fullmatch(word.key):
        return None
    near = words[place + 1 : place + 3]
    parts = [other.key for other in near]
    close = len(near) == 2 and near[1].end - word.end == len("-02-25")
    if close and all(len(part) == 2 and part.isdecimal() for part in parts):
        day = Day(int(word.key), int(parts[0]), int(parts[1]))
        return Dated(day, Span(word.start, near[1].end))
    return Dated(Day(int(word.key), 0, 0), Span(word.start, word.end))
