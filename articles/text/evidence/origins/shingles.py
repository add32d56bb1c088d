"""What belongs together when being alike carries over."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from articles.text.evidence.words import words


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


SHINGLE = 5  # words: shorter ones are phrases that any two reports share
ALIKE = 0.5  # Jaccard: half of all shingles in common is one text, edited
CONTAINED = 0.7  # of the shorter text: a release of which a longer report prints nearly all
FEWEST = 20  # shingles; below that a caption would group with whatever quotes it
SHARED_BY = (
    50  # texts; a shingle that more of them have is boilerplate, and would make it quadratic
)


def stretches(text: str) -> Iterator[tuple[str, ...]]:
    """All stretches of `SHINGLE` words, by the words' keys."""
    keys = [word.key for word in words(text)]
    return zip(*(keys[start:] for start in range(SHINGLE)), strict=False)


def shingles(text: str) -> frozenset[int]:
    """The hashes of all stretches of `SHINGLE` words. Linear; the same within one process only."""
    return frozenset(map(hash, stretches(text)))


def same_origin(texts: Sequence[str]) -> list[frozenset[int]]:
    """The indexes of the texts, in groups that are near copies of each other, each index once.

    Groups are sorted by their first text; a text of its own is a group of one. Being a copy carries
    over: two texts that each copy a third are one group. Linear in the texts together, since a
    shingle that many texts share counts for none.
    """
    sets = [shingles(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for index, found in enumerate(sets):
        for shingle in found:
            holders[shingle].append(index)
    common: Counter[tuple[int, int]] = Counter()
    for listed in holders.values():
        if len(listed) <= SHARED_BY:
            common.update(
                (one, other) for at, one in enumerate(listed) for other in listed[at + 1 :]
            )
    copies = [
        (one, other)
        for (one, other), shared in common.items()
        if is_copy(len(sets[one]), len(sets[other]), shared)
    ]
    alone = [(index, index) for index in range(len(texts))]
    return groups([*alone, *copies])


def is_copy(one: int, other: int, shared: int) -> bool:
    """Of two numbers of shingles and how many they share: are the texts near copies?"""
    if min(one, other) < FEWEST:
        return one == other == shared
    return shared >= ALIKE * (one + other - shared) or shared >= CONTAINED * min(one, other)
