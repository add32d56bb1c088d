"""Dates and times as every printed format shows them: the style of the locale, times in UTC."""

import re
from datetime import UTC, date, datetime

from django.utils.formats import date_format

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?!\d)|\Z)|\Z)")  # a time may follow a day


def format_day(when: date | None) -> str:
    """Return a date, or the date of a time in UTC, such as "Feb. 25, 2025". Empty for None."""
    return date_format(in_utc(when), "DATE_FORMAT") if when else ""


def format_time(when: datetime) -> str:
    """Return a date and time with its zone, such as "Feb. 25, 2025, 9:14 a.m. UTC"."""
    return f"{date_format(in_utc(when), 'DATETIME_FORMAT')} UTC"


def format_parts(parts: tuple[int, ...]) -> str:
    """Return a date of which only (year,) or (year, month) may be known. Empty for ()."""
    if len(parts) == 2:
        return date_format(date(*parts, 1), "YEAR_MONTH_FORMAT")
    return format_day(date(*parts)) if len(parts) == 3 else "".join(map(str, parts))


def parts_of(published: str) -> tuple[int, ...]:
    """Return (year, month, day) of an ISO 8601 date, as many as it has; () for other text."""
    match = DATE.match(published)
    if not match:
        return ()
    parts = [int(part) for part in match.groups() if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return ()
    return tuple(parts)


def in_utc(when: date) -> date:
    """Return a time in UTC; a date stays as it is."""
    return when.astimezone(UTC) if isinstance(when, datetime) else when
