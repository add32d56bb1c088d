"""The same quotation worded two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from articles.text.consistency.suspicions import Inconsistency, InconsistencyKind, Reading
from articles.text.quotations import quotations
from articles.text.spans import Span

LEAST = 7  # words that two wordings share; fewer are a turn of phrase
ALIKE = 0.8  # of the words from the first to the last that are shared
SHINGLE = 3  # words in a row that lead from one quotation to another
COMMON = 4  # a row that more quotations hold is a slogan, and leads nowhere
LONGEST = 400  # words of a quotation that are compared
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# Left out, or put in by the reporter: what stands on either side is compared on its own.
OMISSION = re.compile(r"\[[^\]]*\]|…|\.\s?\.\s?\.?")


class Piece(NamedTuple):
    """A run of quoted words without omission: the words, as compared, and where they stand."""

    quotation: int
    words: tuple[str, ...]
    places: tuple[Span, ...]


def rewordings(reading: Reading) -> Iterator[Inconsistency]:
    """Two quotations that share most words and differ between them.

    Where one leaves out the beginning or the end, or marks an omission, nothing differs.
    """
    pieces = [piece for piece in _pieces(reading.text) if len(piece.words) >= LEAST]
    asked: set[tuple[int, int]] = set()
    for first, second in _pairs(pieces):
        both = first.quotation, second.quotation
        if first.quotation == second.quotation or both in asked:
            continue
        difference = _difference(first, second)
        if difference:
            asked.add(both)
            one, other = difference
            yield Inconsistency(
                InconsistencyKind.QUOTATION,
                _whole(first),
                _whole(second),
                f"Which wording was said: {_shown(reading, one)} or {_shown(reading, other)}? The "
                f"quotation stands here twice, as “{reading.words(_whole(first))}” and "
                f"“{reading.words(_whole(second))}”.",
            )


def _pieces(text: str) -> Iterator[Piece]:
    for number, quotation in enumerate(quotations(text)):
        start = quotation.start
        stops = [found.span() for found in OMISSION.finditer(text, *quotation)]
        for stop, after in [*stops, (quotation.end, quotation.end)]:
            found = list(WORD.finditer(text, start, stop))[:LONGEST]
            words = tuple(match.group().lower().replace("’", "'") for match in found)
            yield Piece(number, words, tuple(Span(*match.span()) for match in found))
            start = after


def _pairs(pieces: list[Piece]) -> list[tuple[Piece, Piece]]:
    """Pieces that have a rare row of words in common, in the order of the text."""
    holding: defaultdict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    for number, piece in enumerate(pieces):
        for place in range(len(piece.words) - SHINGLE + 1):
            holding[piece.words[place : place + SHINGLE]][number] = None
    found = {
        pair
        for numbers in holding.values()
        if len(numbers) <= COMMON
        for pair in _couples(list(numbers))
    }
    return [(pieces[one], pieces[other]) for one, other in sorted(found)]


def _couples(numbers: list[int]) -> Iterator[tuple[int, int]]:
    for place, one in enumerate(numbers):
        for other in numbers[place + 1 :]:
            yield one, other


def _difference(one: Piece, other: Piece) -> tuple[list[Span], list[Span]] | None:
    """The words that differ between the first and the last that are shared, if few do."""
    blocks = SequenceMatcher(None, one.words, other.words, autojunk=False).get_matching_blocks()[
        :-1
    ]
    blocks = [block for block in blocks if block.size > 1]
    if len(blocks) < 2:
        return None
    shared = sum(block.size for block in blocks)
    reach = max(
        blocks[-1].a + blocks[-1].size - blocks[0].a, blocks[-1].b + blocks[-1].size - blocks[0].b
    )
    if shared < LEAST or shared < ALIKE * reach:
        return None
    gone: list[Span] = []
    come: list[Span] = []
    for left, right in pairwise(blocks):
        gone += one.places[left.a + left.size : right.a]
        come += other.places[left.b + left.size : right.b]
    return gone, come


def _whole(piece: Piece) -> Span:
    return Span(piece.places[0].start, piece.places[-1].end)


def _shown(reading: Reading, words: list[Span]) -> str:
    return f"“{' '.join(reading.words(word) for word in words)}”" if words else "nothing there"
