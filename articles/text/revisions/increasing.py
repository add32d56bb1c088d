"""Pairs of places in two texts that are in the same order in both."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeVar

Pair = TypeVar("Pair", bound=tuple[int, int])


def longest_increasing(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the longest chain of pairs in which both numbers increase. Costs as much as sorting."""
    ordered = sorted(pairs)
    smallest: list[int] = []  # by length of a chain, the smallest second number that ends one
    ends: list[int] = []  # and the index of that pair
    before: list[int] = []  # by pair, the index of the pair before it in its chain
    for index, (_first, second) in enumerate(ordered):
        length = bisect_left(smallest, second)
        before.append(ends[length - 1] if length else -1)
        if length == len(ends):
            smallest.append(second)
            ends.append(index)
        else:
            smallest[length], ends[length] = second, index
    chain: list[Pair] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]
