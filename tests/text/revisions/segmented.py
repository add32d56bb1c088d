"""Texts with known statements, for the tests of revisions."""

from articles.text import SegmentedText, Span

LONG = "The camp in the north holds about 30,000 people."
OTHER = "Nobody has counted the tents since the storm in May."
THIRD = "The minister promised a new law before the summer."


def segmented(*statements):
    """Statements with a blank between them."""
    spans, place = [], 0
    for words in statements:
        spans.append(Span(place, place + len(words)))
        place += len(words) + 1
    return SegmentedText(" ".join(statements), spans)
