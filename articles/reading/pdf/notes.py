"""Footnotes: the small lines at the foot of a column, and the marks that refer to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from articles.reading.pdf.blocks import stops, usual_size
from articles.reading.pdf.page import Line, plain_digits

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
    usual = usual_size(chain.from_iterable(pages))
    notes: list[Note] = []
    bodies: list[list[Line]] = [[] for _lines in pages]
    columns = [(page, column) for page, lines in enumerate(pages) for column in _columns(lines)]
    following = [column[0] for _page, column in columns[1:]]
    for (page, column), after in zip_longest(columns, following):
        start = len(column)
        while start and column[start - 1].size < SMALL * usual:
            start -= 1
        if not start:
            start = len(column)
        elif start < len(column):
            is_note = _is_interrupted(column[start - 1], after, usual)
            is_note = is_note or _is_rest(column[start], notes, page)
            start = start if is_note else _first_cited(column, start, pages[page])
        bodies[page] += column[:start]
        _add_notes(column[start:], page, notes)
    for page, body in enumerate(bodies):
        _refer(body, notes, page)
    return bodies, notes


def _is_interrupted(before: Line, after: Line | None, usual: float) -> bool:
    """Whether a sentence goes on from a line to the next column, past the small lines between."""
    sizes = (before.size, after.size if after else 0.0)
    return stops(before) and all(SMALL < size / usual < 1 / SMALL for size in sizes)


def _is_rest(line: Line, notes: list[Note], page: int) -> bool:
    """Whether the line is the rest of a note on the page before."""
    return line.text[:1].islower() and _goes_on(notes, page)


def _first_cited(column: list[Line], start: int, lines: list[Line]) -> int:
    """Return the index of the first line of a note that a word in `lines` refers to."""
    cited = {mark for line in lines for word in line.words for mark in NUMBER.findall(word.mark)}
    marked = (at for at in range(start, len(column)) if _mark(column[at]) in cited)
    return next(marked, len(column))


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
