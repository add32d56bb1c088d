"""The paragraphs of an article: those that the extraction kept and those among them, with their roles.

What else stands on the page is kept beside, so that words that are quoted from there can be found.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from articles.reading.document import Elsewhere, Role
from articles.reading.html.article.blocks import Block, blocks_of
from articles.reading.html.article.part import ArticlePart
from articles.reading.html.article.roles import Roles

_ROW = re.compile(r"\|.*\|")  # how the extraction writes the row of a table
_RULE = re.compile(r"(?:\|-+)+\|")
_BAR = re.compile(r"\\(\|)|\|")
_BULLET = "- "
LONG = 25  # characters without white space: so long a line is hardly in a menu as well
COVERED = 0.6  # of a block, from which on the extraction has kept it
MOST_ELSEWHERE = 200_000  # code points


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of an article, or a row of a table, and what it is."""

    text: str
    role: Role = Role.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Filled:
    """The lines of an article, and the paragraphs of its page that are not among them."""

    lines: Sequence[Line]
    elsewhere: tuple[Elsewhere, ...] = ()


def filled(text: str, page: HtmlElement) -> Filled:
    """Return the lines of an article, with the paragraphs of the page that belong among them."""
    blocks, letters = blocks_of(page)
    lines = list(_lines(text, page, letters))
    positions = list(_positions(lines, letters))
    kept = _kept(blocks, positions)
    roles = Roles()
    article = ArticlePart(blocks, kept, roles)
    shown = [
        line if line.role is not Role.PARAGRAPH else _with_role(line, position, blocks, roles)
        for line, (position, _size) in zip(lines, positions, strict=True)
    ]
    missing, elsewhere = [], []
    for block, number in zip(blocks, kept, strict=True):
        if number >= COVERED * block.size:
            continue
        if article.holds(block):
            missing.append(
                (block.start, Line(block.text, roles.role_of(block.element, block.text)))
            )
        else:
            elsewhere.append(block)
    merged = list(_merged(shown, positions, missing))
    return Filled(merged, tuple(_elsewhere(elsewhere, {line.text for line in merged}, roles)))


def _elsewhere(
    blocks: Iterable[Block], known: Collection[str], roles: Roles
) -> Iterator[Elsewhere]:
    """Yield what stands beside the article, each text once."""
    left = MOST_ELSEWHERE
    seen = set(known)
    for block in blocks:
        left -= len(block.text)
        if block.text not in seen and left >= 0:
            seen.add(block.text)
            yield Elsewhere(roles.kind_beside(block.element, block.text), block.text)


def _lines(text: str, page: HtmlElement, letters: str) -> Iterator[Line]:
    """Yield the lines of the extraction, without the signs that it adds to lists and tables."""
    rows: dict[str, str] | None = None
    for written in text.split("\n"):
        line = written.strip()
        if _ROW.fullmatch(line):
            rows = _rows(page) if rows is None else rows
            cells = rows.get("".join(_BAR.sub(r"\1", line).split()))
            if cells is not None or _RULE.fullmatch(line):
                yield from [Line(cells, Role.TABLE)] if cells else []
                continue
        if line.startswith(_BULLET) and "".join(line.split()) not in letters:
            yield Line(line.removeprefix(_BULLET).lstrip(), Role.LIST_ITEM)
        elif line:
            yield Line(line)


def _rows(page: HtmlElement) -> dict[str, str]:
    """Return the rows of all tables, cells with a tab between them, by their letters."""
    rows = {}
    for row in page.iter("tr", "caption"):
        cells = [row] if row.tag == "caption" else row.iterchildren("td", "th")
        texts = [" ".join(cell.text_content().split()) for cell in cells]
        rows["".join("".join(texts).split())] = "\t".join(texts)
    return rows


def _with_role(line: Line, position: int, blocks: Sequence[Block], roles: Roles) -> Line:
    if position < 0 or not blocks:
        return line
    index = bisect_right(blocks, position, key=lambda block: block.start) - 1
    return Line(line.text, roles.role_of(blocks[max(0, index)].element, line.text))


def _positions(lines: Sequence[Line], letters: str) -> Iterator[tuple[int, int]]:
    """Yield the position of each line in the page, -1 if it is not there, and its length."""
    after = 0
    for line in lines:
        words = "".join(line.text.split())
        position = letters.find(words, after) if len(words) >= LONG else -1
        if position < 0 and words:
            position = letters.find(words, after, after + 400 + len(words))
        yield position, len(words)
        after = position + len(words) if position >= 0 else after


def _kept(blocks: Sequence[Block], positions: Sequence[tuple[int, int]]) -> list[int]:
    """Return how many characters of each block the lines hold."""
    kept = [0] * len(blocks)
    starts = [block.start for block in blocks]
    for position, length in positions:
        if position < 0:
            continue
        index = max(0, bisect_left(starts, position + 1) - 1)
        while index < len(blocks) and starts[index] < position + length:
            end = min(starts[index] + blocks[index].size, position + length)
            kept[index] += max(0, end - max(starts[index], position))
            index += 1
    return kept


def _merged(
    lines: Sequence[Line],
    positions: Sequence[tuple[int, int]],
    missing: Sequence[tuple[int, Line]],
) -> Iterator[Line]:
    """Yield the lines with the missing ones, each at its position in the page."""
    waiting = list(reversed(missing))
    for line, (position, _length) in zip(lines, positions, strict=True):
        while waiting and 0 <= waiting[-1][0] < position:
            yield waiting.pop()[1]
        yield line
    while waiting:
        yield waiting.pop()[1]
