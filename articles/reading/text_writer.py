"""Text as a reader puts it together, piece by piece, with the places that annotations point at."""

import re
import unicodedata
from dataclasses import dataclass, replace

from articles.reading.annotations import Annotation, Kind
from articles.text.sentences import normalise

GAPS = ("", " ", "\t", "\n", "\n\n")  # what may stand between two pieces; the later the stronger
LONGEST_WORD = 64  # code points
# What writes no blanks between its sentences has stops of its own between them.
FIRST_WORD = re.compile(r"\S[^\s。！？]*[。！？”’」』）]*")
LAST_WORD = re.compile(r"[^\s。！？]*[。！？”’」』）]*\Z")
JAMO = ("\u1160", "\u11ff")  # Hangul vowels and finals, which join what stands before them


@dataclass(frozen=True)
class Place:
    """A place between two pieces. `is_fresh` when a paragraph begins here."""

    at: int
    is_fresh: bool


class Writer:
    """`write` text and `gap`s, `hang` annotations between `place`s, then `finish`.

    A gap is written only once text follows it; of several the strongest counts.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._hanging: list[tuple[Place, Place, Annotation]] = []

    @property
    def place(self) -> Place:
        """Where the next piece will stand."""
        return Place(self._length, bool(self._gap) or not self._length)

    def write(self, text: str) -> None:
        """Go on with `text`; blanks at the beginning of a paragraph are dropped."""
        if self.place.is_fresh:
            text = text.lstrip()
        if text and self._length:
            self._append(self._gap)
        if text:
            self._append(normalise(text))
            self._gap = ""

    def gap(self, gap: str) -> None:
        """What follows stands apart by at least `gap`."""
        if self._length:
            self._gap = max(self._gap, gap, key=GAPS.index)

    def soften(self, gap: str) -> None:
        """What follows stands apart by no more than `gap`."""
        if self._gap:
            self._gap = min(self._gap, gap, key=GAPS.index)

    def since(self, place: Place) -> str:
        """What was written since then, without blanks around it."""
        return "".join(self._pieces)[place.at :].strip()

    def hang(self, annotation: Annotation, start: Place, end: Place) -> None:
        """Put the annotation on what was written between two places; on a word if it is nothing."""
        if annotation.kind is Kind.LINK and self._hanging:
            first, last, before = self._hanging[-1]
            if before == annotation and last.at == start.at and not start.is_fresh:
                self._hanging[-1] = (
                    first,
                    end,
                    before,
                )  # programs cut a link where its looks change
                return
        self._hanging.append((start, end, annotation))

    def finish(self) -> tuple[str, tuple[Annotation, ...]]:
        """The normalised text without blanks around it, and the annotations with their spans."""
        text, moved = self._normalised()
        stripped = text.strip()
        lead = len(text) - len(text.lstrip())
        hung = []
        for start, end, annotation in self._hanging:
            first, last = _trimmed(text, moved[start.at], moved[end.at])
            if first >= last:
                first, last = _word_near(text, first, forward=start.is_fresh)
            hung.append(replace(annotation, start=first - lead, end=last - lead))
        return stripped, tuple(hung)

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _normalised(self) -> tuple[str, dict[int, int]]:
        """The text in NFC, and where each place has come to lie in it.

        Between two places that part no characters, the text is normalised piece by piece.
        """
        raw = "".join(self._pieces)
        parts: list[str] = []
        moved: dict[int, int] = {}
        done = length = 0
        for place in sorted({place.at for hung in self._hanging for place in hung[:2]}):
            cut = max(done, place)
            while cut < len(raw) and _joins(raw[cut]):
                cut += 1
            parts.append(normalise(raw[done:cut]))
            length += len(parts[-1])
            moved[place] = length
            done = cut
        parts.append(normalise(raw[done:]))
        return "".join(parts), moved


def _joins(character: str) -> bool:
    """May it become one character with what stands before it?"""
    return unicodedata.category(character).startswith("M") or JAMO[0] <= character <= JAMO[1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, start + len(inside.strip())


def _word_near(text: str, place: int, *, forward: bool) -> tuple[int, int]:
    """The word that ends at `place`, or the one that begins there; the other if there is none."""
    before, after = text[:place].rstrip(), text[place:].lstrip()
    if after and (forward or not before):
        start = len(text) - len(after)
        found = FIRST_WORD.match(after[:LONGEST_WORD])
        return start, start + (found.end() if found else 1)
    end = len(before)
    found = LAST_WORD.search(before[-LONGEST_WORD:])
    return end - (len(found[0]) if found else 0), end
