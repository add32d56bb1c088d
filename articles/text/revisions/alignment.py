"""What became of each statement of a revision in the next one.

Equal statements are paired first, then the most alike of the rest. What left its place is said to
have moved: nothing is relocated silently.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, NamedTuple

from articles.text.revisions.differences import Difference, DifferenceKind, word_differences

__all__ = ["Aligned", "AlignedKind", "Difference", "DifferenceKind", "align", "word_differences"]

# How alike two statements are: from 0 to 1, the mean of the shares of words and of neighbouring
# pairs of words that they have in common. Of two unrelated sentences it is below 0.2.
SAME_PLACE = 0.4  # between the same neighbours, so much makes an edited statement
ANOTHER_PLACE = 0.6  # elsewhere it takes more: sentences of one article resemble each other
RARE = 8  # a word that more of the left-over statements have points to none of them
POINTERS = 4  # of its rarest words, so many look for a statement's counterpart
SMALL_GAP = 64  # pairs; in a gap with no more, each statement is compared with each
WORD = re.compile(r"\w+(?:[’'.,]\w+)*")


class AlignedKind(StrEnum):
    """What became of a statement."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    EDITED = "edited"
    NEW = "new"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Aligned:
    """A statement of the old revision, of the new one, or of both, by their indexes.

    `moved` says that it left its place, be its words the same (kind moved) or others (edited).
    `differences` are those of an edited one, as spans of the two statements. `repeated` says that
    its words stand there several times, so that which of them it is was a guess.
    """

    kind: AlignedKind
    old: int | None
    new: int | None
    differences: tuple[Difference, ...] = ()
    moved: bool = False
    repeated: bool = False


class Pair(NamedTuple):
    """The indexes of a statement in both revisions."""

    old: int
    new: int


def align(old: Sequence[str], new: Sequence[str]) -> list[Aligned]:
    """Each statement exactly once, in the order of the new revision, the cut ones where they were.

    Cost is about linear in the statements: only those left over are compared, and only with those
    in the same place or with rare words in common.
    """
    fixed = _runs(old, new)
    equal = fixed + _same_words(old, new, fixed)
    kept = _in_order(equal)
    gaps = Gaps(kept)
    edited = _edited(old, new, equal, gaps)
    in_place = set(_in_order(kept + [pair for pair in edited if gaps.are_one(pair)]))
    found = []
    for pair in equal:
        moved = pair not in in_place
        kind = AlignedKind.MOVED if moved else AlignedKind.UNCHANGED
        found.append(Aligned(kind, *pair, moved=moved))
    for pair in edited:
        words = word_differences(old[pair.old], new[pair.new])
        found.append(Aligned(AlignedKind.EDITED, *pair, words, moved=pair not in in_place))
    everything = _in_reading_order(found, in_place, len(old), len(new))
    guessed = _guessed(old, new, in_place)
    return [replace(one, repeated=True) if guessed(one) else one for one in everything]


class Gaps:
    """The stretches between pairs that stand in order, as numbers alike in both revisions."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.olds = [pair.old for pair in pairs]
        self.news = [pair.new for pair in pairs]

    def of_old(self, index: int) -> int:
        return bisect_left(self.olds, index)

    def of_new(self, index: int) -> int:
        return bisect_left(self.news, index)

    def are_one(self, pair: Pair) -> bool:
        """Do both lie between the same neighbours?"""
        return self.of_old(pair.old) == self.of_new(pair.new)


def _runs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Statements that each revision has once, in order, and the equal ones next to them."""
    once_old, once_new = _once(old), _once(new)
    anchors = _in_order(
        Pair(once_old[text], once_new[text]) for text in once_old if text in once_new
    )
    found: list[Pair] = []
    for left, right in pairwise([Pair(-1, -1), *anchors, Pair(len(old), len(new))]):
        first, last = left.old + 1, right.old
        start, end = left.new + 1, right.new
        while first < last and start < end and old[first] == new[start]:
            found.append(Pair(first, start))
            first, start = first + 1, start + 1
        back = []
        while first < last and start < end and old[last - 1] == new[end - 1]:
            last, end = last - 1, end - 1
            back.append(Pair(last, end))
        found += [*reversed(back), right]
    return found[:-1]


def _once(statements: Sequence[str]) -> dict[str, int]:
    """The index of each text that occurs once."""
    counts = Counter(statements)
    return {text: index for index, text in enumerate(statements) if counts[text] == 1}


def _same_words(old: Sequence[str], new: Sequence[str], fixed: list[Pair]) -> list[Pair]:
    """The other equal statements: in the same gap in their order, then anywhere in their order."""
    gaps = Gaps(fixed)
    olds = _others(len(old), [pair.old for pair in fixed])
    news = _others(len(new), [pair.new for pair in fixed])
    near = _queued(
        {index: (gaps.of_old(index), old[index]) for index in olds},
        {index: (gaps.of_new(index), new[index]) for index in news},
    )
    far = _queued(
        {index: old[index] for index in _others(len(old), [pair.old for pair in fixed + near])},
        {index: new[index] for index in _others(len(new), [pair.new for pair in fixed + near])},
    )
    return near + far


def _others(length: int, indexes: Iterable[int]) -> list[int]:
    taken = set(indexes)
    return [index for index in range(length) if index not in taken]


def _queued(old: Mapping[int, Hashable], new: Mapping[int, Hashable]) -> list[Pair]:
    """The first of the old with the first of the new that has the same key, and so on."""
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for index, key in old.items():
        waiting[key].append(index)
    return [Pair(waiting[key].popleft(), index) for index, key in new.items() if waiting.get(key)]


def _in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """The most pairs that stand in the same order in both: the longest increasing chain."""
    tails: list[int] = []
    chains: list[Pair] = []
    ordered = sorted(pairs)
    before: list[int] = []
    ends: list[int] = []
    for place, pair in enumerate(ordered):
        length = bisect_left(tails, pair.new)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(pair.new)
            ends.append(place)
        else:
            tails[length], ends[length] = pair.new, place
    place = ends[-1] if ends else -1
    while place >= 0:
        chains.append(ordered[place])
        place = before[place]
    return chains[::-1]


def _edited(
    old: Sequence[str], new: Sequence[str], equal: Sequence[Pair], gaps: Gaps
) -> list[Pair]:
    """Of the statements left over, those that are alike enough, the most alike first."""
    olds = {i: _marks(old[i]) for i in _others(len(old), [pair.old for pair in equal])}
    news = {i: _marks(new[i]) for i in _others(len(new), [pair.new for pair in equal])}
    scored = []
    for pair in set(_candidates(olds, news, gaps)):
        near = gaps.are_one(pair)
        score = _likeness(olds[pair.old], news[pair.new])
        if score >= (SAME_PLACE if near else ANOTHER_PLACE):
            scored.append((-score, not near, pair))
    found: list[Pair] = []
    for _score, _far, pair in sorted(scored):
        if pair.old in olds and pair.new in news:
            del olds[pair.old], news[pair.new]
            found.append(pair)
    return found


class Marks(NamedTuple):
    """What a statement is recognised by."""

    words: frozenset[str]
    couples: frozenset[tuple[str, str]]


def _marks(statement: str) -> Marks:
    words = WORD.findall(statement.lower())
    return Marks(frozenset(words), frozenset(pairwise(words)))


def _likeness(one: Marks, other: Marks) -> float:
    """The mean of the shares of words and of neighbouring words in common."""
    words = _share(one.words, other.words)
    if not (one.couples or other.couples):
        return words
    return (words + _share(one.couples, other.couples)) / 2


def _share(one: frozenset[Any], other: frozenset[Any]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _candidates(olds: Mapping[int, Marks], news: Mapping[int, Marks], gaps: Gaps) -> Iterator[Pair]:
    """Pairs worth a comparison: all of a small gap, and those that a rare word joins."""
    in_gap: defaultdict[int, list[int]] = defaultdict(list)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for index, marks in olds.items():
        in_gap[gaps.of_old(index)].append(index)
        for word in marks.words:
            having[word].append(index)
    sizes = Counter(gaps.of_new(index) for index in news)
    for index, marks in news.items():
        gap = gaps.of_new(index)
        if sizes[gap] * len(in_gap[gap]) <= SMALL_GAP:
            yield from (Pair(other, index) for other in in_gap[gap])
        rare = sorted(
            (len(having[word]), word)
            for word in marks.words
            if 0 < len(having.get(word, ())) <= RARE
        )
        for _count, word in rare[:POINTERS]:
            yield from (Pair(other, index) for other in having[word])


def _guessed(
    old: Sequence[str], new: Sequence[str], in_place: Collection[Pair]
) -> Callable[[Aligned], bool]:
    """Is it one of several equal statements that may as well have become another?

    It is not where both revisions have it equally often between the same neighbours.
    """
    several = {text for texts in (old, new) for text, count in Counter(texts).items() if count > 1}
    sure = [pair for pair in in_place if not {old[pair.old], new[pair.new]} & several]
    gaps = Gaps(sorted(sure))
    before = Counter((gaps.of_old(i), old[i]) for i in range(len(old)) if old[i] in several)
    after = Counter((gaps.of_new(i), new[i]) for i in range(len(new)) if new[i] in several)

    def guessed(one: Aligned) -> bool:
        places = []
        if one.old is not None and old[one.old] in several:
            places.append((gaps.of_old(one.old), old[one.old]))
        if one.new is not None and new[one.new] in several:
            places.append((gaps.of_new(one.new), new[one.new]))
        return len(set(places)) > 1 or any(before[place] != after[place] for place in places)

    return guessed


def _in_reading_order(
    found: list[Aligned], in_place: Collection[Pair], olds: int, news: int
) -> list[Aligned]:
    """With the new ones in their place, and the cut ones after what they stood after."""
    follows = {pair.old: pair.new for pair in in_place}
    before, places = -1, []
    for index in range(olds):
        before = follows.get(index, before)
        places.append(before)
    found += [
        Aligned(AlignedKind.NEW, None, index)
        for index in _others(news, [one.new for one in found if one.new is not None])
    ]
    found += [
        Aligned(AlignedKind.CUT, index, None)
        for index in _others(olds, [one.old for one in found if one.old is not None])
    ]

    def place(one: Aligned) -> tuple[int, int, int]:
        if one.new is not None:
            return one.new, 0, 0
        old = -1 if one.old is None else one.old
        return places[old], 1, old

    return sorted(found, key=place)
