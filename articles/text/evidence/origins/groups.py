"""Which sources have one origin: what people joined and parted, then what was suggested."""

from collections.abc import Iterable
from enum import IntEnum


class PairState(IntEnum):
    """What is known of a pair of sources."""

    PARTED = 0  # people say that the two have different origins
    SUGGESTED = 1
    JOINED = 2  # people say that they have one origin


def origin_groups(pairs: Iterable[tuple[int, int, PairState | int]]) -> list[frozenset[int]]:
    """Return the groups of sources with one origin, sorted by the smallest member.

    What people joined counts before what was suggested. No pair joins two groups between which
    people parted a pair. Sources in no pair are in no group. Linear in pairs and groups.
    """
    members: dict[int, set[int]] = {}  # of each source, its group, which all its members share
    parted: dict[int, set[int]] = {}
    rows = sorted(pairs, key=lambda pair: -pair[2])
    for first, second, state in rows:
        members.setdefault(first, {first})
        members.setdefault(second, {second})
        if state == PairState.PARTED:
            parted.setdefault(first, set()).add(second)
            parted.setdefault(second, set()).add(first)
    for first, second, state in rows:
        small, large = sorted((members[first], members[second]), key=len)
        if state == PairState.PARTED or small is large:
            continue
        if any(parted.get(each, set()) & large for each in small):
            continue
        large |= small
        for each in small:
            members[each] = large
    groups = {id(group): frozenset(group) for group in members.values() if len(group) > 1}
    return sorted(groups.values(), key=min)
