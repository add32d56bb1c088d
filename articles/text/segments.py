"""Cut a span where marks begin and end, so that overlapping ones can be drawn side by side."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

Mark = TypeVar("Mark")


def segments(
    start: int, end: int, marks: Iterable[tuple[int, int, Mark]]
) -> Iterator[tuple[int, int, list[Mark]]]:
    """Yield the pieces of [start, end) in order, each with the marks that lie over it.

    `marks` are (start, end, mark); what lies outside is clipped. The pieces are never empty, and
    together they are the whole span. Cost: pieces times marks of this span.
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
    places = {start, end}
    for first, last, _mark in inside:
        places |= {first, last}
    cuts = sorted(places)
    for first, last in pairwise(cuts):
        over = [mark for begin, finish, mark in inside if begin <= first and finish >= last]
        yield first, last, over


CALLED = re.compile(r"(?<![\w.+-])@(?P<name>[\w.+-]*\w)")


@dataclass(frozen=True, slots=True)
class Called:
    """`[start, end)` covers the sign and the name."""

    start: int
    end: int
    name: str


def called(text: str) -> tuple[Called, ...]:
    """The names that `text` calls, in its order. A full stop behind a name is none of its letters."""
    return tuple(
        Called(found.start(), found.end(), found["name"]) for found in CALLED.finditer(text)
    )
