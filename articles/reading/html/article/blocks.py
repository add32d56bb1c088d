"""All paragraphs of a page, in its article or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

PARAGRAPHS = (
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "blockquote", "dt", "dd", "td", "th"),
    *("div", "section"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the page, with its position in the text of all of them without white space."""

    text: str
    element: HtmlElement
    start: int
    size: int


_PARAGRAPHS = frozenset(PARAGRAPHS)


def blocks_of(page: HtmlElement) -> tuple[Sequence[Block], str]:
    """Return the paragraphs of a page with the text that is in no other one, and all their letters."""
    texts: dict[HtmlElement, list[str]] = {}
    _collect(page, None, texts)
    blocks: list[Block] = []
    letters: list[str] = []
    length = 0
    for element, pieces in texts.items():
        words = "".join(pieces).split()
        joined = "".join(words)
        if joined:
            blocks.append(Block(" ".join(words), element, length, len(joined)))
            letters.append(joined)
            length += len(joined)
    return blocks, "".join(letters)


def _collect(
    element: HtmlElement, pieces: list[str] | None, texts: dict[HtmlElement, list[str]]
) -> None:
    """Add the text of an element to `pieces`, those of the paragraph around it, or to its own.

    One walk over the page: to ask each paragraph for its text takes four times as long.
    """
    is_paragraph = element.tag in _PARAGRAPHS
    if is_paragraph:
        if pieces is not None:
            pieces.append(" ")
        pieces = texts[element] = []
    if pieces is not None and element.text:
        pieces.append(element.text)
    for child in element:
        if len(child) or child.tag in _PARAGRAPHS or child.tag == "br":
            _collect(child, pieces, texts)
        elif pieces is not None and child.text:  # most elements: to call for each takes longer
            pieces.append(child.text)
        if pieces is not None and child.tail:
            pieces.append(child.tail)
    if element.tag == "br" and pieces is not None:
        pieces.append(" ")
