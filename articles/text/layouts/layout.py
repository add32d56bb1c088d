"""What the layout of a text says of its speakers, besides the sentences."""

from bisect import bisect_right
from dataclasses import dataclass, field

from articles.text.layouts.lines import OPENING_MARKS
from articles.text.spans import Span, Speaker


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that are read as a whole. Without `content` they are nobody's speech and report none.

    `speaker` is None where the words in `mention` name them: then these are read as running text. The
    kind of a `speaker` may be empty: then the look of the name tells it.
    """

    start: int
    end: int
    content: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    mention: Span | None = None
    rule: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Layout:
    """The passages of a text, in order; none overlap.

    `blocks` are paragraphs that the sentence before announces with a colon, `entries` the starts of
    the entries of a live blog, `reporters` the names of those who write them.
    """

    passages: tuple[Passage, ...] = ()
    blocks: tuple[Span, ...] = ()
    entries: tuple[int, ...] = ()
    reporters: frozenset[str] = frozenset()
    starts: tuple[int, ...] = field(default=(), repr=False)

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds the code point at `offset`."""
        if not self.starts:
            return None
        number = bisect_right(self.starts, offset) - 1
        if number < 0 or self.passages[number].end <= offset:
            return None
        return self.passages[number]

    def speech_without_marks(self, text: str, content: list[Span]) -> set[Span]:
        """Return the parts of `content` that are direct speech though no quotation marks show it."""
        spans = {span for passage in self.passages for span in passage.content}
        spans |= set(self.blocks) & set(content)
        return {span for span in spans if text[span.start] not in OPENING_MARKS}


NO_LAYOUT = Layout()
