"""Find the days of a source: 25 February 2025, 2025-02-25 and 25.02.2025 are the same day."""

import re
from typing import NamedTuple

from articles.text.evidence.comparable_words import Word
from articles.text.evidence.source import SourceText
from articles.text.evidence.vocabulary import Vocabulary, load_vocabulary
from articles.text.spans import Span

ISO = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
NUMERIC = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
YEAR = re.compile(r"1\d{3}|20\d{2}")
DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
JOINTS = frozenset({"of", "de", "the", "st", "nd", "rd", "th", "er"})
REACH = 3  # words on both sides of a month


class Day(NamedTuple):
    """A day, as precise as the text; 0 for what is missing. `weekday` is 1 for Monday."""

    year: int
    month: int
    day: int
    weekday: int = 0

    def agrees(self, other: "Day") -> bool:
        """Tell whether the days have something in common and do not contradict each other."""
        both = [(mine, theirs) for mine, theirs in zip(self, other, strict=True) if mine and theirs]
        return bool(both) and all(mine == theirs for mine, theirs in both)


class DatedSpan(NamedTuple):
    """A day and its place in the source."""

    day: Day
    span: Span


def parse_day(value: str) -> Day | None:
    """Return the day of a fact's value, or None for periods and times of day."""
    if value.startswith("-W-"):
        return Day(0, 0, 0, int(value[3:]))
    if match := ISO.fullmatch(value):
        year = 0 if match["year"] == "-" else int(match["year"])
        return Day(year, int(match["month"]), int(match["day"] or 0))
    return Day(int(value), 0, 0) if YEAR.fullmatch(value) else None


def find_days(source: SourceText) -> list[DatedSpan]:
    """Return all days in order. A month includes the day and year beside it. Linear."""
    vocabulary = load_vocabulary(source.language)
    dated_spans: list[DatedSpan] = []
    taken = -1
    for index, word in enumerate(source.words):
        if index <= taken:
            continue
        if word.key in vocabulary.months:
            dated, taken = _dated_month(source.words, index, vocabulary)
            while dated_spans and dated_spans[-1].span.end > dated.span.start:
                dated_spans.pop()
            dated_spans.append(dated)
        elif word.key in vocabulary.days:
            dated_spans.append(
                DatedSpan(Day(0, 0, 0, vocabulary.days[word.key]), Span(word.start, word.end))
            )
        elif numeric := _numeric(source.words, index):
            dated_spans.append(numeric)
            taken = index + 2 if YEAR.fullmatch(word.key) and numeric.day.month else index
    return dated_spans


def _dated_month(words: list[Word], index: int, vocabulary: Vocabulary) -> tuple[DatedSpan, int]:
    """The day around the name of a month, and the index of its last word."""
    first = last = index
    day = year = 0
    before = index - 1
    while before > max(0, index - REACH) and words[before].key in JOINTS:
        before -= 1
    if before >= 0 and DAY.fullmatch(words[before].key):
        day, first = int(words[before].key), before
    for after in range(index + 1, min(len(words), index + 1 + REACH)):
        key = words[after].key
        if YEAR.fullmatch(key):
            year, last = int(key), after
            break
        if not day and DAY.fullmatch(key):
            day, last = int(key), after
        elif key not in JOINTS:
            break
    month = vocabulary.months[words[index].key]
    return DatedSpan(Day(year, month, day), Span(words[first].start, words[last].end)), last


def _numeric(words: list[Word], index: int) -> DatedSpan | None:
    """2025-02-25, 25.02.2025, or a year alone."""
    word = words[index]
    if match := NUMERIC.fullmatch(word.key):
        day = Day(int(match["year"]), int(match["month"]), int(match["day"]))
        return DatedSpan(day, Span(word.start, word.end))
    if not YEAR.fullmatch(word.key):
        return None
    near = words[index + 1 : index + 3]
    parts = [other.key for other in near]
    close = len(near) == 2 and near[1].end - word.end == len("-02-25")
    if close and all(len(part) == 2 and part.isdecimal() for part in parts):
        day = Day(int(word.key), int(parts[0]), int(parts[1]))
        return DatedSpan(day, Span(word.start, near[1].end))
    return DatedSpan(Day(int(word.key), 0, 0), Span(word.start, word.end))
