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

    def statement_at(self, offset: int) -> int:
        """Return the index of the statement at a place, or before it; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

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
            aligned.old: aligned for aligned in self.aligned if aligned.old is not None
        }

    def carry_spans(self, spans: Sequence[Span]) -> list[CarriedSpan]:
        """Carry each span of the old text over, so that no two get the same words.

        The one that fits the words best gets them. The other is cut, with the doubt TAKEN.
        """
        carried = [self.carry_span(span) for span in spans]
        best: dict[Span, int] = {}
        for number, carried_span in enumerate(carried):
            if carried_span.span is None:
                continue
            rival = best.setdefault(carried_span.span, number)
            if rival != number and self._closeness(
                carried[number], spans[number]
            ) > self._closeness(carried[rival], spans[rival]):
                best[carried_span.span] = number
        return [
            carried_span
            if carried_span.span is None or best[carried_span.span] == number
            else CarriedSpan(AlignedKind.CUT, None, Doubt.TAKEN)
            for number, carried_span in enumerate(carried)
        ]

    def _closeness(self, carried: CarriedSpan, span: Span) -> tuple[bool, int]:
        assert carried.span is not None  # noqa: S101 (callers have checked)
        return carried.kind != AlignedKind.EDITED, -abs(_length(carried.span) - _length(span))

    def carry_span(self, span: Span) -> CarriedSpan:
        """Carry one span of the old text over."""
        parts = [(aligned, self._part_in_new(aligned, part)) for aligned, part in self._parts(span)]
        if len(parts) == 1:
            aligned, new_span = parts[0]
        else:
            aligned, new_span = self._combined_parts(parts)
        if new_span is None:
            return self._find_elsewhere(span)
        doubt = Doubt.REPEATED if aligned.repeated else Doubt.NONE
        if self.new.text[slice(*new_span)] != self.old.text[slice(*span)]:
            return CarriedSpan(AlignedKind.EDITED, new_span, doubt)
        doubt = doubt or self._neighbour_doubt(span)
        return CarriedSpan(
            AlignedKind.MOVED if aligned.moved else AlignedKind.UNCHANGED, new_span, doubt
        )

    def exact_span(self, span: Span) -> Span | None:
        """Return the place of the span if all its statements are unchanged and side by side, else None."""
        shifts = set()
        for aligned, _part in self._parts(span):
            if aligned.new is None or aligned.kind == AlignedKind.EDITED or aligned.old is None:
                return None
            shifts.add(self.new.spans[aligned.new].start - self.old.spans[aligned.old].start)
        if len(shifts) != 1:
            return None
        (shift,) = shifts
        new_span = Span(span.start + shift, span.end + shift)
        same = self.new.text[slice(*new_span)] == self.old.text[slice(*span)]
        return new_span if same else None

    def _neighbour_doubt(self, span: Span) -> Doubt:
        """Return BESIDE if words right before or behind the span changed, such as an added "not"."""
        for aligned, part in self._parts(span):
            if aligned.old is None or aligned.kind != AlignedKind.EDITED:
                continue
            start = self.old.spans[aligned.old].start
            low, high = part.start - start, part.end - start
            if low == 0 and part.end == self.old.spans[aligned.old].end:
                continue  # a whole statement has no neighbouring words
            for difference in aligned.differences:
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

    def _part_in_new(self, aligned: Aligned, part: Span) -> Span | None:
        """Where a part of one statement is now, or None if nothing is left of it."""
        if aligned.old is None or aligned.new is None:
            return None
        old, new = self.old.spans[aligned.old], self.new.spans[aligned.new]
        if aligned.kind != AlignedKind.EDITED:
            return Span(part.start - old.start + new.start, part.end - old.start + new.start)
        low, high = part.start - old.start, part.end - old.start
        rest = self.old.text[part.end : old.end]
        places: list[Span] = []
        for difference in aligned.differences:
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
            (aligned, new_span)
            for aligned, new_span in parts
            if new_span is not None and aligned.new is not None
        ]
        if not remaining:
            return parts[0][0], None
        order = [aligned.new for aligned, _place in remaining]
        first = order[0] or 0
        if len(remaining) == len(parts) and order == list(range(first, first + len(order))):
            guess = next(
                (aligned for aligned, _place in remaining if aligned.repeated or aligned.moved),
                remaining[0][0],
            )
            return guess, Span(remaining[0][1].start, remaining[-1][1].end)
        return max(remaining, key=lambda each: _length(each[1]))

    def _find_elsewhere(self, span: Span) -> CarriedSpan:
        """Look for the same words in another statement, if each text has them exactly once."""
        words = self.old.text[slice(*span)]
        for sought in dict.fromkeys([words, words.rstrip(MARKS)]):
            if len(sought.split()) < FEWEST_WORDS:
                break
            start = self.new.text.find(sought)
            if start < 0:
                continue
            there = Span(start, start + len(sought))
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

    def place_of(carried_span: CarriedSpan, kind: str) -> Span | None:
        if (
            carried_span.span is None
            or carried_span.kind not in SAME
            or carried_span.doubt is not Doubt.NONE
        ):
            return None
        statement = carry_over.new.statement_at(carried_span.span.start)
        if statement not in facts_by_statement:
            new_facts = facts(carry_over.new.text, carry_over.new.spans[statement])
            facts_by_statement[statement] = {
                (fact.start, fact.end, fact.kind.value) for fact in new_facts
            }
        return (
            carried_span.span
            if (*carried_span.span, kind) in facts_by_statement[statement]
            else None
        )

    return [
        place_of(carried_span, kind)
        for carried_span, (_start, _end, kind) in zip(carried, old_facts, strict=True)
    ]
