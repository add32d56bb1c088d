"""Where the words of spans stand in a text that somebody has edited."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Span = tuple[int, int]  # code points, start included, end excluded

CONTEXT = 32  # code points on either side
LONG = 2 * CONTEXT  # a span of so many has ends that can be told apart
MOST = 1000  # places to look at; words that stand in more of them are no help
# Near enough, for both texts are cut alike: up to a stop before a blank, or to the line's end.
_SENTENCE = re.compile(r"""[^\s] (?: [^.!?\n] | [.!?](?=[^\s"”’)]) )* [.!?]* ["”’)]*""", re.VERBOSE)


@dataclass(frozen=True)
class _Kept:
    """Text that nobody touched: where it was, where it is now, and how long it is."""

    old: int
    new: int
    length: int


def anchored(spans: Iterable[Span], old: str, new: str) -> list[Span | None]:
    """Where each span of `old` lies in `new`; None when nobody could be sure.

    In sentences that were not touched it keeps its place. In the others the same words are looked
    for in the same company, or failing them what stands between the same neighbours.
    """
    text = _Edited(old, new)
    return [text.found(span) for span in spans]


class _Edited:
    """A text before and after."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self._kept = list(_untouched(old, new))

    def found(self, span: Span) -> Span | None:
        """Where the span lies now."""
        start, end = span
        for kept in self._kept:
            if kept.old <= start and end <= kept.old + kept.length:
                return start + kept.new - kept.old, end + kept.new - kept.old
        return self._same_words(span) or self._same_ends(span)

    def _same_words(self, span: Span) -> Span | None:
        """The same words in the best of the same company, if as many places have it as had before."""
        start, end = span
        words = self.old[start:end]
        before, after = self._company(span)
        there = list(_places(words, before, after, self.new))
        there = [(n, place) for n, place in there if not self._is_kept(place, len(words))]
        best = max((company for company, _place in there), default=0)
        if best < min(CONTEXT, len(before) + len(after)) and len(words) < LONG:
            return None
        found = [place for company, place in there if company >= best]
        known = [place for company, place in self._known(words, before, after) if company >= best]
        if len(found) != len(known) or start not in known:
            return None
        place = found[known.index(start)]
        return place, place + len(words)

    def _known(self, words: str, before: str, after: str) -> Iterator[tuple[int, int]]:
        for company, place in _places(words, before, after, self.old):
            if not any(k.old <= place < k.old + k.length - len(words) + 1 for k in self._kept):
                yield company, place

    def _is_kept(self, place: int, length: int) -> bool:
        """Do the words there stand in text that was not touched, and are other words than ours?"""
        return any(k.new <= place and place + length <= k.new + k.length for k in self._kept)

    def _same_ends(self, span: Span) -> Span | None:
        """From the first words of the span to its last, or between its neighbours."""
        start, end = span
        most = 2 * (end - start) + CONTEXT
        if end - start >= LONG:
            first = self.found((start, start + CONTEXT))
            last = self.found((end - CONTEXT, end))
            if first and last and 0 < last[1] - first[0] <= most:
                return first[0], last[1]
        before, after = self._company(span)
        new_start = self._end_of(before, at_edge=start == len(before))
        new_end = self._start_of(after, at_edge=end + len(after) == len(self.old))
        if new_start is None or new_end is None:
            return None
        between = self.new[new_start:new_end]
        return (new_start, new_end) if between.strip() and len(between) <= most else None

    def _company(self, span: Span) -> tuple[str, str]:
        start, end = span
        return self.old[max(0, start - CONTEXT) : start], self.old[end : end + CONTEXT]

    def _end_of(self, before: str, *, at_edge: bool) -> int | None:
        """Where what stood before ends now: it is the beginning, or it stands there once."""
        if at_edge and self.new.startswith(before):
            return len(before)
        return self.new.index(before) + len(before) if self._is_once(before) else None

    def _start_of(self, after: str, *, at_edge: bool) -> int | None:
        if at_edge and self.new.endswith(after):
            return len(self.new) - len(after)
        return self.new.index(after) if self._is_once(after) else None

    def _is_once(self, words: str) -> bool:
        """Do these words, a whole context, stand in each text exactly once?"""
        return len(words) == CONTEXT and all(
            0 <= text.find(words) == text.rfind(words) for text in (self.old, self.new)
        )


def _untouched(old: str, new: str) -> Iterator[_Kept]:
    """The runs of sentences that both texts have, with the same blanks between them."""
    ours = [match.span() for match in _SENTENCE.finditer(old)]
    theirs = [match.span() for match in _SENTENCE.finditer(new)]
    run: _Kept | None = None
    for number, other in _pairs([old[s:e] for s, e in ours], [new[s:e] for s, e in theirs]):
        (start, end), there = ours[number], theirs[other][0]
        if run and _goes_on(run, start, there, old, new):
            run = _Kept(run.old, run.new, end - run.old)
            continue
        if run:
            yield run
        run = _Kept(start, there, end - start)
    if run:
        yield run


def _goes_on(run: _Kept, start: int, there: int, old: str, new: str) -> bool:
    """Does only the same blank, or nothing, lie between the run and these places?"""
    between = old[run.old + run.length : start]
    return not between.strip() and between == new[run.new + run.length : there]


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The numbers of the sentences that are the same, in order. Most are, at both ends."""
    most = min(len(ours), len(theirs))
    head = 0
    while head < most and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < most - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    yield from zip(range(head), range(head), strict=True)
    last, end = len(ours) - tail, len(theirs) - tail
    matcher = SequenceMatcher(None, ours[head:last], theirs[head:end])
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            yield head + block.a + number, head + block.b + number
    yield from zip(range(last, len(ours)), range(end, len(theirs)), strict=True)


def _places(words: str, before: str, after: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `words` stand, after how many code points beside them are those of their company."""
    place = text.find(words)
    for _time in range(MOST):
        if place < 0:
            return
        left, end = text[max(0, place - CONTEXT) : place], place + len(words)
        right = text[end : end + CONTEXT]
        company = _common(left[::-1], before[::-1], min(len(left), len(before)))
        company += _common(right, after, min(len(right), len(after)))
        yield company, place
        place = text.find(words, place + 1)


def _common(one: str, other: str, most: int) -> int:
    """The length of the common beginning, at most `most`, by halves: comparing slices is quick."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
