"""What changed between two long texts: the stretches that differ, with some words around each."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles.text.revisions.differences import DifferenceKind, word_differences
from articles.text.spans import Span

# About a sentence, with the blanks behind it.
UNIT = re.compile(r"[^\n.!?。！？]*(?:[.!?。！？]+|\n|$)\s*")
AROUND = 160  # code points of what stayed that a stretch shows on either side
COMPARED = 200_000_000  # pairs of code points in all; what comes after them is shown as replaced


class Words(NamedTuple):
    """A run of words that stayed (EQUAL), went (DELETE) or came (INSERT)."""

    kind: DifferenceKind
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last of some changes that lie near each other, in both texts.

    `words` begin and end with what stayed around them, as the newer text has it.
    """

    old: Span
    new: Span
    words: tuple[Words, ...]


def changed_stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """The stretches in order; none when nothing but blanks differs.

    Sentences that each text has exactly once hold them together, in the longest order common to
    both; words are compared only between them. So the cost is that of sorting the sentences, and of
    comparing so many words as `COMPARED` allows for both texts together.
    """
    stretches: list[list[tuple[Span, Span]]] = []
    for before, after in _changes(old, new):
        if stretches and before.start - stretches[-1][-1][0].end <= 2 * AROUND:
            stretches[-1].append((before, after))
        else:
            stretches.append([(before, after)])
    return tuple(_with_words_around(stretch, old, new) for stretch in stretches)


def _changes(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """What differs by more than blanks: places in both texts, in order."""
    left = COMPARED
    for before, after in _gaps(old, new):
        cost = (before.end - before.start) * (after.end - after.start)
        if cost > left:
            yield before, after
            continue
        left -= cost
        one, other = old[slice(*before)], new[slice(*after)]
        for found in word_differences(one, other):
            if found.kind is DifferenceKind.EQUAL:
                continue
            if one[slice(*found.old)].strip() or other[slice(*found.new)].strip():
                yield _moved(found.old, before.start), _moved(found.new, after.start)


def _gaps(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """What lies between the sentences that hold both texts together."""
    before, after = _units(old), _units(new)
    held = [(-1, -1), *_anchors(old, new, before, after), (len(before), len(after))]
    starts = [*(unit.start for unit in before), len(old)]
    others = [*(unit.start for unit in after), len(new)]
    for (left, right), (next_left, next_right) in pairwise(held):
        gap = Span(starts[left + 1], starts[next_left])
        other = Span(others[right + 1], others[next_right])
        if gap.start < gap.end or other.start < other.end:
            yield gap, other


def _units(text: str) -> list[Span]:
    return [Span(*found.span()) for found in UNIT.finditer(text) if found.group()]


def _anchors(old: str, new: str, before: list[Span], after: list[Span]) -> list[tuple[int, int]]:
    """Pairs of equal sentences, each once in its text, both going up: the longest such row."""
    texts = [old[slice(*unit)].strip() for unit in before]
    others = [new[slice(*unit)].strip() for unit in after]
    once, once_there = Counter(texts), Counter(others)
    places = {text: place for place, text in enumerate(others) if once_there[text] == 1}
    pairs = [
        (place, places[text])
        for place, text in enumerate(texts)
        if text and once[text] == 1 and text in places
    ]
    return _longest_row(pairs)


def _longest_row(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs sorted by the first, the longest row in which the second goes up as well."""
    ends: list[int] = []  # by length of a row, the smallest second that ends one
    last: list[int] = []  # and which pair that is
    previous: list[int] = []
    for place, (_first, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        previous.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(second)
            last.append(place)
        else:
            ends[length], last[length] = second, place
    row: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        row.append(pairs[place])
        place = previous[place]
    return row[::-1]


def _with_words_around(changes: list[tuple[Span, Span]], old: str, new: str) -> Stretch:
    first, last = changes[0], changes[-1]
    shown: list[Words] = []
    done = _whole_words_from(new, first[1].start)
    for before, after in changes:
        shown.append(Words(DifferenceKind.EQUAL, new[done : after.start]))
        shown.append(Words(DifferenceKind.DELETE, old[slice(*before)]))
        shown.append(Words(DifferenceKind.INSERT, new[slice(*after)]))
        done = after.end
    shown.append(Words(DifferenceKind.EQUAL, new[done : _whole_words_to(new, last[1].end)]))
    return Stretch(
        Span(first[0].start, last[0].end),
        Span(first[1].start, last[1].end),
        tuple(words for words in shown if words.text),
    )


def _whole_words_from(text: str, place: int) -> int:
    start = max(0, place - AROUND)
    while 0 < start < place and not text[start - 1].isspace():
        start += 1
    return start


def _whole_words_to(text: str, place: int) -> int:
    end = min(len(text), place + AROUND)
    while place < end < len(text) and not text[end].isspace():
        end -= 1
    return end


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
