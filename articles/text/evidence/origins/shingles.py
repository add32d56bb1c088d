"""Group texts that are near copies of each other, by their shingles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from articles.text.evidence.comparable_words import comparable_words


def connected_groups(pairs: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """Return the groups that the pairs connect, directly or through others, sorted by the smallest member.

    About linear in the pairs.
    """
    parents: dict[int, int] = {}
    for first, second in pairs:
        parents[_root(parents, first)] = _root(parents, second)
    members: dict[int, set[int]] = defaultdict(set)
    for each in list(parents):
        members[_root(parents, each)].add(each)
    return sorted(map(frozenset, members.values()), key=min)


def _root(parents: dict[int, int], each: int) -> int:
    parents.setdefault(each, each)
    while parents[each] != each:
        parents[each] = parents[parents[each]]
        each = parents[each]
    return each


SHINGLE = 5  # words; any two reports share shorter phrases
ALIKE = 0.5  # Jaccard index; with half of all shingles in common it is one text, edited
CONTAINED = 0.7  # of the shorter text: a press release that a longer report prints nearly whole
FEWEST = 20  # shingles; with fewer, a caption would join every text that quotes it
SHARED_BY = 50  # texts; a shingle in more of them is boilerplate and would make the cost quadratic


def shingle_words(text: str) -> Iterator[tuple[str, ...]]:
    """Return all sequences of `SHINGLE` words, by the keys of the words."""
    keys = [word.key for word in comparable_words(text)]
    return zip(*(keys[start:] for start in range(SHINGLE)), strict=False)


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all shingles. Linear. They are the same within one process only."""
    return frozenset(map(hash, shingle_words(text)))


def same_origin(texts: Sequence[str]) -> list[frozenset[int]]:
    """Return the indexes of the texts in groups of near copies, each index once, sorted by the first.

    Copies of copies belong to the same group. Linear in all texts together, because a shingle that many
    texts share is ignored.
    """
    sets = [shingles(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for index, hashes in enumerate(sets):
        for shingle in hashes:
            holders[shingle].append(index)
    common: Counter[tuple[int, int]] = Counter()
    for listed in holders.values():
        if len(listed) <= SHARED_BY:
            common.update(
                (first, second) for at, first in enumerate(listed) for second in listed[at + 1 :]
            )
    copies = [
        (first, second)
        for (first, second), shared in common.items()
        if is_copy(len(sets[first]), len(sets[second]), shared)
    ]
    alone = [(index, index) for index in range(len(texts))]
    return connected_groups([*alone, *copies])


def is_copy(first_size: int, second_size: int, shared: int) -> bool:
    """Tell from the numbers of shingles, and of common ones, whether two texts are near copies."""
    if min(first_size, second_size) < FEWEST:
        return first_size == second_size == shared
    return shared >= ALIKE * (first_size + second_size - shared) or shared >= CONTAINED * min(
        first_size, second_size
    )
