"""Divide a new text into statements as people divided the old one, where the words are the same."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.text.layouts import ALONE, Surroundings
from articles.text.revisions.carry_over import CarryOver, SegmentedText
from articles.text.spans import Span, Split
from articles.text.split import split

BEGINNING = 12  # code points by which an equal stretch is looked for
TRIES = 8  # candidates to compare; sentences of one article begin alike
LONGEST = 50  # statements in one stretch


def resegment(old: SegmentedText, new: SegmentedText) -> list[Span]:
    """Return the statements of `new`, with the bounds of `old` wherever the text is equal.

    So statements that people split or merged stay as they are, and a change does not alter how the text
    beside it is divided. Linear.
    """
    old_words, new_words = set(old.statements), set(new.statements)
    begin: defaultdict[str, list[int]] = defaultdict(list)
    for number, span in enumerate(new.spans):
        if new.statements[number] not in old_words:
            begin[_first_characters(new, span)].append(number)
    replaced: dict[int, tuple[int, list[Span]]] = {}
    taken, index = -1, 0
    while index < len(old.spans):
        places = begin.get(_first_characters(old, old.spans[index]), [])
        if old.statements[index] in new_words or not places:
            index += 1
            continue
        length = 1
        for number in _nearest_first(places, taken):
            stretch = _equal_stretch(old, index, new, number)
            if stretch is None:
                continue
            length, last = stretch
            shift = new.spans[number].start - old.spans[index].start
            old_spans = old.spans[index : index + length]
            spans = [Span(start + shift, end + shift) for start, end in old_spans]
            replaced[number] = last, spans
            for used in range(number, last):
                _forget(begin, new, used)
            taken = last - 1
            break
        index += length
    return _with_replacements(new, replaced)


def _first_characters(copy: SegmentedText, span: Span) -> str:
    return copy.text[span.start : span.start + BEGINNING]


def _nearest_first(places: Sequence[int], after: int) -> list[int]:
    """First the candidates behind the last match, in their order."""
    first = bisect_right(places, after)
    return [*places[first : first + TRIES], *places[: min(first, TRIES)]]


def _forget(begin: defaultdict[str, list[int]], new: SegmentedText, number: int) -> None:
    """Remove a statement from the candidates."""
    places = begin.get(_first_characters(new, new.spans[number]), [])
    index = bisect_right(places, number) - 1
    if index >= 0 and places[index] == number:
        del places[index]


def _equal_stretch(
    old: SegmentedText, index: int, new: SegmentedText, number: int
) -> tuple[int, int] | None:
    """The shortest equal stretch from both places that ends with a statement in both texts.

    Returns how many old statements it covers, and the index of the new statement behind it.
    """
    last, other = index, number
    for _time in range(LONGEST):
        old_words = old.text[old.spans[index].start : old.spans[last].end]
        new_words = new.text[new.spans[number].start : new.spans[other].end]
        if old_words == new_words:
            return last - index + 1, other + 1
        if new_words.startswith(old_words):
            last += 1
        elif old_words.startswith(new_words):
            other += 1
        else:
            return None
        if last == len(old.spans) or other == len(new.spans):
            return None
    return None


def _with_replacements(
    new: SegmentedText, replaced: dict[int, tuple[int, list[Span]]]
) -> list[Span]:
    """The new statements, with the replaced ones divided as in the old text."""
    spans: list[Span] = []
    number = 0
    while number < len(new.spans):
        if number in replaced:
            number, old_spans = replaced[number]
            spans += old_spans
        else:
            spans.append(new.spans[number])
            number += 1
    return spans


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement as the splitter reads it: its span, its kind and the names of its speakers."""

    span: Span
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class RevisedText:
    """A new text as the splitter reads it, and the carry-over from the old one.

    `carry_over.new` has the final statements: divided as people did where nothing changed.
    """

    split: Split
    carry_over: CarryOver

    def statements(self) -> Iterator[ReadStatement]:
        """Yield the final statements with what the splitter says of them, in order."""
        new = self.carry_over.new
        names: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for statement in self.split.statements:
            for attribution in statement.attributions:
                if attribution.speaker:
                    for span in attribution.content:
                        for number, _part in new.parts(span):
                            names[number][attribution.speaker.name] = None
        starts = [statement.start for statement in self.split.statements]
        for number, span in enumerate(new.spans):
            origin = self.split.statements[max(0, bisect_right(starts, span.start) - 1)]
            yield ReadStatement(span, origin.kind.value, tuple(names[number]))


def split_again(
    old: SegmentedText,
    kept: Sequence[Span],
    language: str | None = None,
    surroundings: Surroundings = ALONE,
) -> RevisedText:
    """Split the text of `old` by today's rules. The statements `kept` stay as they are divided."""
    split_text = split(old.text, language, surroundings)
    new = [Span(each.start, each.end) for each in split_text.statements]
    spans = sorted([*kept, *_beside(old.text, new, kept)])
    return RevisedText(split_text, CarryOver(old, SegmentedText(old.text, spans)))


def _beside(text: str, spans: Sequence[Span], kept: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of the spans that no kept statement covers, without blanks at their ends."""
    first = 0
    for start, end in spans:
        while first < len(kept) and kept[first].end <= start:
            first += 1
        free = start
        for number in range(first, len(kept)):
            if kept[number].start >= end:
                break
            yield from _trimmed(text, free, kept[number].start)
            free = kept[number].end
        yield from _trimmed(text, free, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if stripped := words.strip():
        first = start + words.index(stripped)
        yield Span(first, first + len(stripped))


def revise(
    old: SegmentedText,
    body: str,
    language: str | None = None,
    surroundings: Surroundings = ALONE,
) -> RevisedText:
    """Split the normalised text `body`, which replaces `old`, and carry the old divisions over."""
    split_text = split(body, language, surroundings)
    read = SegmentedText(body, [Span(each.start, each.end) for each in split_text.statements])
    return RevisedText(split_text, CarryOver(old, SegmentedText(body, resegment(old, read))))
