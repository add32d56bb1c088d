"""Where words of one revision stand in the next: what annotations need to come along.

Words go where their statement went, and inside an edited statement to what stands there now, by
the word difference. A likeness decides nothing here, and whatever is a guess says so.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from articles.text.facts.facts import facts
from articles.text.revisions.alignment import Aligned, AlignedKind, DifferenceKind, align
from articles.text.spans import Span

FEWEST = 3  # words that may be looked for in another statement; fewer stand anywhere
MARKS = " \t\n.,;:!?…\"'”’»)"


class Doubt(StrEnum):
    """Why a person has to look, beside what happened to the words."""

    NONE = ""
    REPEATED = "repeated"  # the same sentence stands there several times
    ELSEWHERE = "elsewhere"  # the statement is gone, but its words stand in another one
    BESIDE = "beside"  # its own words are the same, but those right beside them are not
    TAKEN = "taken"  # something else went to the words that stand there now


@dataclass(frozen=True)
class Copy:
    """A text and the statements that it is cut into, in order."""

    text: str
    spans: Sequence[Span]

    @cached_property
    def statements(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]

    @cached_property
    def starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def at(self, place: int) -> int:
        """The index of the statement that lies at a place, or before it; -1 before the first."""
        return bisect_right(self.starts, place) - 1

    def parts(self, span: Span) -> Iterator[tuple[int, Span]]:
        """The statements that a span runs over, by index, with what of it lies in each."""
        for index in range(max(self.at(span.start), 0), len(self.spans)):
            start, end = self.spans[index]
            if start >= span.end:
                return
            if end > span.start:
                yield index, Span(max(start, span.start), min(end, span.end))


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of some words: unchanged, moved or edited, or cut, and then without a span."""

    kind: AlignedKind
    span: Span | None
    doubt: Doubt = Doubt.NONE


CUT = Carried(AlignedKind.CUT, None)


class Carrier:
    """Two texts of one article, and the way of words from the one to the other."""

    def __init__(self, old: Copy, new: Copy) -> None:
        self.old = old
        self.new = new
        self.aligned = align(old.statements, new.statements)
        self.fates: dict[int, Aligned] = {
            one.old: one for one in self.aligned if one.old is not None
        }

    def carry(self, spans: Sequence[Span]) -> list[Carried]:
        """What becomes of each span of the old text. No two of them get the same words: whichever
        has most in common with them keeps them, and the other is left without any."""
        found = [self.carried(span) for span in spans]
        best: dict[Span, int] = {}
        for number, one in enumerate(found):
            if one.span is None:
                continue
            rival = best.setdefault(one.span, number)
            if rival != number and self._fit(found[number], spans[number]) > self._fit(
                found[rival], spans[rival]
            ):
                best[one.span] = number
        return [
            one
            if one.span is None or best[one.span] == number
            else Carried(AlignedKind.CUT, None, Doubt.TAKEN)
            for number, one in enumerate(found)
        ]

    def _fit(self, one: Carried, span: Span) -> tuple[bool, int]:
        assert one.span is not None  # noqa: S101 (asked only of those that have one)
        return one.kind != AlignedKind.EDITED, -abs(_length(one.span) - _length(span))

    def carried(self, span: Span) -> Carried:
        """What becomes of one span, which lies in statements of the old text."""
        found = [(one, self._part(one, part)) for one, part in self._parts(span)]
        if len(found) == 1:
            one, place = found[0]
        else:
            one, place = self._together(found)
        if place is None:
            return self._elsewhere(span)
        doubt = Doubt.REPEATED if one.repeated else Doubt.NONE
        if self.new.text[slice(*place)] != self.old.text[slice(*span)]:
            return Carried(AlignedKind.EDITED, place, doubt)
        doubt = doubt or self._beside(span)
        return Carried(AlignedKind.MOVED if one.moved else AlignedKind.UNCHANGED, place, doubt)

    def exact(self, span: Span) -> Span | None:
        """Where the span is, if all statements that it lies in are the same, and side by side."""
        shifts = set()
        for one, _part in self._parts(span):
            if one.new is None or one.kind == AlignedKind.EDITED or one.old is None:
                return None
            shifts.add(self.new.spans[one.new].start - self.old.spans[one.old].start)
        if len(shifts) != 1:
            return None
        (shift,) = shifts
        place = Span(span.start + shift, span.end + shift)
        same = self.new.text[slice(*place)] == self.old.text[slice(*span)]
        return place if same else None

    def _beside(self, span: Span) -> Doubt:
        """Was something changed right before or behind the span? "Not" is put there, and "up to"."""
        for one, part in self._parts(span):
            if one.old is None or one.kind != AlignedKind.EDITED:
                continue
            start = self.old.spans[one.old].start
            low, high = part.start - start, part.end - start
            if low == 0 and part.end == self.old.spans[one.old].end:
                continue  # nothing is beside the whole of a statement
            for difference in one.differences:
                left, right = difference.old
                if difference.kind != DifferenceKind.EQUAL and (
                    self._is_only_blank(start + right, part.start)
                    or self._is_only_blank(part.end, start + left)
                    or right == low
                    or left == high
                ):
                    return Doubt.BESIDE
        return Doubt.NONE

    def _is_only_blank(self, start: int, end: int) -> bool:
        return start < end and self.old.text[start:end].isspace()

    def _parts(self, span: Span) -> Iterator[tuple[Aligned, Span]]:
        for index, part in self.old.parts(span):
            yield self.fates[index], part

    def _part(self, one: Aligned, part: Span) -> Span | None:
        """Where a part of one statement is; None when nothing is left of it."""
        if one.old is None or one.new is None:
            return None
        old, new = self.old.spans[one.old], self.new.spans[one.new]
        if one.kind != AlignedKind.EDITED:
            return Span(part.start - old.start + new.start, part.end - old.start + new.start)
        low, high = part.start - old.start, part.end - old.start
        rest = self.old.text[part.end : old.end]
        found: list[Span] = []
        for difference in one.differences:
            (left, right), there = difference.old, difference.new
            if difference.kind == DifferenceKind.INSERT:
                # what comes in at the edge of the statement can only belong to what stands there
                at_edge = (left == low == 0) or (left == high and not rest.strip(MARKS))
                if low < left < high or at_edge:
                    found.append(there)
            elif left < high and right > low:
                if difference.kind == DifferenceKind.EQUAL:
                    there = Span(there.start + max(0, low - left), there.end - max(0, right - high))
                found.append(there)
        if not found:
            return None
        return self._words(Span(new.start + found[0].start, new.start + found[-1].end))

    def _words(self, span: Span) -> Span | None:
        """The span without blanks at its ends; None when it holds no word."""
        words = self.new.text[slice(*span)]
        if not any(sign.isalnum() for sign in words):
            return None
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))

    def _together(self, found: list[tuple[Aligned, Span | None]]) -> tuple[Aligned, Span | None]:
        """Parts of several statements: all of them while they stay side by side, else the longest."""
        kept = [(one, place) for one, place in found if place is not None and one.new is not None]
        if not kept:
            return found[0][0], None
        order = [one.new for one, _place in kept]
        first = order[0] or 0
        if len(kept) == len(found) and order == list(range(first, first + len(order))):
            guess = next((one for one, _place in kept if one.repeated or one.moved), kept[0][0])
            return guess, Span(kept[0][1].start, kept[-1][1].end)
        return max(kept, key=lambda each: _length(each[1]))

    def _elsewhere(self, span: Span) -> Carried:
        """The same words in another statement, if each text has them exactly once."""
        words = self.old.text[slice(*span)]
        for sought in dict.fromkeys([words, words.rstrip(MARKS)]):
            if len(sought.split()) < FEWEST:
                break
            place = self.new.text.find(sought)
            if place < 0:
                continue
            there = Span(place, place + len(sought))
            if not _is_once(sought, self.new.text) or not _is_once(sought, self.old.text):
                return CUT
            if _cuts_a_word(self.new.text, there):
                return CUT
            kind = AlignedKind.MOVED if sought == words else AlignedKind.EDITED
            return Carried(kind, there, Doubt.ELSEWHERE)
        return CUT


def _length(span: Span) -> int:
    return span.end - span.start


def _is_once(words: str, text: str) -> bool:
    return 0 <= text.find(words) == text.rfind(words)


def _cuts_a_word(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1]
    return any(len(pair) == 2 and pair.isalnum() for pair in (before, after))


SAME = {AlignedKind.UNCHANGED, AlignedKind.MOVED}


def carried_facts(carrier: Carrier, known: Sequence[tuple[int, int, str]]) -> list[Span | None]:
    """Where each fact [start, end, kind] of the old text is in the new one.

    None where its words, or those right beside them, are others now; where it is a guess which
    of several places it is; and where the same words are no fact of that kind any more.
    """
    carried = carrier.carry([Span(start, end) for start, end, _kind in known])
    found: dict[int, set[tuple[int, int, str]]] = {}

    def place_of(one: Carried, kind: str) -> Span | None:
        if one.span is None or one.kind not in SAME or one.doubt is not Doubt.NONE:
            return None
        home = carrier.new.at(one.span.start)
        if home not in found:
            there = facts(carrier.new.text, carrier.new.spans[home])
            found[home] = {(fact.start, fact.end, fact.kind.value) for fact in there}
        return one.span if (*one.span, kind) in found[home] else None

    return [place_of(one, kind) for one, (_start, _end, kind) in zip(carried, known, strict=True)]
