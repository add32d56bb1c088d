"""An HTML page to a Document: its text without the furniture, and what it says of itself."""

import re
from html.parser import HTMLParser

import trafilatura
from django.utils.translation import gettext_lazy as _
from lxml import etree, html

from articles.fetching.charset import decode
from articles.fetching.document import Document
from articles.fetching.fields import read_fields
from articles.fetching.links import links_in
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.storable import storable

SIZE_LIMIT = 500_000  # code points; reading costs about 0.8 ms for a thousand
DEPTH_LIMIT = 250  # lxml drops what lies below 256 levels, and says nothing

_TOO_DEEP = etree.XPath(f"boolean({'/*' * DEPTH_LIMIT})")
_SCRIPT_TAG = re.compile(r"<(/?)(script|style)\b([^>]{0,300})>", re.IGNORECASE)

UNSORTED = _("The page is built so oddly that menus and notes may stand among its text.")
TOO_LONG = _("Only the first part of this page was read: it is very long.")
NO_TEXT = _("No text was found. The page may need a browser; upload what you see there.")


def read_html(body: bytes, *, content_type: str, url: str, links: bool = False) -> Document:
    """Return text and fields of a page, and its links if they are asked for.

    Raises FetchFailed (not a page) when there is no markup.
    """
    source = _without_scripts(storable(decode(body, content_type=content_type)))
    missing = str(TOO_LONG) if len(source) > SIZE_LIMIT else ""
    source = source[:SIZE_LIMIT]
    page = _parse(source)
    fields = read_fields(page, url=url)
    text = None if _is_too_deep(page) else _article(page)
    if text is None:
        text = _Flat.text_of(source)
        missing = f"{UNSORTED} {missing}".strip()
    elif links:  # the page anew, for the one above is no longer what it was
        standing = links_in(_parse(source), storable(text), url=url)
        return Document(storable(text), fields, missing or _lack(text), links=standing)
    return Document(storable(text), fields, missing or _lack(text))


def _lack(text: str) -> str:
    return "" if text.strip() else str(NO_TEXT)


def _parse(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(source.encode(), parser=parser)
    except etree.ParserError as error:
        raise FetchFailed(Outcome.NOT_A_PAGE) from error


def _article(page: html.HtmlElement) -> str | None:
    """Return the text without the furniture; None when the markup is too odd to tell them apart."""
    try:
        # Rather too much than too little: people will look for the words they quote.
        text = trafilatura.extract(page, fast=True, favor_recall=True, include_comments=False)
        return str(text or trafilatura.html2txt(page))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        return None  # of what pages hold, trafilatura has not seen everything


def _is_too_deep(page: html.HtmlElement) -> bool:
    """Whether lxml may have dropped text. Asked in XPath: walking a tree in Python takes longer."""
    return bool(_TOO_DEEP(page.getroottree()))


def _without_scripts(source: str) -> str:
    """Cut scripts and styles out of a long page: they are most of it, often. JSON-LD stays."""
    if len(source) <= SIZE_LIMIT:
        return source
    kept: list[str] = []
    at = 0
    opened = ""
    for tag in _SCRIPT_TAG.finditer(source):
        closes, name, attributes = bool(tag[1]), tag[2].lower(), tag[3].lower()
        if not opened and not closes and "ld+json" not in attributes:
            opened = name
            kept.append(source[at : tag.start()])
            at = tag.start()
        elif opened == name and closes:
            opened = ""
            at = tag.end()
    return "".join([*kept, source[at:]])


class _Flat(HTMLParser):
    """All text of a page in order, whatever its depth: Python's parser has no levels to lose."""

    _SILENT = frozenset({"script", "style"})  # others may never be closed, and hide all text
    _BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = ""

    @classmethod
    def text_of(cls, source: str) -> str:
        flat = cls()
        flat.feed(source)
        flat.close()
        lines = (" ".join(line.split()) for line in "".join(flat.parts).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SILENT and not self._silent:
            self._silent = tag
        if tag in self._BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
