"""Find days, months, years, times of day and periods.

Durations ("five years") are quantities. What is found here is not a number as well.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.first_words import DIGIT, matches
from articles.text.facts.numerals import ONES, TEENS, TENS, any_of, parse_numeral

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Also common words or first names, so alone they are months only behind a preposition.
DOUBTFUL = "April|August|June|March|May"
SURE = "January|February|July|September|October|November|December"
SHORTENED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = rf"(?: (?:{SURE}|{DOUBTFUL})\b | (?:{SHORTENED})\b\.? )"
SHORTENED_DAYS = "Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun"
WEEKDAY = rf"(?: (?:{any_of(WEEKDAYS)})\b | (?:{SHORTENED_DAYS})\b\.? )"
DAY = r"(?: 0?[1-9] | [12][0-9] | 3[01] ) (?: st | nd | rd | th )?"
YEAR = r"(?: 1[0-9]{3} | 20[0-9]{2} )"
FROM = r"(?: (?P<between> [Bb]etween \s ) | [Ff]rom \s )?"
TO = r"(?(between) \s and \s | (?: \s?[-–—]\s? | \s (?: to | until | till | through ) \s ) )"
COUNTED = (
    "people|men|women|votes|deaths|cases|children|others|seats|times|miles|words|dollars|euros|"
    "pounds|troops|soldiers|workers|jobs|employees|tons|tonnes|feet|met(?:re|er)s|percent|per\\s?cent"
)
BEGINS = r"(?<![\w.,/$€£¥]) (?<![\w][-–'’/])"
ENDS = r"(?! \w | [-–/][0-9] | [.,:][0-9] | \s?% )"

DAYS = rf"""
    \b {FROM} (?P<first>
        (?: (?P<weekday> {WEEKDAY} ) ,? \s (?: the \s )? )?
        (?: (?P<month> {MONTH} ) \s? (?: the \s )? (?P<day> {DAY} )
            (?: {TO} (?: (?P<month2> {MONTH} ) \s )? (?P<day2> {DAY} ) (?! \w ) )?
            (?: ,? \s (?P<year> {YEAR} ) )?
        |   (?P<d_day> {DAY} ) (?: {TO} (?P<d_day2> {DAY} ) )? \s (?: of \s )?
            (?P<d_month> {MONTH} ) (?: ,? \s (?P<d_year> {YEAR} ) )? )
    ) {ENDS}"""
MONTH_OF_YEAR = rf"""
    \b {FROM} (?P<first> (?P<month> {MONTH} )
        (?: (?: ,? \s (?P<year0> {YEAR} ) )? {TO} (?P<month2> {MONTH} ) )?
        (?: ,? \s (?: of \s )? (?P<year> {YEAR} ) ) ) {ENDS}"""
MONTH_ALONE = rf"""
    \b (?P<month> {SURE}
       | (?: (?<=\b[Ii]n\s) | (?<=\b[Bb]y\s) | (?<=\b[Ss]ince\s) | (?<=\b[Uu]ntil\s)
           | (?<=\b[Ll]ast\s) | (?<=\b[Nn]ext\s) | (?<=\b[Tt]his\s) | (?<=\b[Ff]rom\s)
           | (?<=\b[Ee]arly\s) | (?<=\b[Ll]ate\s) | (?<=\b[Mm]id-) )
         (?: {DOUBTFUL} ) ) \b (?! ,? \s [A-Z][a-z] | -[A-Z] )"""
ISO = rf"""
    {BEGINS} (?P<year> {YEAR} )-(?P<month> 0[1-9] | 1[0-2] )-(?P<day> [0-3][0-9] ) {ENDS}"""
NUMERIC = rf"""
    {BEGINS} (?P<one> [0-3]?[0-9] ) (?P<mark> [-/.] ) (?P<two> [0-3]?[0-9] ) (?P=mark)
    (?P<year> {YEAR} | [0-9]{{2}} ) {ENDS}"""
YEARS = rf"""
    {BEGINS} {FROM} (?P<year> {YEAR} )
    (?: {TO} (?P<year2> {YEAR} ) | [-–/] (?P<short> [0-9]{{2}} ) ) {ENDS}"""
YEAR_IN_WORDS = rf"""
    \b (?i: (?P<century> seventeen | eighteen | nineteen | twenty ) [-\s]
    (?P<rest> hundred | (?: {any_of(TENS)} ) (?: [-\s] (?: {any_of(ONES)} ) )? | {any_of(TEENS)}
            | oh [-\s] (?: {any_of(ONES)} ) ) ) \b (?! - | \s (?: {COUNTED} | vision )\b )"""
DECADE = r"(?<![\w.,$€£]) (?P<year> 1[0-9]{2}0 | 20[0-9]0 ) ['’]? s\b"
YEAR_ALONE = rf"""
    {BEGINS} (?: (?: (?<=\b[Ii]n\s) | (?<=\b[Ss]ince\s) | (?<=\b[Uu]ntil\s) | (?<=\byear\s) )
                 (?P<year> {YEAR} )
             |   (?P<likely> (?: 19 | 20 )[0-9]{{2}} ) (?! [-\s] (?: {COUNTED} )\b ) )
    {ENDS} (?! \s (?: million | billion | thousand )\b )"""
TIME = r"""
    (?<![\w.,:$€£-]) (?P<hour> [01]?[0-9] | 2[0-3] ) (?: [:.] (?P<minute> [0-5][0-9] ) )?
    (?: \s? (?P<half> [ap] ) (?: \.m\. | m\b ) | (?<= :[0-9][0-9] ) (?! [\w:] ) )"""
WEEKDAY_ALONE = rf"\b (?P<weekday> {any_of(WEEKDAYS)} )\b"

# Where a date begins, its kind, value and unit.
DateReading = tuple[int, FactKind, str, str]
MONTH_WORDS = frozenset(f"{SURE}|{DOUBTFUL}|{SHORTENED}".lower().split("|"))
WEEKDAY_WORDS = frozenset(f"{'|'.join(WEEKDAYS)}|{SHORTENED_DAYS}".lower().split("|"))
FROM_WORDS = frozenset({"between", "from"})
FIGURES = frozenset({DIGIT})
CENTURY_WORDS = frozenset({"seventeen", "eighteen", "nineteen", "twenty"})


class Reader(NamedTuple):
    """A form of dates: its pattern, the words that it may begin with, and what a match says."""

    name: str
    pattern: re.Pattern[str]
    first_words: frozenset[str]
    read: Callable[[re.Match[str]], DateReading | None]


def dates(sentence: str, covered: bytearray, starts: Mapping[str, Sequence[int]]) -> list[Fact]:
    """Return the dates and periods of the sentence. None overlap.

    `covered` has a byte for each code point, which is 1 where another fact lies; those of the dates are set.
    `starts` is where the first words of each form of dates begin.
    """
    facts: list[Fact] = []
    for reader in READERS:
        for match in matches(reader.pattern, sentence, starts[reader.name]):
            reading = reader.read(match)
            if reading is None:
                continue
            start, kind, value, unit = reading
            end = match.end()
            if not any(covered[start:end]):
                covered[start:end] = b"\1" * (end - start)
                modifier = "ambiguous" if value.startswith("[") else ""
                facts.append(Fact(start, end, kind, value, unit, modifier))
    return facts


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, which may be shortened."""
    return MONTHS[name[:3].lower()]


def weekday_name(written: str) -> str:
    """Return the full name of a weekday, which may be shortened."""
    return next(name for name in WEEKDAYS if name[:3] == written[:3])


def numeric_day(year: str, first: int, second: int, *, day_first: bool = False) -> str:
    """Return the ISO date of a day and a month in figures, or "" if there is no such day.

    Where both orders are possible, the value names both days: "[2026-03-04,2026-04-03]".
    """
    orders = [(first, second)] if day_first and second <= 12 else [(first, second), (second, first)]
    days = [f"{year}-{month:02}-{day:02}" for day, month in orders if _is_day(day, month)]
    either = sorted(set(days))
    return f"[{','.join(either)}]" if len(either) > 1 else "".join(either)


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _read_days(match: re.Match[str]) -> DateReading:
    """A day with month, as in "May 3", "3 May 2025", or several days, as in "May 3-5"."""
    part = match.groupdict()
    month = month_number(part["month"] or part["d_month"])
    year = part["year"] or part["d_year"] or "-"
    first, last = part["day"] or part["d_day"], part["day2"] or part["d_day2"]
    unit = weekday_name(part["weekday"]) if part["weekday"] else ""
    value = _iso_date(year, month, first)
    if not last:
        return match.start("first"), FactKind.DATE, value, unit
    month2 = month_number(part["month2"]) if part["month2"] else month
    return match.start(), FactKind.PERIOD, f"{value}/{_iso_date(year, month2, last)}", ""


def _read_month_of_year(match: re.Match[str]) -> DateReading:
    year, month = match["year"], month_number(match["month"])
    value = f"{match['year0'] or year}-{month:02}"
    if not match["month2"]:
        return match.start("first"), FactKind.DATE, value, ""
    last = f"{year}-{month_number(match['month2']):02}"
    return match.start(), FactKind.PERIOD, f"{value}/{last}", ""


def _read_month(match: re.Match[str]) -> DateReading:
    return match.start(), FactKind.DATE, f"--{month_number(match['month']):02}", ""


def _read_iso_day(match: re.Match[str]) -> DateReading:
    return match.start(), FactKind.DATE, match.group(), ""


def _read_numeric(match: re.Match[str]) -> DateReading | None:
    """Day and month in figures. Where both orders are possible, the value names both days."""
    first, second, year = int(match["one"]), int(match["two"]), match["year"]
    if len(year) == 2:
        if match["mark"] == "-":
            return None  # a score, or the number of a file
        year = f"19{year}" if int(year) > 50 else f"20{year}"
    value = numeric_day(year, first, second, day_first=match["mark"] == ".")
    return (match.start(), FactKind.DATE, value, "") if value else None


def _read_year_in_words(match: re.Match[str]) -> DateReading:
    century, rest = parse_numeral(match["century"]), match["rest"].lower()
    year = int(century) * 100 + (0 if rest == "hundred" else int(parse_numeral(rest)))
    return match.start(), FactKind.DATE, str(year), ""


def _read_years(match: re.Match[str]) -> DateReading | None:
    first = match["year"]
    last = match["year2"] or first[:2] + match["short"]
    if int(last) <= int(first):
        return None
    return match.start(), FactKind.PERIOD, f"{first}/{last}", ""


def _read_decade(match: re.Match[str]) -> DateReading:
    first = match["year"]
    return match.start(), FactKind.PERIOD, f"{first}/{first[:3]}9", ""


def _read_year(match: re.Match[str]) -> DateReading:
    return match.start(), FactKind.DATE, match["year"] or match["likely"], ""


def _read_time(match: re.Match[str]) -> DateReading | None:
    hour, half = int(match["hour"]), match["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return match.start(), FactKind.DATE, f"T{hour:02}:{match['minute'] or '00'}", ""


def _read_weekday(match: re.Match[str]) -> DateReading:
    name = match["weekday"]
    return match.start(), FactKind.DATE, f"-W-{WEEKDAYS.index(name) + 1}", name


def _iso_date(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day.rstrip('stndrh')):02}"


# The longer forms first, because the shorter ones must not match parts of them.
READERS: tuple[Reader, ...] = tuple(
    Reader(read.__name__, re.compile(pattern, re.VERBOSE), first_words, read)
    for pattern, first_words, read in (
        (ISO, FIGURES, _read_iso_day),
        (NUMERIC, FIGURES, _read_numeric),
        (DAYS, MONTH_WORDS | WEEKDAY_WORDS | FROM_WORDS | FIGURES, _read_days),
        (MONTH_OF_YEAR, MONTH_WORDS | FROM_WORDS, _read_month_of_year),
        (YEARS, FROM_WORDS | FIGURES, _read_years),
        (YEAR_IN_WORDS, CENTURY_WORDS, _read_year_in_words),
        (DECADE, FIGURES, _read_decade),
        (MONTH_ALONE, MONTH_WORDS, _read_month),
        (YEAR_ALONE, FIGURES, _read_year),
        (TIME, FIGURES, _read_time),
        (WEEKDAY_ALONE, WEEKDAY_WORDS, _read_weekday),
    )
)
