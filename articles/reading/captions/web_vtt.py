"""Captions as a WebVTT file of our own, which says nothing but who speaks what, and when."""

from collections.abc import Iterable

from articles.reading.document import SpokenPart

_SHORTEST = 1000  # milliseconds for which a cue is shown that ends as it begins
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}  # the last one, so that no text holds an arrow


def write_captions(text: str, parts: Iterable[SpokenPart], *, at_top: bool = False) -> str:
    """Return the parts of a text as WebVTT: a line for each cue, in the order of their times.

    Nothing in the text can end a cue, begin another or become markup. `at_top`: where the controls of a
    player do not cover the words, if there is no picture.
    """
    position = " line:0" if at_top else ""
    cues = [_cue(text[part.start : part.end], part, position) for part in _in_order(parts)]
    return "\n\n".join(["WEBVTT", *filter(None, cues)]) + "\n"


def _in_order(parts: Iterable[SpokenPart]) -> list[SpokenPart]:
    return sorted(parts, key=lambda part: part.begins)


def _cue(words: str, part: SpokenPart, position: str) -> str:
    """Return a cue; "" for one without words."""
    line, speaker = _line(words), _line(part.speaker)
    if not line:
        return ""
    ends = part.ends if part.ends > part.begins else part.begins + _SHORTEST
    voice = f"<v {speaker}>" if speaker else ""
    return f"{_time(part.begins)} --> {_time(ends)}{position}\n{voice}{line}"


def _line(text: str) -> str:
    """Return a text as one line without markup."""
    one_line = " ".join(text.replace("\x00", " ").split())
    return "".join(_ESCAPED.get(sign, sign) for sign in one_line)


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{rest:03}"
