"""A new text of an article, read, and laid beside the one before."""

from dataclasses import dataclass

from articles.text.carrying import Carrier, Copy
from articles.text.recut import recut
from articles.text.spans import Span, Split
from articles.text.split import split


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
