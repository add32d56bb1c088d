"""Find what changed between two long texts, with some words around each change."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles.text.revisions.differences import DifferenceKind, word_differences
from articles.text.revisions.increasing import longest_increasing
from articles.text.spans import Span

# Roughly a sentence, with the blanks behind it.
UNIT = re.compile(r"[^\n.!?。！？]*(?:[.!?。！？]+|\n|$)\s*")
CONTEXT = 160  # code points around a change that are shown
MOST_COMPARED = 200_000_000  # pairs of code points; beyond that a gap is one replacement


class WordRun(NamedTuple):
    """Consecutive words in both texts (EQUAL), only in the old (DELETE) or the new one (INSERT)."""

    kind: DifferenceKind
    text: str


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """Changes that lie near each other, from the first to the last, as spans of both texts.

    `words` begin and end with words around them that are in both texts.
    """

    old: Span
    new: Span
    words: tuple[WordRun, ...]


def changed_passages(old: str, new: str) -> tuple[ChangedPassage, ...]:
    """Return the changed passages in order; none if only blanks differ.

    Sentences that occur once in each text, in the same order, divide the texts, and words are compared
    only between them. At most `MOST_COMPARED` pairs of code points are compared in all.
    """
    passages: list[list[tuple[Span, Span]]] = []
    for before, after in _changes(old, new):
        if passages and before.start - passages[-1][-1][0].end <= 2 * CONTEXT:
            passages[-1].append((before, after))
        else:
            passages.append([(before, after)])
    return tuple(_with_context(passage, old, new) for passage in passages)


def _changes(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """The changes other than blanks, as places in both texts, in order."""
    left = MOST_COMPARED
    for before, after in _gaps(old, new):
        cost = (before.end - before.start) * (after.end - after.start)
        if cost > left:
            yield before, after
            continue
        left -= cost
        old_words, new_words = old[slice(*before)], new[slice(*after)]
        for difference in word_differences(old_words, new_words):
            if difference.kind is DifferenceKind.EQUAL:
                continue
            if (
                old_words[slice(*difference.old)].strip()
                or new_words[slice(*difference.new)].strip()
            ):
                yield _shifted(difference.old, before.start), _shifted(difference.new, after.start)


def _gaps(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """The text between the common sentences."""
    before, after = _sentence_units(old), _sentence_units(new)
    anchors = [(-1, -1), *_common_sentences(old, new, before, after), (len(before), len(after))]
    starts = [*(unit.start for unit in before), len(old)]
    others = [*(unit.start for unit in after), len(new)]
    for (left, right), (next_left, next_right) in pairwise(anchors):
        gap = Span(starts[left + 1], starts[next_left])
        other = Span(others[right + 1], others[next_right])
        if gap.start < gap.end or other.start < other.end:
            yield gap, other


def _sentence_units(text: str) -> list[Span]:
    return [Span(*match.span()) for match in UNIT.finditer(text) if match.group()]


def _common_sentences(
    old: str, new: str, before: list[Span], after: list[Span]
) -> list[tuple[int, int]]:
    """Index pairs of equal sentences that occur once in each text, in the same order."""
    texts = [old[slice(*unit)].strip() for unit in before]
    others = [new[slice(*unit)].strip() for unit in after]
    once, once_there = Counter(texts), Counter(others)
    new_indexes = {text: index for index, text in enumerate(others) if once_there[text] == 1}
    pairs = [
        (index, new_indexes[text])
        for index, text in enumerate(texts)
        if text and once[text] == 1 and text in new_indexes
    ]
    return longest_increasing(pairs)


def _with_context(changes: list[tuple[Span, Span]], old: str, new: str) -> ChangedPassage:
    """A passage for these changes, with the words around them."""
    first, last = changes[0], changes[-1]
    shown: list[WordRun] = []
    done = _whole_words_from(new, first[1].start)
    for before, after in changes:
        shown.append(WordRun(DifferenceKind.EQUAL, new[done : after.start]))
        shown.append(WordRun(DifferenceKind.DELETE, old[slice(*before)]))
        shown.append(WordRun(DifferenceKind.INSERT, new[slice(*after)]))
        done = after.end
    shown.append(WordRun(DifferenceKind.EQUAL, new[done : _whole_words_to(new, last[1].end)]))
    return ChangedPassage(
        Span(first[0].start, last[0].end),
        Span(first[1].start, last[1].end),
        tuple(words for words in shown if words.text),
    )


def _whole_words_from(text: str, offset: int) -> int:
    start = max(0, offset - CONTEXT)
    while 0 < start < offset and not text[start - 1].isspace():
        start += 1
    return start


def _whole_words_to(text: str, offset: int) -> int:
    end = min(len(text), offset + CONTEXT)
    while offset < end < len(text) and not text[end].isspace():
        end -= 1
    return end


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
