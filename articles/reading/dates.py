"""Read dates in the formats that web pages use, and days as they are written in many languages."""

import datetime as dt
import email.utils
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

MONTHS = Path(__file__).parent / "months.txt"  # written by scripts/months.py
_NUMBER = re.compile(r"\d+")
BEFORE_DAY = 40  # code points before the first figure: the name of the month in March 5
AFTER_YEAR = 3  # code points: the sign for day in 2026年3月5日
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
# The first newspaper is of 1605. Hijri years, 1448 in 2026, are smaller.
_FIRST_YEAR = 1605
_EPOCH = dt.date(1970, 1, 1)  # what software writes for "no time at all"
YEAR = r"(?:1[6-9]|20)\d\d"
DAY = r"(?:[0-3]?\d)"
_WITHOUT_DAY = re.compile(rf"(?P<year>{YEAR})(?:[-/](?P<month>0?[1-9]|1[0-2]))?")
# Arabic, Persian and Indian digits, and direction marks between the numbers: one for one, to keep offsets.
DIGITS = str.maketrans(
    {chr(first + digit): str(digit) for first in (0x660, 0x6F0, 0x966) for digit in range(10)}
    | dict.fromkeys("\u200e\u200f\u061c", " ")
)
ORDINAL = r"(?:\.|st\b|nd\b|rd\b|th\b|er\b|º|ª|-)?"
OF = r"(?:of\s|de\s|del\s|d['’])?"  # 3rd of March, 3 de marzo
# The last group of each alternative names it, and so the order of day, month and year in it.
NUMBERED = rf"""
      ({YEAR}) \s? [年년] \s? (\d\d?) \s? [月월] \s? (?P<east>{DAY}) \s? [日일]
    | ({YEAR}) (?P<mark>[-/.]) (\d\d?) (?P=mark) (?P<iso>{DAY}) (?!\d)
    | (\d\d?) (?P<mark_between>[./-]) \s? (\d\d?) (?P=mark_between) \s? (?P<either>{YEAR}) (?!\.?\d)
    | (\d\d?) \. \s? (\d\d?) \. \s? (?P<short>\d\d) (?![\d.])
"""
ORDERS = {"day_first": "dmy", "month_first": "mdy", "east": "ymd", "iso": "ymd", "short": "dmy"}
ORDERS["either"] = ""  # 3/4/2026: it depends on the language


class WrittenDay(NamedTuple):
    """A day as it is written on the span [start, end) of a text."""

    day: dt.date
    start: int
    end: int


def iso_date(text: str) -> str:
    """Return a day or a time in ISO 8601; "" unless it can be a time of publication."""
    text = text.strip()
    parsers: tuple[Callable[[str], dt.date], ...] = (
        dt.date.fromisoformat,
        dt.datetime.fromisoformat,
        email.utils.parsedate_to_datetime,
        _day,
    )
    for parser in parsers:
        try:
            parsed = parser(text)
        except (ValueError, OverflowError):
            continue
        return parsed.isoformat() if _is_possible(parsed) else ""
    written = next(written_days(text), None)
    return written.day.isoformat() if written else ""


def month_or_year(text: str) -> str:
    """Return a month or a year in ISO 8601, of a date without a day; "" for anything else."""
    match = _WITHOUT_DAY.fullmatch(text.strip())
    if match is None or int(match["year"]) < _FIRST_YEAR:
        return ""
    return f"{match['year']}-{int(match['month']):02}" if match["month"] else match["year"]


def written_days(text: str, *, language: str = "") -> Iterator[WrittenDay]:
    """Yield the days in a text that state a year: 5 March 2026, March 5, 2026, 5.3.2026, 2026年3月5日.

    `language` is that of the text, or "". In English 3/4/2026 may be either day, so it is none, but
    March 4 in American English ("en-US").
    """
    language = language.lower().replace("_", "-")
    names = _months(language.partition("-")[0])
    pattern = _written(language.partition("-")[0])
    text = text if text.isascii() else text.translate(DIGITS)
    for window in _around_numbers(text):
        for match in pattern.finditer(text, *window):
            day = _day_of(match, names, language)
            if day is not None and _is_possible(day):
                yield WrittenDay(day, match.start(), match.end())


def _around_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans in which a day may stand: only there, every name of a month is tried."""
    start, end = 0, -1
    for number in _NUMBER.finditer(text):
        if number.start() - BEFORE_DAY > end:
            if end >= 0:
                yield start, end
            start = max(0, number.start() - BEFORE_DAY)
        end = min(len(text), number.end() + AFTER_YEAR)
    if end >= 0:
        yield start, end


def _day_of(match: re.Match[str], names: dict[str, int], language: str) -> dt.date | None:
    parts = [part for part in match.groups() if part and part not in "-/."]
    order = ORDERS[match.lastgroup or ""]
    if order == "":
        order = _order_of_numbers(parts, match["mark_between"], language)
    named = dict(zip(order, parts, strict=False))
    try:
        month = names.get(" ".join(named["m"].casefold().split())) or int(named["m"])
        year = int(named["y"])
        return dt.date(year + 2000 if len(named["y"]) < 4 else year, month, int(named["d"]))
    except (ValueError, KeyError):
        return None


def _order_of_numbers(parts: list[str], mark: str, language: str) -> str:
    """Return the order of day, month and year in 3/4/2026; "" if it could be two days."""
    first, second = int(parts[0]), int(parts[1])
    if mark != "/" or not language.startswith("en") or first > 12:
        return "dmy"
    if language == "en-us" or second > 12:
        return "mdy"
    return "dmy" if first == second or language != "en" else ""


@cache
def _months(language: str) -> dict[str, int]:
    """Return the months by name: those of a language, and of others where it has no such name."""
    names: dict[str, set[int]] = {}
    own: dict[str, int] = {}
    for line in MONTHS.read_text(encoding="utf-8").splitlines():
        code, number, words = line.split(" ", 2)
        for word in words.split("|"):
            names.setdefault(word, set()).add(int(number))
            if code == language:
                own[word] = int(number)
    shared = {word: next(iter(numbers)) for word, numbers in names.items() if len(numbers) == 1}
    return shared | own


@cache
def _written(language: str) -> re.Pattern[str]:
    words = sorted(map(re.escape, _months(language)), key=len, reverse=True)
    name = "|".join(words).replace(r"\ ", r"\s")
    named = rf"""
          ({DAY}) {ORDINAL} \s{{0,3}} {OF} ({name})\b \.? ,? -? \s{{0,3}} {OF} (?P<day_first>{YEAR})
        | ({name})\b \.? \s{{0,3}} ({DAY}) {ORDINAL} ,? \s{{1,3}} (?P<month_first>{YEAR})
    """
    return re.compile(rf"(?<![\w.,/-]) (?: {named} | {NUMBERED} )", re.VERBOSE | re.IGNORECASE)


def _day(text: str) -> dt.date:
    day = _DAY.match(text)
    if day is None:
        raise ValueError(text)
    return dt.date(*(int(number) for number in day.groups()))


def _is_possible(day: dt.date) -> bool:
    is_epoch = dt.date(day.year, day.month, day.day) == _EPOCH
    return _FIRST_YEAR <= day.year <= _next_year() and not is_epoch


def _next_year() -> int:
    return dt.datetime.now(dt.UTC).year + 1
