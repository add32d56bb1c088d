"""Carry spans of one revision over to the next, for the annotations on them.

Words follow their statement, and inside an edited statement the word difference. Similar words are
never taken for the same, and every guess is marked as a doubt.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from articles.text.facts.facts import facts
from articles.text.revisions.alignment import Aligned, AlignedKind, DifferenceKind, align
from articles.text.spans import Span

FEWEST_WORDS = 3  # words that may be looked for in another statement; fewer occur anywhere
MARKS = " \t\n.,;:!?…\"'”’»)"


class Doubt(StrEnum):
    """Why a person must check a carried-over span."""

    NONE = ""
    REPEATED = "repeated"  # the same sentence occurs several times
    ELSEWHERE = "elsewhere"  # the statement is gone, but another one has its words
    BESIDE = "beside"  # words right beside the span changed
    TAKEN = "taken"  # another span was carried over to these words


@dataclass(frozen=True)
class SegmentedText:
    """A text and the spans of its statements, in order."""

    text: str
    spans: Sequence[Span]

    @cached_property
    def statements(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]

    @cached_property
    def starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def statement_at(self, place: int) -> int:
        """Return the index of the statement at a place, or before it; -1 before the first."""
        return bisect_right(self.starts, place) - 1

    def parts(self, span: Span) -> Iterator[tuple[int, Span]]:
        """Yield the statements that a span covers, by index, with the part of the span in each."""
        for index in range(max(self.statement_at(span.start), 0), len(self.spans)):
            start, end = self.spans[index]
            if start >= span.end:
                return
            if end > span.start:
                yield index, Span(max(start, span.start), min(end, span.end))


@dataclass(frozen=True, slots=True)
class CarriedSpan:
    """What became of a span: unchanged, moved, edited, or cut (then `span` is None)."""

    kind: AlignedKind
    span: Span | None
    doubt: Doubt = Doubt.NONE


CUT = CarriedSpan(AlignedKind.CUT, None)


class CarryOver:
    """Two revisions of an article, and the way of spans from the old one to the new one."""

    def __init__(self, old: SegmentedText, new: SegmentedText) -> None:
        self.old = old
        self.new = new
        self.aligned = align(old.statements, new.statements)
        self.by_old: dict[int, Aligned] = {
            one.old: one for one in self.aligned if one.old is not None
        }

    def carry_spans(self, spans: Sequence[Span]) -> list[CarriedSpan]:
        """Carry each span of the old text over, so that no two get the same words.

        The one that fits the words best gets them. The other is cut, with the doubt TAKEN.
        """
        carried = [self.carry_span(span) for span in spans]
        best: dict[Span, int] = {}
        for number, one in enumerate(carried):
            if one.span is None:
                continue
            rival = best.setdefault(one.span, number)
            if rival != number and self._closeness(
                carried[number], spans[number]
            ) > self._closeness(carried[rival], spans[rival]):
                best[one.span] = number
        return [
            one
            if one.span is None or best[one.span] == number
            else CarriedSpan(AlignedKind.CUT, None, Doubt.TAKEN)
            for number, one in enumerate(carried)
        ]

    def _closeness(self, one: CarriedSpan, span: Span) -> tuple[bool, int]:
        assert one.span is not None  # noqa: S101 (callers have checked)
        return one.kind != AlignedKind.EDITED, -abs(_length(one.span) - _length(span))

    def carry_span(self, span: Span) -> CarriedSpan:
        """Carry one span of the old text over."""
        parts = [(one, self._part_in_new(one, part)) for one, part in self._parts(span)]
        if len(parts) == 1:
            one, place = parts[0]
        else:
            one, place = self._combined_parts(parts)
        if place is None:
            return self._find_elsewhere(span)
        doubt = Doubt.REPEATED if one.repeated else Doubt.NONE
        if self.new.text[slice(*place)] != self.old.text[slice(*span)]:
            return CarriedSpan(AlignedKind.EDITED, place, doubt)
        doubt = doubt or self._neighbour_doubt(span)
        return CarriedSpan(AlignedKind.MOVED if one.moved else AlignedKind.UNCHANGED, place, doubt)

    def exact_span(self, span: Span) -> Span | None:
        """Return the place of the span if all its statements are unchanged and side by side, else None."""
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

    def _neighbour_doubt(self, span: Span) -> Doubt:
        """Return BESIDE if words right before or behind the span changed, such as an added "not"."""
        for one, part in self._parts(span):
            if one.old is None or one.kind != AlignedKind.EDITED:
                continue
            start = self.old.spans[one.old].start
            low, high = part.start - start, part.end - start
            if low == 0 and part.end == self.old.spans[one.old].end:
                continue  # a whole statement has no neighbouring words
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
            yield self.by_old[index], part

    def _part_in_new(self, one: Aligned, part: Span) -> Span | None:
        """Where a part of one statement is now, or None if nothing is left of it."""
        if one.old is None or one.new is None:
            return None
        old, new = self.old.spans[one.old], self.new.spans[one.new]
        if one.kind != AlignedKind.EDITED:
            return Span(part.start - old.start + new.start, part.end - old.start + new.start)
        low, high = part.start - old.start, part.end - old.start
        rest = self.old.text[part.end : old.end]
        places: list[Span] = []
        for difference in one.differences:
            (left, right), there = difference.old, difference.new
            if difference.kind == DifferenceKind.INSERT:
                # words inserted at the edge of a statement belong to the words at that edge
                at_edge = (left == low == 0) or (left == high and not rest.strip(MARKS))
                if low < left < high or at_edge:
                    places.append(there)
            elif left < high and right > low:
                if difference.kind == DifferenceKind.EQUAL:
                    there = Span(there.start + max(0, low - left), there.end - max(0, right - high))
                places.append(there)
        if not places:
            return None
        return self._without_blanks(Span(new.start + places[0].start, new.start + places[-1].end))

    def _without_blanks(self, span: Span) -> Span | None:
        """The span without blanks at its ends, or None if it holds no word."""
        words = self.new.text[slice(*span)]
        if not any(sign.isalnum() for sign in words):
            return None
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))

    def _combined_parts(
        self, parts: list[tuple[Aligned, Span | None]]
    ) -> tuple[Aligned, Span | None]:
        """Combine the parts of several statements if they are still side by side; else take the longest."""
        remaining = [
            (one, place) for one, place in parts if place is not None and one.new is not None
        ]
        if not remaining:
            return parts[0][0], None
        order = [one.new for one, _place in remaining]
        first = order[0] or 0
        if len(remaining) == len(parts) and order == list(range(first, first + len(order))):
            guess = next(
                (one for one, _place in remaining if one.repeated or one.moved), remaining[0][0]
            )
            return guess, Span(remaining[0][1].start, remaining[-1][1].end)
        return max(remaining, key=lambda each: _length(each[1]))

    def _find_elsewhere(self, span: Span) -> CarriedSpan:
        """Look for the same words in another statement, if each text has them exactly once."""
        words = self.old.text[slice(*span)]
        for sought in dict.fromkeys([words, words.rstrip(MARKS)]):
            if len(sought.split()) < FEWEST_WORDS:
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
            return CarriedSpan(kind, there, Doubt.ELSEWHERE)
        return CUT


def _length(span: Span) -> int:
    return span.end - span.start


def _is_once(words: str, text: str) -> bool:
    return 0 <= text.find(words) == text.rfind(words)


def _cuts_a_word(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1]
    return any(len(pair) == 2 and pair.isalnum() for pair in (before, after))


SAME = {AlignedKind.UNCHANGED, AlignedKind.MOVED}


def carry_over_facts(
    carry_over: CarryOver, old_facts: Sequence[tuple[int, int, str]]
) -> list[Span | None]:
    """Return where each fact (start, end, kind) of the old text is in the new one, or None.

    None if its words or those right beside them changed, if the place is a guess, or if the same words
    are no longer a fact of that kind.
    """
    carried = carry_over.carry_spans([Span(start, end) for start, end, _kind in old_facts])
    facts_by_statement: dict[int, set[tuple[int, int, str]]] = {}

    def place_of(one: CarriedSpan, kind: str) -> Span | None:
        if one.span is None or one.kind not in SAME or one.doubt is not Doubt.NONE:
            return None
        statement = carry_over.new.statement_at(one.span.start)
        if statement not in facts_by_statement:
            new_facts = facts(carry_over.new.text, carry_over.new.spans[statement])
            facts_by_statement[statement] = {
                (fact.start, fact.end, fact.kind.value) for fact in new_facts
            }
        return one.span if (*one.span, kind) in facts_by_statement[statement] else None

    return [
        place_of(one, kind) for one, (_start, _end, kind) in zip(carried, old_facts, strict=True)
    ]
