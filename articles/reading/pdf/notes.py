"""Footnotes: the small lines at the foot of a column, and the marks that refer to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from articles.reading.pdf.page import Line, plain_digits
from articles.reading.pdf.paragraphs import stops, usual_size

SMALL = 0.93  # of the size of most of the text
NUMBER = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}")
FIRST_WORD = re.compile(r"([⁰¹²³⁴-⁹]+|\d{1,3}(?=[.)]?$)|[*†‡§¶]{1,3})[.)]?")
NEXT_NUMBERS = 3  # a note has a number at most so much higher than the one before


@dataclass(slots=True)
class Note:
    """The lines of a footnote without its mark, the mark, and whether a word has it.

    The mark is "" if the file shows none.
    """

    mark: str
    page: int
    lines: list[Line]
    is_cited: bool = False


def without_notes(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[Note]]:
    """Return the lines of the pages without the footnotes, and those.

    Each word that has the mark of a footnote on its page refers to it from now on.
    """
    small = SMALL * usual_size(chain.from_iterable(pages))
    notes: list[Note] = []
    bodies: list[list[Line]] = []
    for page, lines in enumerate(pages):
        cited = {
            mark for line in lines for word in line.words for mark in NUMBER.findall(word.mark)
        }
        body: list[Line] = []
        for column in _columns(lines):
            start = _start_of_notes(column, small, cited, goes_on=_goes_on(notes, page))
            body += column[:start]
            _add_notes(column[start:], page, notes)
        bodies.append(body)
        _refer(body, notes, page)
    return bodies, notes


def _columns(lines: list[Line]) -> Iterator[list[Line]]:
    """Divide the lines of a page where they go on at the top of another column."""
    column: list[Line] = []
    for line in lines:
        if column and line.baseline > column[-1].baseline + line.size:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _goes_on(notes: list[Note], page: int) -> bool:
    """Whether the last note of the page before ends in the middle of a sentence."""
    return bool(notes) and notes[-1].page == page - 1 and stops(notes[-1].lines[-1])


def _start_of_notes(column: list[Line], small: float, cited: set[str], *, goes_on: bool) -> int:
    """Return the index of the first line of the notes at the foot of the column."""
    start = len(column)
    while start and column[start - 1].size < small:
        start -= 1
    if not start or start == len(column):
        return len(column)
    if stops(column[start - 1]) or (goes_on and column[start].text[:1].islower()):
        return start
    marked = (at for at in range(start, len(column)) if _mark(column[at]) in cited)
    return next(marked, len(column))


def _mark(line: Line) -> str:
    """Return the number or the sign that the line begins with."""
    word = line.words[0].text
    first = FIRST_WORD.match(word)
    is_more = len(line.words) > 1 or (first and first.end() < len(word))
    return plain_digits(first[1]) if first and is_more else ""


def _add_notes(lines: list[Line], page: int, notes: list[Note]) -> None:
    """Divide the lines into notes. What precedes the first mark may go on from the last page."""
    first = len(notes)
    for line in lines:
        mark = _mark(line)
        last = notes[-1] if notes else None
        is_on_page = len(notes) > first
        if mark and (not is_on_page or last is None or _follows(mark, last.mark)):
            notes.append(Note(mark, page, [_without_mark(line)]))
        elif last and (is_on_page or _goes_on(notes, page)):
            last.lines.append(line)
        else:
            notes.append(Note("", page, [line]))


def _follows(mark: str, before: str) -> bool:
    if not (mark.isdigit() and before.isdigit()):
        return True
    return int(before) < int(mark) <= int(before) + NEXT_NUMBERS


def _without_mark(line: Line) -> Line:
    first = line.words[0]
    rest = FIRST_WORD.sub("", first.text, count=1)
    return replace(line, words=[*([replace(first, text=rest)] if rest else []), *line.words[1:]])


def _refer(body: list[Line], notes: list[Note], page: int) -> None:
    """Give each word with a mark its notes, instead of the mark."""
    on_page = {note.mark: index for index, note in enumerate(notes) if note.page == page}
    for word in (word for line in body for word in line.words if word.mark):
        marks = NUMBER.findall(word.mark)
        if all(mark in on_page for mark in marks):
            word.notes = [on_page[mark] for mark in marks]
            word.mark = ""
            for index in word.notes:
                notes[index].is_cited = True
