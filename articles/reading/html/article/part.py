"""Which paragraphs of a page belong to its article."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from articles.reading.document import Role
from articles.reading.html.article.blocks import PARAGRAPHS, Block
from articles.reading.html.article.roles import Roles

_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_CELLS = frozenset({"td", "th"})
_OTHERS = frozenset(
    {"nav", "form", "button", "select", "footer", "aside", "noscript", "svg", "table"}
)
_NOISE = re.compile(  # names of parts that are not of the article
    r"share|social|newsletter|subscri|sign-?up|related|recommend|promo|advert|(?:^|[\s_-])ads?(?:$|[\s_-])"
    r"|sponsor|comment|reply|breadcrumb|pagination|widget|sidebar|footer|(?:^|[\s_-])nav|menu|toolbar"
    r"|most-?read|popular|outbrain|taboola|zergnet|teaser|read-?more|further|promoted|copyright|author-bio",
    re.IGNORECASE,
)
_OTHER_STORIES = re.compile(r"related|recommend|promo|advert|sponsor|comment|teaser", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_LEADS_AWAY = re.compile(  # what stands above links to other stories
    r"(?:more|also|read|see|related|follow|share|mehr|weitere|lesen|siehe|lire|voir|plus|más|lea|leia|leggi"
    r"|altri|lees|meer)\b",
    re.IGNORECASE,
)
PROSE, DENSE_PROSE = 60, 25  # characters of a paragraph; the second where words have no spaces
MOST_LINKED = 0.4  # of the characters of a paragraph
INSIDE = 0.75  # of the kept characters: what holds so many is the article
HEADLINE_LEVELS = 8  # elements around an article in which its headline may stand


class ArticlePart:
    """The part of a page that holds nearly all that was kept."""

    def __init__(self, blocks: Sequence[Block], kept: Sequence[int], roles: Roles) -> None:
        self._element = _innermost(blocks, kept)
        self._inside = _paragraphs_in(self._element)
        self._roles = roles
        self._named: dict[tuple[HtmlElement, re.Pattern[str]], bool] = {}
        whole = _with_headline(self._element)
        around = _paragraphs_in(whole) - self._inside
        own = (each.start for each, number in zip(blocks, kept, strict=True) if number)
        self._start = next(own, 0)
        beside = [each for each in blocks if each.element in around]
        headlines = [
            each.start for each in beside if each.element.tag == "h1" and each.start < self._start
        ]
        is_marked = whole is not None and whole.tag == "article"
        first = max(headlines, default=-1 if is_marked else self._start)
        self._around = {each.element for each in beside if each.start > first}

    def holds(self, block: Block) -> bool:
        """Does a block belong to the article? Menus, forms and advertisements among it do not."""
        is_inside = block.element in self._inside
        if not is_inside and block.element not in self._around:
            return False
        role = self._roles.role_of(block.element, block.text)
        if role is Role.CAPTION:
            return not self._is_beside(
                block, _OTHER_STORIES, _OTHERS - {"table"} if is_inside else ()
            )
        if role is Role.NOTE:
            return len(block.text) >= DENSE_PROSE and not self._is_beside(block, _OTHER_STORIES, ())
        if not is_inside:
            is_above = block.start < self._start
            return (
                is_above and len(block.text) >= PROSE and self._roles.is_standfirst(block.element)
            )
        if role in {Role.BYLINE, Role.DATELINE}:  # many old pages are one table
            return not self._is_beside(block, _NOISE, _OTHERS - {"table"})
        is_text = _is_prose(block) or _is_announced(block.element)
        return is_text and not self._is_beside(block, _NOISE, _OTHERS)

    def _is_beside(self, block: Block, noise: re.Pattern[str], tags: Collection[str]) -> bool:
        """Does something between a block and the article say that it belongs to something else?"""
        for element in block.element.iterancestors():
            if element is self._element or element.tag == "body":
                break
            if element.tag in tags or self._is_named(element, noise):
                return True
        return False

    def _is_named(self, element: HtmlElement, noise: re.Pattern[str]) -> bool:
        """Whether a name of an element is noise. Many paragraphs stand in the same ones."""
        key = element, noise
        if key not in self._named:
            names = f"{element.get('class', '')} {element.get('id', '')}"
            self._named[key] = not names.isspace() and bool(noise.search(names))
        return self._named[key]


def _paragraphs_in(element: HtmlElement | None) -> set[HtmlElement]:
    return set() if element is None else set(element.iterdescendants(*PARAGRAPHS))


def _with_headline(article: HtmlElement | None) -> HtmlElement | None:
    """Return the element around the article that holds its headline, its standfirst and its notes."""
    around = article
    best = None
    for _level in range(HEADLINE_LEVELS):
        if around is None or around.tag == "body":
            break
        if around.tag == "article":
            best = around
        if next(around.iter("h1"), None) is not None:
            return around
        around = around.getparent()
    return best


def _is_prose(block: Block) -> bool:
    tag = block.element.tag
    if tag == "p" or tag in _HEADINGS:
        return True
    linked = sum(len(link.text_content()) for link in block.element.iter("a"))
    if tag in _CELLS or tag in {"h1", "h6"} or linked > MOST_LINKED * len(block.text):
        return False
    is_dense = " " not in block.text
    return len(block.text) >= (DENSE_PROSE if is_dense else PROSE) and bool(
        _ENDS.search(block.text)
    )


def _is_announced(item: HtmlElement) -> bool:
    """Whether it is an item of a list that a paragraph before it announces with a colon."""
    around = item.getparent()
    before = around.getprevious() if item.tag == "li" and around is not None else None
    if before is None or before.tag != "p":
        return False
    words = before.text_content().strip()
    return words.endswith((":", "：")) and not _LEADS_AWAY.match(words)


def _innermost(blocks: Sequence[Block], kept: Sequence[int]) -> HtmlElement | None:
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
