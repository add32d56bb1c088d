"""Align the statements of two revisions.

Equal statements are paired first, then the most similar of the rest. A statement that left its place
is always marked as moved.
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
from articles.text.revisions.increasing import longest_increasing

__all__ = ["Aligned", "AlignedKind", "Difference", "DifferenceKind", "align", "word_differences"]

# Similarity is from 0 to 1: the mean of the shares of words, and of pairs of neighbouring words, that
# two statements have in common. Two unrelated sentences are below 0.2.
SIMILAR_IN_PLACE = 0.4  # enough for an edited statement between the same neighbours
SIMILAR_ELSEWHERE = 0.6  # more is needed elsewhere, because sentences of one article are alike
RARE = 8  # statements; a word that more of the unpaired ones have is not rare
POINTERS = 4  # rare words by which a counterpart is looked for
SMALL_GAP = 64  # pairs; in a smaller gap all statements are compared
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
    """A statement of the old revision, of the new one, or of both, by index.

    `moved` says that it left its place, whether its words are the same (kind moved) or not (kind edited).
    `differences` are those of an edited statement, as spans of both statements. `repeated` says that its
    words occur several times, so that the pairing is a guess.
    """

    kind: AlignedKind
    old: int | None
    new: int | None
    differences: tuple[Difference, ...] = ()
    moved: bool = False
    repeated: bool = False


class IndexPair(NamedTuple):
    """The indexes of a statement in both revisions."""

    old: int
    new: int


def align(old: Sequence[str], new: Sequence[str]) -> list[Aligned]:
    """Return each statement once, in the order of the new revision, deleted ones where they were.

    About linear in the statements: only unpaired ones are compared, and only with those in the same place
    or with rare words in common.
    """
    fixed = _anchored_pairs(old, new)
    equal = fixed + _other_equal_pairs(old, new, fixed)
    in_order = longest_increasing(equal)
    gaps = Gaps(in_order)
    edited = _edited_pairs(old, new, equal, gaps)
    in_place = set(longest_increasing(in_order + [pair for pair in edited if gaps.are_one(pair)]))
    aligned = []
    for pair in equal:
        moved = pair not in in_place
        kind = AlignedKind.MOVED if moved else AlignedKind.UNCHANGED
        aligned.append(Aligned(kind, *pair, moved=moved))
    for pair in edited:
        words = word_differences(old[pair.old], new[pair.new])
        aligned.append(Aligned(AlignedKind.EDITED, *pair, words, moved=pair not in in_place))
    everything = _in_reading_order(aligned, in_place, len(old), len(new))
    is_ambiguous = _ambiguity_test(old, new, in_place)
    return [
        replace(statement, repeated=True) if is_ambiguous(statement) else statement
        for statement in everything
    ]


class Gaps:
    """The gaps between paired statements that are in order, numbered alike in both revisions."""

    def __init__(self, pairs: Sequence[IndexPair]) -> None:
        self.olds = [pair.old for pair in pairs]
        self.news = [pair.new for pair in pairs]

    def of_old(self, index: int) -> int:
        """Return the gap of an old statement."""
        return bisect_left(self.olds, index)

    def of_new(self, index: int) -> int:
        """Return the gap of a new statement."""
        return bisect_left(self.news, index)

    def are_one(self, pair: IndexPair) -> bool:
        """Tell whether both statements lie between the same neighbours."""
        return self.of_old(pair.old) == self.of_new(pair.new)


def _anchored_pairs(old: Sequence[str], new: Sequence[str]) -> list[IndexPair]:
    """Pair statements that occur once in each revision, in order, and the equal ones next to them."""
    once_old, once_new = _texts_that_occur_once(old), _texts_that_occur_once(new)
    anchors = longest_increasing(
        IndexPair(once_old[text], once_new[text]) for text in once_old if text in once_new
    )
    pairs: list[IndexPair] = []
    for left, right in pairwise([IndexPair(-1, -1), *anchors, IndexPair(len(old), len(new))]):
        first, last = left.old + 1, right.old
        start, end = left.new + 1, right.new
        while first < last and start < end and old[first] == new[start]:
            pairs.append(IndexPair(first, start))
            first, start = first + 1, start + 1
        back = []
        while first < last and start < end and old[last - 1] == new[end - 1]:
            last, end = last - 1, end - 1
            back.append(IndexPair(last, end))
        pairs += [*reversed(back), right]
    return pairs[:-1]


def _texts_that_occur_once(statements: Sequence[str]) -> dict[str, int]:
    """The index of each text that occurs once."""
    counts = Counter(statements)
    return {text: index for index, text in enumerate(statements) if counts[text] == 1}


def _other_equal_pairs(
    old: Sequence[str], new: Sequence[str], fixed: list[IndexPair]
) -> list[IndexPair]:
    """Pair the other equal statements in order: within the same gap first, then anywhere."""
    gaps = Gaps(fixed)
    olds = _remaining(len(old), [pair.old for pair in fixed])
    news = _remaining(len(new), [pair.new for pair in fixed])
    near = _paired_by_key(
        {index: (gaps.of_old(index), old[index]) for index in olds},
        {index: (gaps.of_new(index), new[index]) for index in news},
    )
    far = _paired_by_key(
        {index: old[index] for index in _remaining(len(old), [pair.old for pair in fixed + near])},
        {index: new[index] for index in _remaining(len(new), [pair.new for pair in fixed + near])},
    )
    return near + far


def _remaining(length: int, indexes: Iterable[int]) -> list[int]:
    taken = set(indexes)
    return [index for index in range(length) if index not in taken]


def _paired_by_key(old: Mapping[int, Hashable], new: Mapping[int, Hashable]) -> list[IndexPair]:
    """Pair the first old index with the first new index that has the same key, and so on."""
    queues: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for index, key in old.items():
        queues[key].append(index)
    return [
        IndexPair(queues[key].popleft(), index) for index, key in new.items() if queues.get(key)
    ]


def _edited_pairs(
    old: Sequence[str], new: Sequence[str], equal: Sequence[IndexPair], gaps: Gaps
) -> list[IndexPair]:
    """Pair the remaining statements that are similar enough, the most similar first."""
    olds = {i: _words_of(old[i]) for i in _remaining(len(old), [pair.old for pair in equal])}
    news = {i: _words_of(new[i]) for i in _remaining(len(new), [pair.new for pair in equal])}
    scored = []
    for pair in set(_candidate_pairs(olds, news, gaps)):
        near = gaps.are_one(pair)
        score = _similarity(olds[pair.old], news[pair.new])
        if score >= (SIMILAR_IN_PLACE if near else SIMILAR_ELSEWHERE):
            scored.append((-score, not near, pair))
    pairs: list[IndexPair] = []
    for _score, _far, pair in sorted(scored):
        if pair.old in olds and pair.new in news:
            del olds[pair.old], news[pair.new]
            pairs.append(pair)
    return pairs


class StatementWords(NamedTuple):
    """The words and the pairs of neighbouring words by which statements are compared."""

    words: frozenset[str]
    word_pairs: frozenset[tuple[str, str]]


def _words_of(statement: str) -> StatementWords:
    words = WORD.findall(statement.lower())
    return StatementWords(frozenset(words), frozenset(pairwise(words)))


def _similarity(first: StatementWords, second: StatementWords) -> float:
    """The mean of the shares of words and of neighbouring words in common."""
    words = _dice_coefficient(first.words, second.words)
    if not (first.word_pairs or second.word_pairs):
        return words
    return (words + _dice_coefficient(first.word_pairs, second.word_pairs)) / 2


def _dice_coefficient(first: frozenset[Any], second: frozenset[Any]) -> float:
    return 2 * len(first & second) / (len(first) + len(second) or 1)


def _candidate_pairs(
    olds: Mapping[int, StatementWords], news: Mapping[int, StatementWords], gaps: Gaps
) -> Iterator[IndexPair]:
    """Pairs that are worth a comparison: all of a small gap, and those with a rare word in common."""
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
            yield from (IndexPair(other, index) for other in in_gap[gap])
        rare = sorted(
            (len(having[word]), word)
            for word in marks.words
            if 0 < len(having.get(word, ())) <= RARE
        )
        for _count, word in rare[:POINTERS]:
            yield from (IndexPair(other, index) for other in having[word])


def _ambiguity_test(
    old: Sequence[str], new: Sequence[str], in_place: Collection[IndexPair]
) -> Callable[[Aligned], bool]:
    """Return a test whether one of several equal statements might have become another one.

    It could not if both revisions have it equally often between the same neighbours.
    """
    several = {text for texts in (old, new) for text, count in Counter(texts).items() if count > 1}
    sure = [pair for pair in in_place if not {old[pair.old], new[pair.new]} & several]
    gaps = Gaps(sorted(sure))
    before = Counter((gaps.of_old(i), old[i]) for i in range(len(old)) if old[i] in several)
    after = Counter((gaps.of_new(i), new[i]) for i in range(len(new)) if new[i] in several)

    def is_ambiguous(aligned: Aligned) -> bool:
        positions = []
        if aligned.old is not None and old[aligned.old] in several:
            positions.append((gaps.of_old(aligned.old), old[aligned.old]))
        if aligned.new is not None and new[aligned.new] in several:
            positions.append((gaps.of_new(aligned.new), new[aligned.new]))
        return len(set(positions)) > 1 or any(
            before[position] != after[position] for position in positions
        )

    return is_ambiguous


def _in_reading_order(
    aligned: list[Aligned], in_place: Collection[IndexPair], olds: int, news: int
) -> list[Aligned]:
    """Add new and deleted statements, and sort: deleted ones stand behind their former neighbour."""
    follows = {pair.old: pair.new for pair in in_place}
    before, neighbours = -1, []
    for index in range(olds):
        before = follows.get(index, before)
        neighbours.append(before)
    aligned += [
        Aligned(AlignedKind.NEW, None, index)
        for index in _remaining(
            news, [statement.new for statement in aligned if statement.new is not None]
        )
    ]
    aligned += [
        Aligned(AlignedKind.CUT, index, None)
        for index in _remaining(
            olds, [statement.old for statement in aligned if statement.old is not None]
        )
    ]

    def reading_order(statement: Aligned) -> tuple[int, int, int]:
        if statement.new is not None:
            return statement.new, 0, 0
        old = -1 if statement.old is None else statement.old
        return neighbours[old], 1, old

    return sorted(aligned, key=reading_order)
