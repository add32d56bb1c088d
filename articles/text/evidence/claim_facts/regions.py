"""The text around the places of a claim: their paragraphs and the neighbours of these."""

from bisect import bisect_right
from collections.abc import Sequence

from articles.text.spans import Span

NEAR = 300  # code points on both sides; headings and lines of dialogue are short paragraphs
BREAKS = ("\n\n", "\f")


class Regions:
    """The parts of a text that count as near its located passages. Linear in the text, once."""

    def __init__(self, text: str, places: Sequence[Span]) -> None:
        breaks = _paragraph_breaks(text)
        self._spans = [_around(text, breaks, passage) for passage in places]

    def hold(self, span: Span) -> bool:
        """Tell whether a span lies near one of the places."""
        return any(near.start <= span.start and span.end <= near.end for near in self._spans)


def _paragraph_breaks(text: str) -> list[int]:
    """Where paragraphs end: at blank lines, else at line ends."""
    marks = [mark for mark in BREAKS if mark in text] or ["\n"]
    ends = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            ends.append(at)
            at = text.find(mark, at + len(mark))
    return sorted(ends)


def _around(text: str, breaks: Sequence[int], passage: Span) -> Span:
    before, after = bisect_right(breaks, passage.start), bisect_right(breaks, passage.end)
    start = breaks[before - 2] if before >= 2 else 0
    end = breaks[after + 1] if after + 1 < len(breaks) else len(text)
    return Span(
        min(start, max(0, passage.start - NEAR)), max(end, min(len(text), passage.end + NEAR))
    )
