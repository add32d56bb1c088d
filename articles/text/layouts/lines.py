"""The lines of a text with their roles, as the layouts read them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text.spans import Span

LINE = re.compile(r"[^\n]+")
Roles = Sequence[tuple[int, int, str]]  # of paragraphs: start and end in code points, role
BULLETS = "-*•‣⁃–—"
SENTENCE_ENDS = frozenset(".?!…:;,")
CLOSING = "\"”»«“’'›)*_ "
OPENING_MARKS = frozenset("\"“„«»‘'‚‹")
ITEM = re.compile(r"[-*•‣⁃–—]\s+|\(?\d{1,3}[.)]\s+")
LONGEST_NAME_LINE = 90  # code points of a line that only names somebody


@dataclass(slots=True)
class Line:
    """A line without blanks at its ends. `gap` says that an empty line stands before it."""

    number: int
    start: int
    end: int
    gap: bool
    role: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def read_lines(text: str, roles: Roles = ()) -> list[Line]:
    """Return the lines that are not blank. Linear in the length of the text."""
    lines: list[Line] = []
    last_end = 0
    for match in LINE.finditer(text):
        start, end = match.span()
        words = match.group()
        if words[0].isspace() or words[-1].isspace():
            start += len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if start >= end:
                continue
        gap = text.count("\n", last_end, start) > 1
        line = Line(len(lines), start, end, gap)
        if text[start] == ">" and not _read_quoting(text, line):
            continue
        lines.append(line)
        last_end = end
    _set_roles(lines, roles)
    return lines


def _read_quoting(text: str, line: Line) -> bool:
    """Give a line behind ">", as in e-mail and Markdown, its role; False if nothing else is on it."""
    while line.start < line.end and text[line.start] in "> ":
        line.start += 1
    line.role = "quotation"
    return line.start < line.end


def _set_roles(lines: list[Line], roles: Iterable[tuple[int, int, str]]) -> None:
    """Give each line the role of the paragraph in which it stands."""
    number = 0
    for start, end, role in sorted(roles):
        while number < len(lines) and lines[number].end <= start:
            number += 1
        while number < len(lines) and lines[number].start < end:
            lines[number].role = role
            number += 1


def ends_like_sentence(text: str, line: Line) -> bool:
    """Tell whether a sentence ends where the line ends, or goes on behind it."""
    return text[line.start : line.end].rstrip(CLOSING)[-1:] in SENTENCE_ENDS


def is_quoted(text: str, line: Line, start: int = 0) -> bool:
    """Tell whether the line, from `start` or behind its bullet, stands in quotation marks."""
    words = text[start or behind_bullet(text, line) : line.end]
    return len(words) > 1 and words[0] in OPENING_MARKS and words.rstrip(" .,")[-1] in CLOSING


def is_short(line: Line) -> bool:
    """Tell whether the line may be no more than a name, a time or a heading."""
    return line.end - line.start <= LONGEST_NAME_LINE


def behind_bullet(text: str, line: Line) -> int:
    """Return where the words of the line begin, behind a bullet or the number of an item."""
    item = ITEM.match(text, line.start, line.end) if not text[line.start].isalpha() else None
    return item.end() if item else line.start
