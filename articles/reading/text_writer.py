"""Builds a text piece by piece, and keeps track of the spans of its annotations."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.document import Paragraph, Role
from articles.reading.plain import storable
from articles.text.sentences import normalise

BREAKS = ("", " ", "\t", "\n", "\n\n")  # the separators between two pieces, weakest first
LONGEST_WORD = 64  # code points
# Scripts that write no spaces between sentences have punctuation of their own there.
FIRST_WORD = re.compile(r"\S[^\s。！？]*[。！？”’」』）]*")
LAST_WORD = re.compile(r"[^\s。！？]*[。！？”’」』）]*\Z")
JAMO = ("\u1160", "\u11ff")  # Hangul vowels and finals, which combine with the character before


@dataclass(frozen=True)
class Position:
    """A position between two pieces, in code points of what is written so far.

    `starts_paragraph` if a break precedes it, or nothing.
    """

    offset: int
    starts_paragraph: bool


class Written(NamedTuple):
    """A text with the spans of its annotations and of its paragraphs, in code points."""

    text: str
    annotations: tuple[Annotation, ...]
    paragraphs: tuple[Paragraph, ...]


class TextWriter:
    """Builds a text: `write` pieces and `add_break`s, `annotate` between positions, then `finish`.

    A break is written only once text follows it. Of several breaks, the strongest counts. `role` is
    that of the paragraphs that begin from now on.
    """

    def __init__(self) -> None:
        self.role = Role.PARAGRAPH
        self._roles: list[tuple[int, Role]] = []  # the start of each paragraph, and its role
        self._pieces: list[str] = []
        self._length = 0
        self._break = ""
        self._annotated: list[tuple[Position, Position, Annotation]] = []

    @property
    def position(self) -> Position:
        """The position of the next piece."""
        return Position(self._length, bool(self._break) or not self._length)

    def write(self, text: str) -> None:
        """Add `text`. White space at the start of a paragraph is dropped."""
        if self.position.starts_paragraph:
            text = text.lstrip()
        if text and self._length:
            self._append(self._break)
        if text and (not self._length or self._break == BREAKS[-1]):
            self._roles.append((self._length, self.role))
        if text:
            self._append(normalise(storable(text)))
            self._break = ""

    def add_break(self, separator: str) -> None:
        """Separate the next piece by at least `separator`, one of `BREAKS`."""
        if self._length:
            self._break = max(self._break, separator, key=BREAKS.index)

    def weaken_break(self, separator: str) -> None:
        """Separate the next piece by at most `separator`, one of `BREAKS`."""
        if self._break:
            self._break = min(self._break, separator, key=BREAKS.index)

    def text_since(self, position: Position) -> str:
        """Return the text that was written since `position`, stripped."""
        return "".join(self._pieces)[position.offset :].strip()

    def annotate(self, annotation: Annotation, start: Position, end: Position) -> None:
        """Put the annotation on the text between two positions; if it is empty, on a word there."""
        if annotation.kind is AnnotationKind.LINK and self._annotated:
            first, last, previous = self._annotated[-1]
            continues = last.offset == start.offset and not start.starts_paragraph
            if previous == annotation and continues:
                # Word processors divide a link wherever its formatting changes.
                self._annotated[-1] = (first, end, previous)
                return
        self._annotated.append((start, end, annotation))

    def finish(self) -> Written:
        """Return the normalised text, stripped, with its annotations and its paragraphs."""
        text, offsets = self._normalised()
        stripped = text.strip()
        lead = text.index(stripped)
        starts = [(offsets[offset] - lead, role) for offset, role in self._roles]
        annotations = []
        for start, end, annotation in self._annotated:
            first, last = _trimmed(text, offsets[start.offset], offsets[end.offset])
            if first >= last:
                first, last = _word_near(text, first, forward=start.starts_paragraph)
            annotations.append(replace(annotation, start=first - lead, end=last - lead))
        return Written(stripped, tuple(annotations), _paragraphs(stripped, starts))

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _normalised(self) -> tuple[str, dict[int, int]]:
        """Return the text in NFC, and the offset in it of each position that counts.

        The text is normalised in parts, cut at those positions and where paragraphs begin, but never
        between characters that combine.
        """
        raw = "".join(self._pieces)
        parts: list[str] = []
        offsets: dict[int, int] = {}
        done = length = 0
        ends = {end.offset for entry in self._annotated for end in entry[:2]}
        for offset in sorted(ends | {start for start, _role in self._roles}):
            cut = max(done, offset)
            while cut < len(raw) and _combines(raw[cut]):
                cut += 1
            parts.append(unicodedata.normalize("NFC", raw[done:cut]))
            length += len(parts[-1])
            offsets[offset] = length
            done = cut
        parts.append(unicodedata.normalize("NFC", raw[done:]))
        return "".join(parts), offsets


def _paragraphs(text: str, starts: Sequence[tuple[int, Role]]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that begin at `starts`, each without white space at its ends."""
    ends = [*(start for start, _role in starts[1:]), len(text)][: len(starts)]
    spans = (
        (*_trimmed(text, max(0, start), end), role)
        for (start, role), end in zip(starts, ends, strict=True)
    )
    return tuple(Paragraph(start, end, role) for start, end, role in spans if start < end)


def _combines(character: str) -> bool:
    """Whether it may become one character with the one before it."""
    return unicodedata.category(character).startswith("M") or JAMO[0] <= character <= JAMO[1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, start + len(inside.strip())


def _word_near(text: str, offset: int, *, forward: bool) -> tuple[int, int]:
    """Return the word that ends at `offset`, or with `forward` the one that starts there.

    If there is none, it is the other.
    """
    before, after = text[:offset].rstrip(), text[offset:].lstrip()
    if after and (forward or not before):
        start = len(text) - len(after)
        word = FIRST_WORD.match(after[:LONGEST_WORD])
        return start, start + (word.end() if word else 1)
    end = len(before)
    word = LAST_WORD.search(before[-LONGEST_WORD:])
    return end - (len(word[0]) if word else 0), end
