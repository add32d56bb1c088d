"""Running heads and feet: lines that stand on several pages in the same place."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from articles.reading.pdf.page import Line

AT_EDGE = 4  # lines at the top and at the bottom of a page that may be heads or feet
SAME_PLACE = 3.0  # points
APART = 2.4  # of the font size; on two pages only, such a line is as far from the text
ROMAN = re.compile(r"\b[ivxlc]{1,7}$")
NUMBER = re.compile(r"\d+")


def without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the lines of the pages without heads, feet and page numbers.

    Such a line stands on at least two pages in the same place. Its numbers are the same on them, or
    count the pages: the last lines of two tables may differ in their totals only.
    """
    edges = [_edges(lines) for lines in pages]
    alike: dict[tuple[str, int, int], dict[int, Line]] = {}
    for page, sides in enumerate(edges):
        for side, edge in enumerate(sides):
            for line in edge:
                height = round(line.baseline / SAME_PLACE / 2)
                alike.setdefault((_pattern(line), side, height), {})[page] = line
    several = [lines for lines in alike.values() if len(lines) > 1 and _is_numbered_by_page(lines)]
    candidates = {id(line) for lines in several for line in lines.values()}
    repeated = {
        id(line)
        for lines in several
        for page, line in lines.items()
        if len(lines) > 2 or line.is_turned or _stands_apart(line, pages[page], candidates)
    }
    left_out = {
        id(line)
        for sides in edges
        for edge in sides
        for line in takewhile(lambda line: id(line) in repeated, edge)
    }
    return [[line for line in lines if id(line) not in left_out] for lines in pages]


def _edges(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the first and the last lines of a page, the outermost first, and the turned ones."""
    upright = sorted(
        (line for line in lines if not line.is_turned), key=lambda line: -line.baseline
    )
    turned = [line for line in lines if line.is_turned]
    return upright[:AT_EDGE], upright[: -AT_EDGE - 1 : -1], turned


def _pattern(line: Line) -> str:
    return ROMAN.sub("#", NUMBER.sub("#", line.text))


def _stands_apart(line: Line, lines: list[Line], candidates: set[int]) -> bool:
    return all(
        abs(each.baseline - line.baseline) > APART * line.size or each.size != line.size
        for each in lines
        if id(each) not in candidates
    )


def _is_numbered_by_page(lines: dict[int, Line]) -> bool:
    """Do the numbers of a line stay the same from page to page, or count them, as a rule?"""
    numbers = [(page, list(map(int, NUMBER.findall(line.text)))) for page, line in lines.items()]
    steps = [
        all(
            value in {former, former + page - before}
            for former, value in zip(old, new, strict=False)  # Roman numerals are none
        )
        for (before, old), (page, new) in pairwise(numbers)
    ]
    return sum(steps) > len(steps) / 2
