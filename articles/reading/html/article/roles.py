"""What a paragraph of a page is: a heading, a caption, a byline …, or a comment beside the article."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from articles.reading.dates import written_days
from articles.reading.document import Beside, Role
from articles.reading.html.words import BY_LINE

WAS = "data-was"  # the attribute in which the preparation of a page keeps names that it removes
CAPTION = "figcaption"
SHORT = 160  # characters of a byline or a dateline
_TAGS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Role.LIST_ITEM),
    **dict.fromkeys(("td", "th"), Role.TABLE),
    "blockquote": Role.QUOTATION,
}
_AROUND = {"blockquote": Role.QUOTATION, "li": Role.LIST_ITEM, "table": Role.TABLE}
_WHOLE = frozenset({"html", "body", "article", "main"})
_LEVELS = 6  # elements around a paragraph that say what it is
_BYLINE = re.compile(r"by-?line|\bauthors?(?:$|[\s_-]+(?:name|line|info)?)|\bwriter", re.IGNORECASE)
_DATELINE = re.compile(
    r"date-?line|time-?stamp|pub(?:lish)?-?(?:ed)?-?(?:date|time)", re.IGNORECASE
)
_NOTE = re.compile(
    r"foot-?note|end-?note|\bfn[-_:\d]|reference|correction|corrigend|clarification|editors?-?note"
    r"|contribut|(?:^|[\s_-])bio(?:$|[\s_-])|tag-?line|bottom-of-article",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"(?:an? )?(?:earlier|previous) version of this|(?:correction|corrigendum|clarification|erratum"
    r"|editor['’]s note|korrektur|berichtigung|anmerkung der redaktion|correctif|erratum|rectificati[fo]n?"
    r"|corrección|fe de erratas|correzione|errata corrige|rectificatie|rättelse|تصحيح|исправление)"
    r"\b\s*[:：(–—.]",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|(?:image|photo|picture|bild)-?(?:legend|credit|text)", re.IGNORECASE
)
_STANDFIRST = re.compile(
    r"standfirst|\bdeck?\b|\blede\b|perex|bajada|entradilla|chapo|strapline|sub-?(?:title|head)|summary"
    r"|intro|abstract|teaser-?text|article-?lead|vorspann|sommario|ingress",
    re.IGNORECASE,
)
_COMMENT = ("comment", "kommentar", "disqus", "reply", "respond")
_RELATED = (
    *("related", "recommend", "teaser", "sidebar", "trending", "popular", "further", "most-read"),
    *("read-more", "read-next", "read-also", "also-like", "more-on", "more-from", "more-stories"),
)
_RELATED_TAGS = frozenset({"nav", "aside", "footer", "header", "menu"})


class Roles:
    """Says what the paragraphs of one page are. It remembers what it knows of the elements around."""

    def __init__(self) -> None:
        self._around: dict[HtmlElement, _Around] = {}
        self._beside: dict[HtmlElement, Beside] = {}

    def role_of(self, element: HtmlElement, text: str) -> Role:
        """Return what the paragraph `text` is, which stands in `element`."""
        if element.tag in _TAGS:
            return _TAGS[element.tag]
        if _CORRECTED.match(text):
            return Role.NOTE
        around = self._known(element)
        is_line = len(text) <= SHORT and not text.endswith((".", "!", "?", "”", ":"))
        if is_line and around.is_dateline and next(written_days(text), None):
            return Role.DATELINE
        if is_line and (around.is_byline or BY_LINE.match(text)):
            return Role.BYLINE
        return around.role or Role.PARAGRAPH

    def is_standfirst(self, element: HtmlElement) -> bool:
        """Whether a paragraph above the text, or what is around it, is named like a standfirst."""
        around = element.getparent()
        outer = "" if around is None else _names(around)
        return around is not None and (
            around.tag in {"header", "hgroup"}
            or bool(_STANDFIRST.search(f"{_names(element)} {outer}"))
        )

    def kind_beside(self, element: HtmlElement, text: str) -> Beside:
        """Return what a text is that stands beside the article."""
        if _CORRECTED.match(text):
            return Beside.CORRECTION
        return self._kind(element)

    def _known(self, element: HtmlElement) -> "_Around":
        """Return what an element and the nearest ones around it, up to the article, say."""
        role: Role | None = None
        is_byline = is_dateline = False
        around: HtmlElement | None = element
        for _level in range(_LEVELS):
            if around is None or around.tag in _WHOLE:
                break
            own = self._own(around)
            role = role or own.role
            is_byline = is_byline or own.is_byline
            is_dateline = is_dateline or own.is_dateline
            around = around.getparent()
        return _Around(role, is_byline=is_byline, is_dateline=is_dateline)

    def _own(self, element: HtmlElement) -> "_Around":
        """Return what the names and the tag of one element say of the paragraphs in it."""
        if element not in self._around:
            self._around[element] = _stated(_names(element), str(element.tag))
        return self._around[element]

    def _kind(self, element: HtmlElement | None) -> Beside:
        if element is None or element.tag == "body":
            return Beside.OTHER
        if element not in self._beside:
            names = _names(element).lower()
            if names.isspace() and element.tag not in _RELATED_TAGS and element.tag != "figure":
                kind = self._kind(element.getparent())
            elif CAPTION in names or element.tag == "figure":
                kind = Beside.CAPTION
            elif any(map(names.__contains__, _COMMENT)) and "commentary" not in names:
                kind = Beside.COMMENT
            else:
                kind = self._kind(element.getparent())
                is_related = element.tag in _RELATED_TAGS or any(map(names.__contains__, _RELATED))
                kind = Beside.RELATED if kind is Beside.OTHER and is_related else kind
            self._beside[element] = kind
        return self._beside[element]


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a paragraph say of it."""

    role: Role | None = None
    is_byline: bool = False
    is_dateline: bool = False


@lru_cache(maxsize=1_000)  # many elements of a page have the same names
def _stated(names: str, tag: str) -> _Around:
    """Return what the names and the tag of an element say."""
    if names.isspace():
        return _Around(_AROUND.get(tag))
    is_caption = CAPTION in names or bool(_CAPTION.search(names))
    role = Role.CAPTION if is_caption else Role.NOTE if _NOTE.search(names) else _AROUND.get(tag)
    return _Around(
        role,
        is_byline=bool(_BYLINE.search(names)),
        is_dateline=bool(_DATELINE.search(names)),
    )


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get(WAS, '')}"
