"""The cues of a caption file: when they begin and end, and their lines.

Own code, because srt drops cues that end as they begin, and webvtt-py the second voice of a cue.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}(?:\s.*)?")
_BESIDE = ("NOTE", "STYLE", "REGION")  # blocks of WebVTT that nobody sees
_COUNTER = re.compile(r"\s*\d{1,7}\s*")


@dataclass(frozen=True, slots=True)
class Cue:
    """The lines that are shown from `start` to `end`, in seconds."""

    start: float
    end: float
    lines: tuple[str, ...]


def is_timing(line: str) -> bool:
    """Whether the line says when a cue is shown."""
    return bool(_TIMING.fullmatch(line))


def cues_of(text: str) -> tuple[list[str], list[Cue]]:
    """Return the lines of the header, and the cues in the order of the file.

    Text after a blank line belongs to the cue before it, unless the file is WebVTT, in which a
    blank line ends a cue.
    """
    lines = text.split("\n")
    is_web = lines[0].startswith("WEBVTT")
    timings = [number for number, line in enumerate(lines) if is_timing(line)]
    starts = [_start_of_cue(lines, number, is_web=is_web) for number in timings]
    header = lines[: starts[0]] if starts else lines
    cues = []
    ends = [*starts, len(lines)][1:]
    for number, end in zip(timings, ends, strict=True):
        times = _TIMING.fullmatch(lines[number])
        if times:
            shown = tuple(_lines_of_cue(lines[number + 1 : end], is_web=is_web))
            cues.append(Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]), shown))
    return header, cues


def _start_of_cue(lines: Sequence[str], timing: int, *, is_web: bool) -> int:
    """Return the number of the first line of a cue, which may be its number or name."""
    before = lines[timing - 1] if timing else ""
    is_name = is_web and before.strip() and (timing == 1 or not lines[timing - 2].strip())
    return timing - 1 if timing and (is_name or _COUNTER.fullmatch(before)) else timing


def _lines_of_cue(lines: Sequence[str], *, is_web: bool) -> Iterator[str]:
    """Yield the lines of a cue with text. In WebVTT, blocks that nobody sees may follow it."""
    is_block_start = is_hidden = False
    for line in lines:
        if not line.strip():
            is_block_start, is_hidden = True, False
            continue
        is_hidden = is_hidden or (is_web and is_block_start and line.startswith(_BESIDE))
        is_block_start = False
        if not is_hidden:
            yield line.strip()


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + float(f"0.{fraction}")
