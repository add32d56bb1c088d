"""Find the spans of annotations again in a text that somebody has edited."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Span = tuple[int, int]  # code points, start included, end excluded

CONTEXT = 32  # code points on either side
LONG = 2 * CONTEXT  # a span of this length has a start and an end that can be found separately
MAX_MATCHES = 1000  # a text that occurs more often is not searched any further
# An approximation that cuts both texts alike: up to a stop before white space, or the line's end.
# Nothing behind the repeated parts can fail, so they need not remember where they could stop earlier:
# that would take a hundred bytes for each character of a long line.
_SENTENCE = re.compile(
    r"""[^\s] (?: [^.!?\n]++ | [.!?](?=[^\s"”’)]) )*+ [.!?]*+ ["”’)]*+""", re.VERBOSE
)


@dataclass(frozen=True)
class _Unchanged:
    """A part that both texts have: its start in the old and the new text, and its length."""

    old: int
    new: int
    length: int


def anchor_spans(spans: Iterable[Span], old: str, new: str) -> list[Span | None]:
    """Return the position of each span of `old` in `new`; None where it is uncertain.

    In unchanged sentences a span keeps its position. In the others, its text is searched for with
    the same context on either side; failing that, any text between the same neighbours.
    """
    spans = list(spans)
    if not spans or old == new:
        return [*spans]
    edit = _Edit(old, new)
    return [edit.locate(span) for span in spans]


def anchor_roles(
    roles: Sequence[tuple[int, int, str]], old: str, new: str
) -> list[tuple[int, int, str]]:
    """Return the paragraphs of `old`, each with its role, that still stand in `new`."""
    spans = anchor_spans([(start, end) for start, end, _role in roles], old, new)
    return [
        (*span, role)
        for span, (_start, _end, role) in zip(spans, roles, strict=True)
        if span is not None
    ]


class _Edit:
    """A text before and after it was edited."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self._unchanged = list(_unchanged_parts(old, new))

    def locate(self, span: Span) -> Span | None:
        """Return the position of the span in the new text."""
        start, end = span
        for part in self._unchanged:
            if part.old <= start and end <= part.old + part.length:
                return start + part.new - part.old, end + part.new - part.old
        return self._same_text(span) or self._same_ends(span)

    def _same_text(self, span: Span) -> Span | None:
        """Find the text of the span where its context matches best.

        None unless as many places match as well in the new text as in the old one.
        """
        start, end = span
        words = self.old[start:end]
        before, after = self._context(span)
        matches = list(_matches(words, before, after, self.new))
        matches = [(score, at) for score, at in matches if not self._is_taken(at, len(words))]
        best = max((score for score, _at in matches), default=0)
        if best < min(CONTEXT, len(before) + len(after)) and len(words) < LONG:
            return None
        candidates = [at for score, at in matches if score >= best]
        former = [at for score, at in self._former(words, before, after) if score >= best]
        if len(candidates) != len(former) or start not in former:
            return None
        position = candidates[former.index(start)]
        return position, position + len(words)

    def _former(self, words: str, before: str, after: str) -> Iterator[tuple[int, int]]:
        """Yield the matches in the changed parts of the old text."""
        for score, at in _matches(words, before, after, self.old):
            if not any(
                part.old <= at < part.old + part.length - len(words) + 1 for part in self._unchanged
            ):
                yield score, at

    def _is_taken(self, at: int, length: int) -> bool:
        """Whether the match lies in an unchanged part, so that it belongs to another span."""
        return any(
            part.new <= at and at + length <= part.new + part.length for part in self._unchanged
        )

    def _same_ends(self, span: Span) -> Span | None:
        """Find the text from the first words of the span to its last, or between its neighbours."""
        start, end = span
        longest = 2 * (end - start) + CONTEXT
        if end - start >= LONG:
            first = self.locate((start, start + CONTEXT))
            last = self.locate((end - CONTEXT, end))
            if first and last and 0 < last[1] - first[0] <= longest:
                return first[0], last[1]
        before, after = self._context(span)
        new_start = self._end_of(before, at_edge=start == len(before))
        new_end = self._start_of(after, at_edge=end + len(after) == len(self.old))
        if new_start is None or new_end is None:
            return None
        between = self.new[new_start:new_end]
        return (new_start, new_end) if between.strip() and len(between) <= longest else None

    def _context(self, span: Span) -> tuple[str, str]:
        start, end = span
        return self.old[max(0, start - CONTEXT) : start], self.old[end : end + CONTEXT]

    def _end_of(self, before: str, *, at_edge: bool) -> int | None:
        """Return the end of the context before a span, if it starts the text or is unique."""
        if at_edge and self.new.startswith(before):
            return len(before)
        return self.new.index(before) + len(before) if self._is_unique(before) else None

    def _start_of(self, after: str, *, at_edge: bool) -> int | None:
        """Return the start of the context after a span, if it ends the text or is unique."""
        if at_edge and self.new.endswith(after):
            return len(self.new) - len(after)
        return self.new.index(after) if self._is_unique(after) else None

    def _is_unique(self, words: str) -> bool:
        """Whether a context of full length occurs exactly once in each text."""
        return len(words) == CONTEXT and all(
            0 <= text.find(words) == text.rfind(words) for text in (self.old, self.new)
        )


def _unchanged_parts(old: str, new: str) -> Iterator[_Unchanged]:
    """Yield the runs of sentences that both texts have, with the same white space between them."""
    old_spans = [match.span() for match in _SENTENCE.finditer(old)]
    new_spans = [match.span() for match in _SENTENCE.finditer(new)]
    pairs = _equal_pairs([old[s:e] for s, e in old_spans], [new[s:e] for s, e in new_spans])
    run: _Unchanged | None = None
    for old_number, new_number in pairs:
        (start, end), new_start = old_spans[old_number], new_spans[new_number][0]
        if run and _continues(run, start, new_start, old, new):
            run = _Unchanged(run.old, run.new, end - run.old)
            continue
        if run:
            yield run
        run = _Unchanged(start, new_start, end - start)
    if run:
        yield run


def _continues(run: _Unchanged, start: int, new_start: int, old: str, new: str) -> bool:
    """Whether only the same white space lies between the run and these positions."""
    between = old[run.old + run.length : start]
    return not between.strip() and between == new[run.new + run.length : new_start]


def _equal_pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of equal sentences, in order.

    Most are equal at both ends, which are compared first because that is fast.
    """
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield from zip(range(head), range(head), strict=True)
    old_end, new_end = len(old) - tail, len(new) - tail
    matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end])
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            yield head + block.a + number, head + block.b + number
    yield from zip(range(old_end, len(old)), range(new_end, len(new)), strict=True)


def _matches(words: str, before: str, after: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield each position of `words`, after the code points of context that match beside it."""
    at = text.find(words)
    for _number in range(MAX_MATCHES):
        if at < 0:
            return
        left, end = text[max(0, at - CONTEXT) : at], at + len(words)
        right = text[end : end + CONTEXT]
        score = _common_prefix(left[::-1], before[::-1], min(len(left), len(before)))
        score += _common_prefix(right, after, min(len(right), len(after)))
        yield score, at
        at = text.find(words, at + 1)


def _common_prefix(first: str, second: str, longest: int) -> int:
    """Return the length of the common prefix, at most `longest`.

    It is a binary search, because comparing slices is faster than comparing characters.
    """
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
