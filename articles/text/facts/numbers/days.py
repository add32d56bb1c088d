"""Read the days of a text: 25 February 2025, 2025-02-25, 25.02.2025 and 2025年2月25日 are the same day."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from articles.text.facts.numbers.lexicon import Lexicon
from articles.text.facts.numbers.words import NumberReader, Token

DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)")
YEAR = re.compile(r"1\d{3}|20\d{2}")
DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
JOINTS = frozenset({"of", "de", "del", "di", "the", "st", "nd", "rd", "th", "er", "o", "º", "ten"})
REACH = 3  # words on both sides of a month
LONGEST_GAP = 3  # characters between the day, the month and the year
MARKS = frozenset({"/", "-", ".", ". "})
CENTURIES = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
FIRST_YEAR, LAST_YEAR = 1500, 2099  # of years in words
# The signs behind the year, the month and the day in Chinese and Japanese, and in Korean.
SIGNS_OF_PARTS = (("年", "月", "日"), ("년", "월", "일"))
DAY_BEFORE_MONTH = frozenset({"en", "und"})  # languages in which 03/04/2026 may be either day


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

    def as_iso(self) -> str:
        """Return it as the value of a fact: "2025-02-25", "--02-25", "2025-02", "2025", "-W-2"."""
        if self.weekday and not self.month:
            return f"-W-{self.weekday}"
        year = f"{self.year:04}" if self.year else "-"
        month = f"-{self.month:02}" if self.month else ""
        return year + month + (f"-{self.day:02}" if self.day else "")


class DatedWords(NamedTuple):
    """The day that the words from `first` to `last` say; `days` has two where both are possible."""

    days: tuple[Day, ...]
    first: int
    last: int


def read_days(reader: NumberReader) -> list[DatedWords]:
    """Return all days in order. A month includes the day and year beside it. Linear."""
    known = reader.lexicon
    dated: list[DatedWords] = []
    taken = -1
    for index, word in enumerate(reader.tokens):
        if index <= taken:
            continue
        dated_words = _at_word(reader, known, index, word.key)
        if dated_words is None:
            continue
        while dated and dated[-1].last >= dated_words.first:
            dated.pop()
        dated.append(dated_words)
        taken = dated_words.last
    return dated


def _at_word(reader: NumberReader, known: Lexicon, index: int, key: str) -> DatedWords | None:
    if key in known.months:
        return _dated_month(reader, index)
    if key in known.days:
        return DatedWords((Day(0, 0, 0, known.days[key]),), index, index)
    if key[:1].isdecimal():
        return _numeric(reader, index)
    if key in CENTURIES or (index and known.is_in("year", reader.key(index - 1))):
        return _year_in_words(reader, index)
    return None


def _dated_month(reader: NumberReader, index: int) -> DatedWords | None:
    """The day around the name of a month. A short name needs a day or a year beside it."""
    words = reader.tokens
    first = last = index
    day = year = 0
    before = index - 1
    while before > max(0, index - REACH) and words[before].key in JOINTS:
        before -= 1
    if before >= 0 and DAY.fullmatch(words[before].key) and _are_near(words, before, index):
        day, first = int(words[before].key), before
    if first == index and index and _is_year_before(reader, index):
        year, first = int(words[index - 1].key), index - 1
    for after in range(index + 1, min(len(words), index + 1 + REACH)):
        key = words[after].key
        if not _are_near(words, after - 1, after):
            break
        if YEAR.fullmatch(key):
            year, last = int(key), after
            break
        if not day and DAY.fullmatch(key):
            day, last = int(key), after
        elif key not in JOINTS:
            break
    key = words[index].key
    if key in reader.lexicon.short_months and not (day or year) and not _is_full(reader, key):
        return None
    return DatedWords((Day(year, reader.lexicon.months[key], day),), first, last)


def _is_year_before(reader: NumberReader, index: int) -> bool:
    """Tell whether a year with a stop stands before the month, as in Hungarian: "2026. április 3."."""
    gap = reader.text[reader.tokens[index - 1].end : reader.tokens[index].start]
    return gap == ". " and YEAR.fullmatch(reader.key(index - 1)) is not None


def _is_full(reader: NumberReader, key: str) -> bool:
    """Tell whether a short name of a month is its full name as well: "mai", "June"."""
    return reader.lexicon.is_in("months", key)


def _are_near(words: Sequence[Token], first: int, last: int) -> bool:
    return all(
        words[index + 1].start - words[index].end <= LONGEST_GAP for index in range(first, last)
    )


def _numeric(reader: NumberReader, index: int) -> DatedWords | None:
    """2025-02-25, 25.02.2025, 25/02/2025, 2025年2月25日, or a year alone."""
    key = reader.key(index)
    if match := DOTTED.fullmatch(key):
        is_short = len(match[3]) == 2 and reader.language in DAY_BEFORE_MONTH
        year = 0 if is_short else _full_year(match[3], ".")
        days = _possible_days(year, int(match[1]), int(match[2]), day_first=True) if year else ()
        return DatedWords(days, index, index) if days else None
    three = _three_numbers(reader, index)
    if three is not None:
        return three
    if YEAR.fullmatch(key):
        return _with_signs(reader, index) or DatedWords((Day(int(key), 0, 0),), index, index)
    return _with_signs(reader, index)


def _three_numbers(reader: NumberReader, index: int) -> DatedWords | None:
    """Three numbers with the same mark between them."""
    words = reader.tokens[index : index + 3]
    if len(words) < 3 or not all(word.key.isdecimal() and len(word.key) <= 4 for word in words):
        return None
    gaps = {reader.text[a.end : b.start] for a, b in ((words[0], words[1]), (words[1], words[2]))}
    mark = gaps.pop()
    if gaps or mark not in MARKS:
        return None
    mark = mark.strip()
    first, second, third = (int(word.key) for word in words)
    if YEAR.fullmatch(words[0].key):
        days = _possible_days(first, third, second, day_first=True)
    else:
        year = _full_year(words[2].key, mark)
        day_first = mark == "." or reader.language not in DAY_BEFORE_MONTH
        days = _possible_days(year, first, second, day_first=day_first) if year else ()
    return DatedWords(days, index, index + 2) if days else None


def _full_year(key: str, mark: str) -> int:
    """The year of four digits, or of two behind a slash or a stop; 0 if it is none."""
    if YEAR.fullmatch(key):
        return int(key)
    if len(key) != 2 or mark == "-":
        return 0
    return int(key) + (1900 if int(key) > 50 else 2000)


def _possible_days(year: int, first: int, second: int, *, day_first: bool) -> tuple[Day, ...]:
    orders = [(first, second)] if day_first and second <= 12 else [(first, second), (second, first)]
    days = {Day(year, month, day) for day, month in orders if 1 <= month <= 12 and 1 <= day <= 31}
    return tuple(sorted(days))


def _with_signs(reader: NumberReader, index: int) -> DatedWords | None:
    """2026年12月17日, or its first or last parts."""
    for signs in SIGNS_OF_PARTS:
        parts = [0, 0, 0]
        at, last = index, -1
        for part, sign in enumerate(signs):
            key = reader.key(at)
            if key.isdecimal() and len(key) <= 4 and reader.key(at + 1).startswith(sign):
                parts[part], last, at = int(key), at + 1, at + 2
        if last >= 0 and parts[1] <= 12 and parts[2] <= 31 and (parts[0] or parts[1]):
            return DatedWords((Day(*parts),), index, last)
    return None


def _year_in_words(reader: NumberReader, index: int) -> DatedWords | None:
    """A year in words: "nineteen ninety-five", "en mil novecientos noventa y cinco"."""
    values = reader.lexicon.values
    key = reader.key(index)
    if key in CENTURIES and key in values and reader.is_joined(index + 1):
        rest = values.get(reader.key(index + 1))
        if rest is not None and 10 <= rest < 100:
            year, last = CENTURIES[key] * 100 + int(rest), index + 1
            ones = values.get(reader.key(index + 2))
            if rest >= 20 and ones is not None and 0 < ones < 10 and reader.is_joined(index + 2):
                year, last = year + int(ones), index + 2
            return DatedWords((Day(year, 0, 0),), index, last)
    if not index or not reader.lexicon.is_in("year", reader.key(index - 1)):
        return None
    number = reader.read(index) if reader.may_begin(key) else None
    if number is None or number.value != int(number.value):
        return None
    if not FIRST_YEAR <= number.value <= LAST_YEAR:
        return None
    return DatedWords((Day(int(number.value), 0, 0),), index, number.after - 1)
