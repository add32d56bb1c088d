"""What belongs together when being alike carries over."""

from collections import defaultdict
from collections.abc import Iterable


def groups(pairs: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """Whatever the pairs join, directly or through others; each in one group, sorted by the first.

    Linear in the pairs, but for a factor that never grows beyond 5.
    """
    parents: dict[int, int] = {}
    for one, other in pairs:
        parents[_root(parents, one)] = _root(parents, other)
    found: dict[int, set[int]] = defaultdict(set)
    for each in list(parents):
        found[_root(parents, each)].add(each)
    return sorted(map(frozenset, found.values()), key=min)


def _root(parents: dict[int, int], each: int) -> int:
    parents.setdefault(each, each)
    while parents[each] != each:
        parents[each] = parents[parents[each]]
        each = parents[each]
    return each
