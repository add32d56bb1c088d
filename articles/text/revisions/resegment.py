"""A new text is cut into statements as people have cut the old one, wherever the words are the same."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.revisions.carry_over import Carrier, Copy
from articles.text.spans import Span, Split
from articles.text.split import split

BEGINNING = 12  # code points by which the same stretch is looked for
TRIES = 8  # places to look at; sentences of one article begin alike
LONGEST = 50  # statements in one stretch


def recut(old: Copy, new: Copy) -> list[Span]:
    """The statements of `new`, those bounds of `old` kept that lie in a stretch of equal text.

    So what people have split or merged stays so, and what nobody has touched is not cut otherwise
    because something changed beside it. Cost is linear.
    """
    ours, theirs = set(old.statements), set(new.statements)
    begin: defaultdict[str, list[int]] = defaultdict(list)
    for number, span in enumerate(new.spans):
        if new.statements[number] not in ours:
            begin[_beginning(new, span)].append(number)
    replaced: dict[int, tuple[int, list[Span]]] = {}
    taken, index = -1, 0
    while index < len(old.spans):
        places = begin.get(_beginning(old, old.spans[index]), [])
        if old.statements[index] in theirs or not places:
            index += 1
            continue
        length = 1
        for number in _nearest(places, taken):
            stretch = _stretch(old, index, new, number)
            if stretch is None:
                continue
            length, last = stretch
            shift = new.spans[number].start - old.spans[index].start
            kept = old.spans[index : index + length]
            spans = [Span(start + shift, end + shift) for start, end in kept]
            replaced[number] = last, spans
            for used in range(number, last):
                _forget(begin, new, used)
            taken = last - 1
            break
        index += length
    return _put_together(new, replaced)


def _beginning(copy: Copy, span: Span) -> str:
    return copy.text[span.start : span.start + BEGINNING]


def _nearest(places: Sequence[int], after: int) -> list[int]:
    """First those that follow what was found last, in their order."""
    first = bisect_right(places, after)
    return [*places[first : first + TRIES], *places[: min(first, TRIES)]]


def _forget(begin: defaultdict[str, list[int]], new: Copy, number: int) -> None:
    places = begin.get(_beginning(new, new.spans[number]), [])
    place = bisect_right(places, number) - 1
    if place >= 0 and places[place] == number:
        del places[place]


def _stretch(old: Copy, index: int, new: Copy, number: int) -> tuple[int, int] | None:
    """The shortest equal stretch from both places that ends with a statement in both texts: how
    many of the old it takes, and the number of the new one behind it."""
    last, other = index, number
    for _time in range(LONGEST):
        ours = old.text[old.spans[index].start : old.spans[last].end]
        theirs = new.text[new.spans[number].start : new.spans[other].end]
        if ours == theirs:
            return last - index + 1, other + 1
        if theirs.startswith(ours):
            last += 1
        elif ours.startswith(theirs):
            other += 1
        else:
            return None
        if last == len(old.spans) or other == len(new.spans):
            return None
    return None


def _put_together(new: Copy, replaced: dict[int, tuple[int, list[Span]]]) -> list[Span]:
    spans: list[Span] = []
    number = 0
    while number < len(new.spans):
        if number in replaced:
            number, kept = replaced[number]
            spans += kept
        else:
            spans.append(new.spans[number])
            number += 1
    return spans


@dataclass(frozen=True)
class Revised:
    """What the splitter reads in the new text, and the way of words to it from the old one.

    `carrier.new` has the statements as they will be: cut as people cut them where nothing changed.
    """

    split: Split
    carrier: Carrier


def revise(old: Copy, body: str, language: str | None = None) -> Revised:
    """Read the normalised text `body`, which follows `old`."""
    found = split(body, language)
    read = Copy(body, [Span(each.start, each.end) for each in found.statements])
    return Revised(found, Carrier(old, Copy(body, recut(old, read))))
