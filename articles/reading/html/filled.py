"""Paragraphs of an article that the extraction left out: those that stand among the ones it kept."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

_PARAGRAPHS = ("p", "h2", "h3", "h4", "h5", "li", "pre", "blockquote", "dt", "dd", "div", "section")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_OTHERS = frozenset(
    {"nav", "form", "button", "select", "footer", "aside", "noscript", "svg", "table"}
)
_NOISE = re.compile(  # names of parts that are not of the article
    r"share|social|newsletter|subscri|sign-?up|related|recommend|promo|advert|(?:^|[\s_-])ads?(?:$|[\s_-])"
    r"|sponsor|comment|reply|breadcrumb|pagination|widget|sidebar|footer|(?:^|[\s_-])nav|menu|toolbar"
    r"|most-?read|popular|outbrain|taboola|zergnet|teaser|read-?more|further|promoted|copyright|author-bio",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
LONG = 25  # characters without white space: so long a line is hardly in a menu as well
PROSE, DENSE_PROSE = 60, 25  # characters of a paragraph; the second where words have no spaces
MOST_LINKED = 0.4  # of the characters of a paragraph
COVERED = 0.6  # of a block, from which on the extraction has kept it
INSIDE = 0.75  # of the kept characters: what holds so many is the article


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the page, with its position in the text of all of them without white space."""

    text: str
    element: HtmlElement
    start: int
    size: int


def filled(text: str, page: HtmlElement) -> str:
    """Return the lines of an article, with the paragraphs of the page that belong among them."""
    blocks, letters = _blocks(page)
    lines = text.split("\n")
    positions = list(_positions(lines, letters))
    kept = _kept(blocks, positions)
    article = _article(blocks, kept)
    inside = set() if article is None else set(article.iterdescendants(*_PARAGRAPHS))
    missing = [
        (block.start, block.text)
        for block, number in zip(blocks, kept, strict=True)
        if number < COVERED * block.size and block.element in inside and _belongs(block, article)
    ]
    return "\n".join(_merged(lines, positions, missing))


def _blocks(page: HtmlElement) -> tuple[Sequence[_Block], str]:
    """Return the paragraphs of a page that hold no other paragraphs, and all their letters."""
    blocks: list[_Block] = []
    letters: list[str] = []
    length = 0
    for element in _leaves(page):
        words = element.text_content().split()
        joined = "".join(words)
        if joined:
            blocks.append(_Block(" ".join(words), element, length, len(joined)))
            letters.append(joined)
            length += len(joined)
    return blocks, "".join(letters)


def _leaves(page: HtmlElement) -> list[HtmlElement]:
    elements = list(page.iter(*_PARAGRAPHS))
    holders: set[HtmlElement] = set()
    for element in elements:
        around = element.getparent()
        while around is not None and around.tag not in _PARAGRAPHS:
            around = around.getparent()
        if around is not None:
            holders.add(around)
    return [element for element in elements if element not in holders]


def _positions(lines: Sequence[str], letters: str) -> Iterator[tuple[int, int]]:
    """Yield the position of each line in the page, -1 if it is not there, and its length."""
    after = 0
    for line in lines:
        words = "".join(line.removeprefix("- ").split())
        position = letters.find(words, after) if len(words) >= LONG else -1
        if position < 0 and words:
            position = letters.find(words, after, after + 400 + len(words))
        yield position, len(words)
        after = position + len(words) if position >= 0 else after


def _kept(blocks: Sequence[_Block], positions: Sequence[tuple[int, int]]) -> list[int]:
    """Return how many characters of each block the lines hold."""
    kept = [0] * len(blocks)
    starts = [block.start for block in blocks]
    for position, length in positions:
        if position < 0:
            continue
        index = max(0, bisect_left(starts, position + 1) - 1)
        while index < len(blocks) and starts[index] < position + length:
            end = min(starts[index] + blocks[index].size, position + length)
            kept[index] += max(0, end - max(starts[index], position))
            index += 1
    return kept


def _article(blocks: Sequence[_Block], kept: Sequence[int]) -> HtmlElement | None:
    """Return the innermost element that holds nearly all kept characters."""
    weights: Counter[HtmlElement] = Counter()
    depths: dict[HtmlElement, int] = {}
    for block, number in zip(blocks, kept, strict=True):
        if number:
            around = list(block.element.iterancestors())
            for depth, element in enumerate(reversed(around)):
                weights[element] += number
                depths[element] = depth
    enough = INSIDE * sum(kept)
    holders = [element for element, weight in weights.items() if weight >= enough]
    return max(holders, key=depths.__getitem__, default=None)


def _belongs(block: _Block, article: HtmlElement | None) -> bool:
    """Does a block stand in the article and belong to it? Menus, forms and advertisements do not."""
    for element in block.element.iterancestors():
        if element is article:
            break
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag in _OTHERS or _NOISE.search(names):
            return False
    else:
        return False
    tag = block.element.tag
    if tag == "p" or tag in _HEADINGS:
        return True
    linked = sum(len(link.text_content()) for link in block.element.iter("a"))
    if linked > MOST_LINKED * len(block.text):
        return False
    is_dense = " " not in block.text
    return len(block.text) >= (DENSE_PROSE if is_dense else PROSE) and bool(
        _ENDS.search(block.text)
    )


def _merged(
    lines: Sequence[str], positions: Sequence[tuple[int, int]], missing: Sequence[tuple[int, str]]
) -> Iterator[str]:
    """Yield the lines with the missing ones, each at its position in the page."""
    following = iter([*missing, (-1, "")])
    start, text = next(following)
    for line, (position, _length) in zip(lines, positions, strict=True):
        while text and 0 <= start < position:
            yield text
            start, text = next(following)
        yield line
    while text:
        yield text
        start, text = next(following)
