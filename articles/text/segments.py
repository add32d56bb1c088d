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
    together they make up the span. Cost: the pieces, times how many marks lie over each.
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
    boundaries = {start, end, *(first for first, _last, _mark in inside)}
    boundaries.update(last for _first, last, _mark in inside)
    begins = sorted(range(len(inside)), key=lambda number: inside[number][0])
    begun, over = 0, list[int]()  # the numbers of the marks over a piece, in the given order
    for first, last in pairwise(sorted(boundaries)):
        over = [number for number in over if inside[number][1] > first]
        while begun < len(begins) and inside[begins[begun]][0] == first:
            over.append(begins[begun])
            begun += 1
        yield first, last, [inside[number][2] for number in sorted(over)]
