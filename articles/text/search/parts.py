"""Divide a text into parts that PostgreSQL can index with the position of every word.

It keeps positions up to 16,383, and 256 of each word. A part repeats the last words of the part before
it, so that a phrase across the border is found in one of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from articles.text.search.words import SearchWord, search_words

MOST_POSITIONS = 8_000
MOST_USES = 200  # of one word
MOST_CHARACTERS = 100_000  # of all keys: PostgreSQL takes a megabyte
REPEATED = 40  # words, so phrases of up to 41 are found across a border
MARK_EVERY = 32  # words


@dataclass(frozen=True, slots=True)
class TextPart:
    """`text[start:end]`, and its words as PostgreSQL reads a `tsvector`.

    `marks` has the code point of the text where every 32nd word begins, so that the place of a word
    is found without reading the text again.
    """

    start: int
    end: int
    marks: tuple[int, ...]
    vector: str


class _Part:
    """A part that grows."""

    def __init__(self, repeated: list[SearchWord]) -> None:
        self.positions: dict[str, list[int]] = {}
        self.words: list[SearchWord] = []
        self.marks: list[int] = []
        self.characters = 0
        self.is_full = False
        for word in repeated:
            self.add(word)

    def add(self, word: SearchWord) -> None:
        self.words.append(word)
        position = len(self.words)
        if position % MARK_EVERY == 1:
            self.marks.append(word.start)
        for key in word.keys:
            used = self.positions.get(key)
            if used is None:
                self.positions[key] = [position]
                self.characters += len(key)
            elif used[-1] != position:
                used.append(position)
                if len(used) >= MOST_USES:
                    self.is_full = True
        if position >= MOST_POSITIONS or self.characters >= MOST_CHARACTERS:
            self.is_full = True

    def closed(self) -> TextPart:
        start, end = self.words[0].start, self.words[-1].end
        return TextPart(start, end, tuple(self.marks), vector_of(self.positions))


def text_parts(text: str) -> Iterator[TextPart]:
    """Yield the parts of a text in order; none if it has no words. Linear."""
    part = _Part([])
    for word in search_words(text):
        if part.is_full:
            yield part.closed()
            part = _Part(part.words[-REPEATED:])
        part.add(word)
    if part.words:
        yield part.closed()


def positions_of(text: str) -> dict[str, list[int]]:
    """Return the positions of the words of a short text, from 1, by key."""
    positions: dict[str, list[int]] = {}
    for position, word in enumerate(search_words(text), start=1):
        for key in word.keys:
            positions.setdefault(key, []).append(position)
    return positions


def vector_of(positions: Mapping[str, Iterable[int]], *, shift: int = 0, weight: str = "") -> str:
    """Return keys with their positions as PostgreSQL reads a `tsvector`, without asking its parser."""
    if shift or weight:
        return " ".join(
            f"{quoted(key)}:{','.join(f'{at + shift}{weight}' for at in places)}"
            for key, places in positions.items()
        )
    return " ".join(
        f"{quoted(key)}:{','.join(map(str, places))}" for key, places in positions.items()
    )


def quoted(key: str) -> str:
    """Return a key as PostgreSQL reads it in a `tsvector` or `tsquery`, whatever it contains."""
    return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'"
