"""Time codes of recordings: "00:12:31" and "12:31", as people cite them."""

import re

_CODE = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,3}))?")
_LIKE_ONE = re.compile(r"[\d.,:\s]*\d\s*:\s*\d[\d.,:\s]*")
_BETWEEN = re.compile(r"\s*[-–—]\s*")
_MINUTE = 60  # seconds, and minutes of an hour


class BadTimeCode(ValueError):
    """A text that is written like a time code and is none, such as "12:75"."""


def time_stamp(seconds: float) -> str:
    """Return a time of a recording as people cite it: "00:12:31"."""
    minutes, rest = divmod(int(seconds), _MINUTE)
    return f"{minutes // _MINUTE:02}:{minutes % _MINUTE:02}:{rest:02}"


def read_time_codes(locator: str) -> list[int]:
    """Return the times in a locator, in milliseconds: one, or both ends of "12:31–13:05"; none in "p. 4".

    Raises `BadTimeCode` for what is only written like a time code.
    """
    parts = _BETWEEN.split(locator.strip())
    if not all(map(_LIKE_ONE.fullmatch, parts)):
        return []
    times = [_milliseconds(part.strip()) for part in parts]
    if len(times) > 2 or times != sorted(times):
        raise BadTimeCode(locator)
    return times


def _milliseconds(code: str) -> int:
    match = _CODE.fullmatch(code)
    if match is None:
        raise BadTimeCode(code)
    hours, minutes, seconds, fraction = (part or "0" for part in match.groups())
    is_past_its_hour = match[1] is not None and int(minutes) >= _MINUTE
    if is_past_its_hour or int(seconds) >= _MINUTE or len(seconds) != 2:
        raise BadTimeCode(code)
    whole = (int(hours) * _MINUTE + int(minutes)) * _MINUTE + int(seconds)
    return whole * 1000 + int(fraction.ljust(3, "0"))
