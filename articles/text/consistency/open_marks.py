"""Quotation marks that open and never close: where the speech ends, only a person can say."""

from collections.abc import Iterator

from articles.text.consistency.suspicions import Inconsistency, InconsistencyKind, Reading
from articles.text.quotations import unclosed_marks
from articles.text.spans import Span

SHOWN = 40  # code points behind the mark that the question repeats


def open_marks(reading: Reading) -> Iterator[Inconsistency]:
    """One for each mark: the words behind it, and the last word before which it should close."""
    text = reading.text
    for start, end in unclosed_marks(text):
        stop = text.find("\n\n", end)
        paragraph = text[end : stop if stop >= 0 else len(text)].rstrip()
        if not paragraph:
            continue
        last = end + len(paragraph)
        word = paragraph.rfind(" ") + 1
        shown = " ".join(paragraph[:SHOWN].split())
        yield Inconsistency(
            InconsistencyKind.MARK,
            Span(start, end),
            Span(end + word, last),
            f"Where does the quotation end that begins “{shown}…”? Its mark is never closed.",
        )
