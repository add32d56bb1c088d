"""Read dates in the formats that web pages use."""

import datetime as dt
import email.utils
import re
from collections.abc import Callable

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FIRST_YEAR = 1450  # the age of printing


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
        except ValueError:
            continue
        return parsed.isoformat() if _FIRST_YEAR <= parsed.year <= _next_year() else ""
    return ""


def _day(text: str) -> dt.date:
    day = _DAY.match(text)
    if day is None:
        raise ValueError(text)
    return dt.date(*(int(number) for number in day.groups()))


def _next_year() -> int:
    return dt.datetime.now(dt.UTC).year + 1
