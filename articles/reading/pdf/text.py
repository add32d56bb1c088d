"""The text of paragraphs, with the places of their words in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.document import Paragraph
from articles.reading.pdf.blocks import Block
from articles.reading.pdf.joins import Vocabulary, join
from articles.reading.pdf.page import Word, raised_text
from articles.reading.plain import storable
from articles.text.sentences import normalise

BETWEEN_PARAGRAPHS = "\n\n"
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


@dataclass(slots=True)
class PagesText:
    """A text with its paragraphs and annotations, and the start of each page in it."""

    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def text_of_blocks(
    blocks: list[Block], notes: list[Block], known: Vocabulary, page_count: int
) -> PagesText:
    """Return the paragraphs as one text, with the notes that their words refer to."""
    return _Writer(blocks, notes, known, page_count).written


class _Writer:
    def __init__(
        self, blocks: list[Block], notes: list[Block], known: Vocabulary, page_count: int
    ) -> None:
        self.written = PagesText()
        self._length = 0
        self._pieces: list[str] = []
        self._known = known
        self._notes = [
            "".join(part for word in _joined(note, self._known) for part in word[2:])
            for note in notes
        ]
        starts: dict[int, int] = {}
        for block in blocks:
            if self._length:
                self._append(BETWEEN_PARAGRAPHS)
            start = self._length
            self._write(block, starts)
            self.written.paragraphs.append(Paragraph(start, self._length, block.role))
        self.written.text = "".join(self._pieces)
        self.written.starts = _filled(starts, page_count, self._length)

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _write(self, block: Block, starts: dict[int, int]) -> None:
        for page, word, text, separator in _joined(block, self._known):
            starts.setdefault(page, self._length)
            start = self._length
            self._append(text)
            if word.url:
                self._link(start, word.url)
            for index in word.notes:
                note = self._notes[index]
                urls = tuple(dict.fromkeys(urls_in(note)))
                footnote = Annotation(AnnotationKind.FOOTNOTE, start, self._length, note, urls=urls)
                self.written.annotations.append(footnote)
            self._append(separator)

    def _link(self, start: int, url: str) -> None:
        """Annotate the word that was just written; a link goes on from the word before."""
        annotations = self.written.annotations
        last = annotations[-1] if annotations else None
        if (
            last
            and last.kind is AnnotationKind.LINK
            and last.urls == (url,)
            and start - last.end <= 1
        ):
            start = annotations.pop().start
        annotations.append(Annotation(AnnotationKind.LINK, start, self._length, urls=(url,)))


def _joined(block: Block, known: Vocabulary) -> Iterator[tuple[int, Word, str, str]]:
    """Yield each word with its page, its text, and what stands between it and the next."""
    lines = block.lines
    for at, (page, line) in enumerate(lines):
        following = _text(lines[at + 1][1].words[0]) if at + 1 < len(lines) else None
        for index, word in enumerate(line.words):
            text = _text(word)
            if index + 1 < len(line.words):
                yield page, word, text, " "
            elif following is None:
                yield page, word, text.replace("\u00ad", "-"), ""
            else:
                yield page, word, *join(text, following, known)


def _text(word: Word) -> str:
    return normalise(storable(word.text + raised_text(word.mark))).translate(LIGATURES)


def _filled(starts: dict[int, int], page_count: int, length: int) -> list[int]:
    """Return the start of each page; one without text starts where the next one does."""
    filled: list[int] = []
    following = length
    for page in reversed(range(page_count)):
        following = min(following, starts.get(page, following))
        filled.append(following)
    return filled[::-1]
