"""Dates as pages write them."""

import datetime as dt
import email.utils
import re
from collections.abc import Callable

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FIRST_YEAR = 1450  # before it, nothing was published


def iso_date(said: str) -> str:
    """Return a day or a time in ISO 8601; "" for what is none, or cannot be one of publication."""
    said = said.strip()
    readings: tuple[Callable[[str], dt.date], ...] = (
        dt.date.fromisoformat,
        dt.datetime.fromisoformat,
        email.utils.parsedate_to_datetime,
        _day,
    )
    for reading in readings:
        try:
            read = reading(said)
        except ValueError:
            continue
        return read.isoformat() if _FIRST_YEAR <= read.year <= _next_year() else ""
    return ""


def _day(said: str) -> dt.date:
    day = _DAY.match(said)
    if day is None:
        raise ValueError(said)
    return dt.date(*(int(number) for number in day.groups()))


def _next_year() -> int:
    return dt.datetime.now(dt.UTC).year + 1
