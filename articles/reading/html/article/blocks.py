"""All paragraphs of a page, in its article or not."""

from collections.abc import Iterator, Sequence
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


def blocks_of(page: HtmlElement) -> tuple[Sequence[Block], str]:
    """Return the paragraphs of a page that hold no other paragraphs, and all their letters."""
    blocks: list[Block] = []
    letters: list[str] = []
    length = 0
    for element, is_leaf in _paragraphs(page):
        words = (element.text_content() if is_leaf else _own_text(element)).split()
        joined = "".join(words)
        if joined:
            blocks.append(Block(" ".join(words), element, length, len(joined)))
            letters.append(joined)
            length += len(joined)
    return blocks, "".join(letters)


def _paragraphs(page: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Yield all paragraphs of a page, each with whether it holds no other paragraphs."""
    elements = list(page.iter(*PARAGRAPHS))
    holders: set[HtmlElement] = set()
    for element in elements:
        around = element.getparent()
        while around is not None and around.tag not in PARAGRAPHS:
            around = around.getparent()
        if around is not None:
            holders.add(around)
    for element in elements:
        yield element, element not in holders


def _own_text(element: HtmlElement) -> str:
    """Return the text of an element without that of the paragraphs in it."""
    parts = [element.text or ""]
    for child in element:
        is_inline = child.tag not in PARAGRAPHS and next(child.iter(*PARAGRAPHS), None) is None
        parts += [child.text_content() if is_inline else " ", child.tail or ""]
    return "".join(parts)
