"""What the paragraphs of a file are: headings, items of lists, captions, rows of tables."""

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.reading.document import Role
from articles.reading.pdf.blocks import BULLET, HEADING_SIZE, SENTENCE_END, Block, usual_size
from articles.reading.pdf.page import Line

HEADING_LINES, HEADING_LENGTH = 4, 200
CELLS = 3  # a row has no fewer
CELL_GAP = 1.2  # of the font size; cells are no nearer
CAPTION = re.compile(
    r"(?:fig(?:ure|ura|\.)?|tab(?:le|elle|leau|la|\.)?|abb(?:ildung|\.)|chart|map|photo)\s*\d{1,3}\s?[.:|–—-]",
    re.IGNORECASE,
)


def set_roles(blocks: list[Block]) -> None:
    """Mark the paragraphs that are something else."""
    every = [line for block in blocks for _page, line in block.lines]
    usual = usual_size(every)
    is_bold = sum(len(line.text) if line.is_bold else -len(line.text) for line in every) > 0
    for block in blocks:
        if BULLET.match(block.text):
            block.role = Role.LIST_ITEM
        elif CAPTION.match(block.text):
            block.role = Role.CAPTION
        elif _is_heading([line for _page, line in block.lines], usual, text_is_bold=is_bold):
            block.role = Role.HEADING
    for block in _rows(blocks):
        block.role = Role.TABLE


def _is_heading(lines: list[Line], usual: float, *, text_is_bold: bool) -> bool:
    text = " ".join(line.text for line in lines)
    if len(lines) > HEADING_LINES or len(text) > HEADING_LENGTH or not any(map(str.isalpha, text)):
        return False
    if all(line.size > HEADING_SIZE * usual for line in lines):
        return True
    stands_out = all(line.is_bold and line.size >= usual for line in lines)
    return stands_out and not text_is_bold and not SENTENCE_END.search(text)


def is_row(line: Line) -> bool:
    """Whether the words of a line stand in several cells."""
    words = sorted(line.words, key=lambda word: word.left)
    gaps = sum(
        after.left - before.right > CELL_GAP * line.size for before, after in pairwise(words)
    )
    return gaps + 1 >= CELLS


def _rows(blocks: list[Block]) -> Iterator[Block]:
    """Yield the paragraphs that are rows, next to others."""
    rows = [len(block.lines) == 1 and is_row(block.lines[0][1]) for block in blocks]
    for at, block in enumerate(blocks):
        if rows[at] and True in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]):
            yield block
