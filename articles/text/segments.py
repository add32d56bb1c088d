"""Split a span where marks begin and end, so that overlapping marks can be drawn."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

Mark = TypeVar("Mark")


def segments(
    start: int, end: int, marks: Iterable[tuple[int, int, Mark]]
) -> Iterator[tuple[int, int, list[Mark]]]:
    """Yield (start, end, marks) for the pieces of [start, end) in order.

    `marks` are (start, end, mark); what lies outside the span is left out. No piece is empty, and
    together they make up the span. Cost: pieces times marks of this span.
    """
    inside = [
        (max(start, first), min(end, last), mark)
        for first, last, mark in marks
        if first < end and last > start
    ]
    if not inside:
        yield start, end, []
        return
    if len(inside) == 1 and inside[0][:2] == (start, end):
        yield start, end, [inside[0][2]]
        return
    boundaries = {start, end}
    for first, last, _mark in inside:
        boundaries |= {first, last}
    for first, last in pairwise(sorted(boundaries)):
        over = [mark for begin, finish, mark in inside if begin <= first and finish >= last]
        yield first, last, over
