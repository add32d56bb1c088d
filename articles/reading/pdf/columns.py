"""Columns of which a file has the first line of each, then the second of each: read one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from articles.reading.pdf.page import Line
from articles.reading.pdf.reading_order import FAR

GUTTER = 0.9  # of the font size; the space between two columns is no narrower
SHARED = 0.3  # of the font size; so much of the space is one under the other in all lines
FEWEST = 6  # lines that run over both columns
LONG = 12  # characters of a line of prose in a column, on average; cells of tables are shorter
RUNNING = 0.4  # of the lines of a column; so many begin in the middle of a sentence


@dataclass(slots=True)
class _Rows:
    """Lines one under the other with a space from `left` to `right` in all that reach over it."""

    left: float
    right: float
    lines: list[Line] = field(default_factory=list)
    both: int = 0  # lines on both sides of the space

    def take(self, line: Line) -> bool:
        """Add a line if it goes on below the last one; return whether it did."""
        drop = self.lines[-1].baseline - line.baseline
        if not 0 < drop < FAR * line.size:
            return False
        if line.right <= self.right or line.left >= self.left:
            self.lines.append(line)
            return True
        for space in _spaces(line):
            left, right = max(space[0], self.left), min(space[1], self.right)
            if right - left > SHARED * line.size:
                self.left, self.right = left, right
                self.lines.append(line)
                self.both += 1
                return True
        return False

    def sides(self) -> tuple[list[Line], list[Line]]:
        """Return the lines of the left and of the right column."""
        middle = (self.left + self.right) / 2
        sides: tuple[list[Line], list[Line]] = ([], [])
        for line in self.lines:
            for index, side in enumerate(sides):
                words = [word for word in line.words if (word.left > middle) == bool(index)]
                if words:
                    left, right = (
                        min(each.left for each in words),
                        max(each.right for each in words),
                    )
                    side.append(replace(line, words=words, left=left, right=right))
        return sides


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those that run over columns of prose divided, column after column."""
    ordered: list[Line] = []
    for rows in _rows(lines):
        sides = rows.sides() if rows.both >= FEWEST else ([], [])
        if not all(map(_is_prose, sides)):
            ordered += rows.lines
            continue
        is_leftwards = sum(line.is_right_to_left for line in rows.lines) * 2 > len(rows.lines)
        for side in reversed(sides) if is_leftwards else sides:
            ordered += in_columns(side)
    return ordered


def _rows(lines: Sequence[Line]) -> Iterator[_Rows]:
    rows: _Rows | None = None
    for line in lines:
        if rows is not None and rows.take(line):
            continue
        if rows is not None:
            yield rows
        left, right = max(_spaces(line), key=_width, default=(line.right, line.right))
        rows = _Rows(left, right, [line], both=int(left < right))
    if rows is not None:
        yield rows


def _spaces(line: Line) -> list[tuple[float, float]]:
    """Return the spaces between words that may be one between columns."""
    words = sorted(line.words, key=lambda word: word.left)
    spaces = [(word.right, after.left) for word, after in pairwise(words)]
    return [space for space in spaces if _width(space) > GUTTER * line.size]


def _width(space: tuple[float, float]) -> float:
    return space[1] - space[0]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the lines of a column are long, and sentences run on from one to the next."""
    if len(lines) < FEWEST or sum(len(line.text) for line in lines) < LONG * len(lines):
        return False
    running = sum(line.text[0].isalpha() and not line.text[0].isupper() for line in lines)
    return running >= RUNNING * len(lines)
