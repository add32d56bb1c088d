"""The parts of press releases that say nothing to check: contacts, embargo, "About the company"."""

import re
from collections.abc import Iterator
from functools import cache

from articles.text.languages import layout_words
from articles.text.layouts.lines import Line, ends_like_sentence, is_short
from articles.text.spans import Span

CONTACT = re.compile(r"\S@\S+\.\w|\+?\d[\d\s()/-]{6,}\d|\bwww\.|https?://")
CELL_ENDS = re.compile(r"[\t|]")
NO_SPEECH = frozenset({"byline"})
MOST_CONTACT_LINES = 8
COMPANY_END = re.compile(r"\s(?:Inc|Ltd|Co|Corp|S\.A|e\.V|LLC|plc)\.$")
SHORTEST_TURN = 3  # blanks between its words
LONGEST_HEADING = 90  # code points
MOST_HEADING_WORDS = 8


def boilerplate(text: str, lines: list[Line]) -> Iterator[Span]:
    """Yield the lines of a press release that nobody said, and rows of tables. Linear."""
    markers = {line.number for line in lines if is_short(line) and _is_marker(text, line)}
    is_release = bool(markers) or any(
        is_short(line) and _is_contact_heading(text, line) for line in lines
    )
    has_cells = "\t" in text or "|" in text
    until = -1
    for line in lines:
        if line.number <= until:
            continue
        if (
            line.number in markers
            or line.role in NO_SPEECH
            or _is_row(text, line, has_cells=has_cells)
        ):
            yield line.span
            continue
        if is_release and _is_about(text, line):
            until = _last_about_line(text, lines, line) if is_short(line) else line.number
            yield Span(line.start, lines[until].end)
            continue
        if not is_short(line):
            continue
        if _is_contact_heading(text, line):
            until = _last_contact_line(text, lines, line)
            yield Span(line.start, lines[until].end)
        elif 3 * line.number > 2 * len(lines) and _is_about(text, line):
            until = _last_about_line(text, lines, line)
            yield Span(line.start, lines[until].end)


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    return tuple(layout_words(name))


def _is_marker(text: str, line: Line) -> bool:
    """Tell whether the line marks a press release: "FOR IMMEDIATE RELEASE", "-ENDS-"."""
    low = text[line.start : line.end].lower()
    return low.startswith(_beginnings("release")) or low in layout_words("release_end")


def _is_contact_heading(text: str, line: Line) -> bool:
    """Tell whether contacts begin here: "Media contact:", "Pressekontakt", "Notes to editors"."""
    head = text[line.start : line.end].lower().partition(":")[0].strip(" *_")
    return head in layout_words("contact")


def _last_contact_line(text: str, lines: list[Line], line: Line) -> int:
    """The number of the last line of contacts: names, addresses and numbers."""
    last = line.number
    for following in lines[line.number + 1 : line.number + 1 + MOST_CONTACT_LINES]:
        address = CONTACT.search(text, following.start, following.end)
        if not address and (not is_short(following) or ends_like_sentence(text, following)):
            break
        last = following.number
    return last


def _is_about(text: str, line: Line) -> bool:
    """Tell whether it is the heading "About Warden"."""
    head, colon, _rest = text[line.start : min(line.end, line.start + LONGEST_HEADING)].partition(
        ":"
    )
    ends = ends_like_sentence(text, line) and not COMPANY_END.search(text, line.start, line.end)
    if not colon and (not is_short(line) or ends):
        return False
    words = head.strip("*_ ").split()
    if not 2 <= len(words) <= MOST_HEADING_WORDS or not words[0][0].isupper():
        return False
    return " ".join(words).lower().startswith(_beginnings("about"))


def _last_about_line(text: str, lines: list[Line], line: Line) -> int:
    """The number of the last line about the company: the one before the next heading, or the last."""
    last = line.number
    for following in lines[line.number + 1 :]:
        heading = is_short(following) and not ends_like_sentence(text, following)
        if heading and last > line.number:
            break
        last = following.number
    return last


def _is_turn(cells: list[str]) -> bool:
    """Tell whether the row is a turn of a transcript: the speaker in the first cell, then the words."""
    if len(cells) != 2 or cells[0][:1].islower():
        return False
    speaks = cells[1].count(" ") >= SHORTEST_TURN and cells[1].rstrip('"”»“ ')[-1:] in ".?!…"
    return cells[0].rstrip().endswith(":") or speaks


def _is_row(text: str, line: Line, *, has_cells: bool) -> bool:
    """Tell whether the line is a row of a table: cells between bars or tabs, or mostly figures."""
    last = text[line.end - 1]
    if not (has_cells or last.isdigit() or last in "%)"):
        return False  # most lines
    words = text[line.start : line.end]
    if has_cells and (words.count("\t") or words.count("|") > 1):
        cells = [cell for cell in CELL_ENDS.split(words) if cell.strip()]
        return len(cells) > 1 and not _is_turn(cells)
    if not (last.isdigit() or last in "%)") or not is_short(line):
        return False
    parts = words.split()
    figures = sum(part[0].isdigit() or part[0] in "+-−±%" for part in parts)
    return len(parts) > 1 and 2 * figures >= len(parts)
