"""The lines of a file put together to paragraphs, by where they begin and end."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from articles.reading.document import Role
from articles.reading.pdf.blocks import (
    BULLET,
    HEADING_SIZE,
    SENTENCE_END,
    Block,
    stops,
    usual_size,
)
from articles.reading.pdf.page import Line
from articles.reading.pdf.reading_order import follows
from articles.reading.pdf.roles import is_row, set_roles

INDENT = 0.7  # of the font size
SAME_START = 3.0  # of the font size; lines of a column begin no farther apart
AROUND = 10.0  # font sizes; as near are lines that show how wide a short column is
COLUMN = 4  # lines; fewer do not show how wide their column is
WIDE_GAP = 1.3  # of the usual distance between lines; a paragraph begins below it
WIDEST_GAP = 1.8  # the same within a sentence
USUAL_GAP = 1.25  # of the font size
SPACE = 0.25  # of the font size
OTHER_SIZE = 0.08  # of the font size
OTHER_FONT = 1.5  # times the font size, which no sentence changes to
CENTERED = 0.3  # of the font size; the middles of centered lines are no farther apart
LONG = 0.75  # of the width of its column; a line so long and without an end is no title
ROW = 20.0  # points
NEARBY = 4  # lines before and after; those beside a picture are shorter than others
FULL = 0.88  # of the width of such lines
DASHES = "–—*-"
NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
QUOTATION_MARKS = {"“": "”", "«": "»", "„": "“”", "「": "」"}


def add_notes(blocks: list[Block], notes: Iterable[tuple[int, list[Line]]]) -> None:
    """Add notes, each with its page, after the last paragraph of that page."""
    for page, lines in reversed(list(notes)):
        at = next(
            (index for index, block in enumerate(blocks) if block.lines[0][0] > page), len(blocks)
        )
        blocks.insert(at, Block([(page, line) for line in lines], Role.NOTE))


def paragraphs_of_pages(pages: Sequence[list[Line]]) -> list[Block]:
    """Return the paragraphs of the pages, whose lines are in the order of reading."""
    lines = [(page, line) for page, lines in enumerate(pages) for line in lines]
    breaks = _Breaks(pages)
    blocks: list[Block] = []
    for at, (page, line) in enumerate(lines):
        after = lines[at + 1][1] if at + 1 < len(lines) and lines[at + 1][0] == page else None
        is_below = at > 0 and lines[at - 1][0] == page and follows(line, lines[at - 1][1])
        if not blocks or breaks.begins_paragraph(line, after, blocks[-1], is_below=is_below):
            blocks.append(Block([]))
        blocks[-1].lines.append((page, line))
    set_roles(blocks)
    return blocks


class _Breaks:
    """Tells where paragraphs begin, by what is usual in the file."""

    def __init__(self, pages: Sequence[list[Line]]) -> None:
        self._usual_size = usual_size(line for lines in pages for line in lines)
        self._edges = {id(line): edge for lines in pages for line, edge in _with_edges(lines)}
        self._distances = _usual_distances(pages)

    def begins_paragraph(
        self, line: Line, after: Line | None, block: Block, *, is_below: bool
    ) -> bool:
        """Whether a paragraph begins with `line`, which stands before `after`, after `block`.

        `is_below` says that the two stand in one column.
        """
        before = block.lines[-1][1]
        if _is_other_style(before, line) or _is_item(before, line, block):
            return True
        if is_row(before) and (is_row(line) or not _goes_on(before, line)):
            return True
        if line.begins_paragraph and not _goes_on(before, line):
            return True
        if not is_below:
            return self._begins_column(before, line, after, block)
        gap = before.baseline - line.baseline
        distance = self._distances.get(round(line.size), USUAL_GAP * line.size)
        if line.size > HEADING_SIZE * self._usual_size:
            distance = max(distance, USUAL_GAP * line.size)  # few titles have two lines
        if gap > (WIDEST_GAP if _goes_on(before, line) else WIDE_GAP) * distance:
            return True
        if _goes_on(before, line):
            return False
        if _is_centered(before, line, after, block):
            return _has_room_beside(before, line, block)
        has_room = self._has_room(before, line, block)
        return has_room or _is_indented(before, line, after, block)

    def _begins_column(self, before: Line, line: Line, after: Line | None, block: Block) -> bool:
        """Whether a paragraph begins with the first line of a column or page."""
        if _has_open_quotation(block.text):
            return False
        if SENTENCE_END.search(before.text):
            return True
        is_first = after is not None and line.start - after.start > INDENT * line.size
        return (is_first or self._has_room(before, line, block)) and not _goes_on(before, line)

    def _has_room(self, before: Line, line: Line, block: Block) -> bool:
        """Whether the first word of the line would have had room in the one before."""
        edge = self._edges[id(before)]
        is_long = before.end - before.start > LONG * (edge - before.start)
        begins = line.text[0].isupper() or NUMBER.fullmatch(line.words[0].text)
        is_prose = len(block.lines) > 1 or not begins
        if is_long and is_prose and stops(before):
            return False
        return before.end + _needed(line) < edge


def _needed(line: Line) -> float:
    """Return how much room the first word of a line needs in the line before."""
    word = line.words[0]
    width = line.size if UNSPACED.match(word.text) else word.right - word.left
    return 2 * SPACE * line.size + width


def _is_centered(before: Line, line: Line, after: Line | None, block: Block) -> bool:
    shift = abs(before.left + before.right - line.left - line.right) / 2
    if not shift < CENTERED * line.size < INDENT * line.size < abs(before.left - line.left):
        return False
    lines = [*(each for _page, each in block.lines), line, *([after] if after else [])]
    starts = sorted(each.left for each in lines)
    return all(last - first > 1 for first, last in pairwise(starts))


def _has_room_beside(before: Line, line: Line, block: Block) -> bool:
    """Whether the first word of a centered line would have had room in the one before."""
    widths = [each.right - each.left for _page, each in block.lines]
    return before.right - before.left + _needed(line) < max(*widths, line.right - line.left)


def _is_item(before: Line, line: Line, block: Block) -> bool:
    """Whether an item of a list begins; a dash may also stand in the middle of a sentence."""
    if not BULLET.match(line.text):
        return False
    is_dash = line.text[0] in DASHES
    return not is_dash or not stops(before) or block.text[:1] == line.text[0]


def _is_other_style(before: Line, line: Line) -> bool:
    if _goes_on(before, line):
        return max(before.size, line.size) > OTHER_FONT * min(before.size, line.size)
    begins = line.text[:1].isupper()  # as no line in Arabic or Hebrew does
    ends_bold = not stops(before) or (begins and before.is_bold)
    is_bold = before.is_bold != line.is_bold and ends_bold
    return _is_other_size(before, line) or is_bold


def _is_other_size(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) > OTHER_SIZE * max(line.size, other.size)


def _is_indented(before: Line, line: Line, after: Line | None, block: Block) -> bool:
    """Whether the line begins farther in or out than the one before, as a first line does."""
    shift = (line.start - before.start) / line.size
    is_second = len(block.lines) == 1
    if shift > INDENT:
        hangs = after is not None and abs(after.start - line.start) < INDENT * line.size
        return not (is_second and (hangs or stops(before)))
    return shift < -INDENT and not is_second


def _goes_on(before: Line, line: Line) -> bool:
    """Whether the words show that the sentence of the line before goes on."""
    return stops(before) and (line.text[:1].islower() or before.text.endswith((",", "،", "=")))


def _has_open_quotation(text: str) -> bool:
    return any(
        text.count(opening) > sum(map(text.count, closing))
        for opening, closing in QUOTATION_MARKS.items()
    )


def _with_edges(lines: list[Line]) -> list[tuple[Line, float]]:
    """Return the lines, each with where the lines of its column end."""
    columns: list[list[Line]] = []
    for line in lines:
        before = columns[-1][-1] if columns else None
        if before is None or not follows(line, before) or _is_other_size(before, line):
            columns.append([])
        columns[-1].append(line)
    beside: dict[int, list[Line]] = {}
    for line in lines:
        beside.setdefault(round(line.baseline / ROW), []).append(line)
    edges = []
    for column in columns:
        near = column if len(column) >= COLUMN else _around(column, lines)
        longest = max(line.end for line in column)
        limits = (_edge_beside(line, beside) for line in column)
        limit = min((each for each in limits if each > longest), default=math.inf)
        known: dict[tuple[int, int], float] = {}  # most lines of a column begin in one place
        for at, line in enumerate(column):
            key = (round(line.start), round(line.size))
            if key not in known:
                known[key] = _edge(line, near)
            edge = min(_edge_nearby(column, at, known[key]), limit)
            edges.append((line, max(edge, line.end)))
    return edges


def _edge_beside(line: Line, rows: dict[int, list[Line]]) -> float:
    """Return where the nearest line begins that stands beside the end of a line."""
    height = round(line.baseline / ROW)
    near = (other for row in (height - 1, height, height + 1) for other in rows.get(row, ()))
    starts = (
        other.start
        for other in near
        if abs(other.baseline - line.baseline) < line.size and other.start > line.end
    )
    return min(starts, default=math.inf)


def _around(column: list[Line], lines: list[Line]) -> list[Line]:
    """Return the lines of a page that stand near a short column."""
    first, last = column[0], column[-1]
    reach = AROUND * first.size
    return [
        line for line in lines if last.baseline - reach < line.baseline < first.baseline + reach
    ]


def _edge(line: Line, near: list[Line]) -> float:
    far = SAME_START * line.size
    return max(
        other.end
        for other in near
        if abs(other.start - line.start) < far and not _is_other_size(line, other)
    )


def _edge_nearby(column: list[Line], at: int, edge: float) -> float:
    """Return where the lines above or below a line end, if they do so in one place, or `edge`."""
    line = column[at]
    for nearby in (column[max(0, at - NEARBY) : at + 1], column[at : at + NEARBY + 1]):
        ends = [other.end for other in nearby if abs(other.start - line.start) < line.size]
        full = line.start + FULL * (max(ends) - line.start)
        if sum(end > full for end in ends) >= NEARBY:
            return max(ends)
    return edge


def _usual_distances(pages: Sequence[list[Line]]) -> dict[int, float]:
    """Return the usual distance between the baselines of lines, for each font size."""
    seen: dict[int, Counter[float]] = {}
    for lines in pages:
        for before, line in pairwise(lines):
            if round(before.size) == round(line.size) and follows(line, before):
                counts = seen.setdefault(round(line.size), Counter())
                counts[round(before.baseline - line.baseline, 1)] += 1
    return {
        size: min(each for each, count in counts.items() if count > counts.most_common(1)[0][1] / 2)
        for size, counts in seen.items()
    }
