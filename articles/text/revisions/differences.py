"""Compare two texts word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from articles.text.spans import Span

# Numbers are one word with their commas, "isn't" with its apostrophe; every other sign is a token.
TOKEN = re.compile(r"\s+|\w+(?:[’'.,]\w+)*|[^\w\s]")
MOST_COMPARED = 4_000_000  # pairs of words; more would take seconds


class DifferenceKind(StrEnum):
    """What happened to some words."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Difference:
    """`old` of the one text became `new` of the other. Inserted words have an empty `old`."""

    kind: DifferenceKind
    old: Span
    new: Span


def word_differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return the differences in order. Their spans cover both texts without gap or overlap.

    No difference divides a word, and a single blank between two changes belongs to the change. Quadratic
    in the words between the first and the last change, as difflib is; if those are too many, all of them
    are one replacement.
    """
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    head = _common_prefix(before, after)
    tail = _common_prefix(before[head:][::-1], after[head:][::-1])
    middle, other = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(middle) * len(other) > MOST_COMPARED:
        changes = [(0, len(middle), 0, len(other))]
    else:
        matcher = SequenceMatcher(None, middle, other, autojunk=False)
        changes = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    old_ends, new_ends = _token_boundaries(before), _token_boundaries(after)
    spans = [
        (
            Span(old_ends[head + first], old_ends[head + last]),
            Span(new_ends[head + start], new_ends[head + end]),
        )
        for first, last, start, end in changes
    ]
    return _with_equal_parts(old, new, _merge_neighbours(old, spans))


def _common_prefix(first: list[str], second: list[str]) -> int:
    """How many words at the start are equal."""
    count = 0
    for left, right in zip(first, second, strict=False):
        if left != right:
            break
        count += 1
    return count


def _token_boundaries(tokens: list[str]) -> list[int]:
    """Where each token begins, and where the last one ends."""
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _merge_neighbours(old: str, changes: list[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Merge changes that only a blank separates."""
    joined: list[tuple[Span, Span]] = []
    for before, after in changes:
        if joined and old[joined[-1][0].end : before.start].isspace():
            first = joined.pop()
            before = Span(first[0].start, before.end)  # noqa: PLW2901 (the two are one from here on)
            after = Span(first[1].start, after.end)  # noqa: PLW2901
        joined.append((before, after))
    return joined


def _with_equal_parts(
    old: str, new: str, changes: list[tuple[Span, Span]]
) -> tuple[Difference, ...]:
    """The changes and the equal parts between them."""
    differences: list[Difference] = []
    left = right = 0
    for before, after in [*changes, (Span(len(old), len(old)), Span(len(new), len(new)))]:
        if left < before.start:
            equal = Span(left, before.start), Span(right, after.start)
            differences.append(Difference(DifferenceKind.EQUAL, *equal))
        if before.start < before.end or after.start < after.end:
            differences.append(Difference(_kind(before, after), before, after))
        left, right = before.end, after.end
    return tuple(differences)


def _kind(before: Span, after: Span) -> DifferenceKind:
    if before.start == before.end:
        return DifferenceKind.INSERT
    return DifferenceKind.DELETE if after.start == after.end else DifferenceKind.REPLACE
