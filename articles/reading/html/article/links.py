"""Find the links of a page in the text of its article, which leaves out menus."""

import bisect
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.document import Role
from articles.reading.html.article.filled import Line
from articles.reading.plain import storable
from articles.reading.text_writer import TextWriter, Written

LONG = 25  # characters without white space; so long a line is hardly in a menu as well
NEAR = 200  # characters without white space between a short line and the long one before it
URL_LIMIT = 8_192  # characters
_HIDDEN = frozenset({"script", "style", "noscript", "template"})
_WEB = ("http://", "https://")
_BULLET = "- "  # at the start of a list item in the text


@dataclass(slots=True)
class _Line:
    """A line of the text: its characters without white space, and the position of each."""

    characters: str
    positions: list[int]
    at: int = -1  # the position of the line in the page; -1 while it is unknown


def links_in(page: html.HtmlElement, text: str, *, url: str) -> tuple[Annotation, ...]:
    """Return the links on words of `text`, the article of `page`, in order.

    Text and page are compared without white space, line by line, in one pass over both. A link
    counts if it lies in one line of the text. A line that is not found, as in some tables, has no
    links.
    """
    page_text, links = _text_and_links(page, url=page.base_url or url)
    lines = list(_lines(text))
    _locate(lines, page_text)
    starts = [start for start, _end, _url in links]
    located = []
    for line in lines:
        if line.at < 0:
            continue
        end_of_line = line.at + len(line.characters)
        for start, end, address in links[bisect.bisect_left(starts, line.at) :]:
            if start >= end_of_line:
                break
            if start < end <= end_of_line:
                first, last = line.positions[start - line.at], line.positions[end - 1 - line.at]
                located.append(Annotation(AnnotationKind.LINK, first, last + 1, urls=(address,)))
    return tuple(located)


def _locate(lines: list[_Line], page_text: str) -> None:
    """Find the lines in the page: the long ones in order, then the short ones between those."""
    after = 0
    for line in lines:
        if len(line.characters) >= LONG:
            line.at = page_text.find(line.characters, after)
            after = line.at + len(line.characters) if line.at >= 0 else after
    before = len(page_text)
    following = []
    for line in reversed(lines):
        following.append(before)
        before = line.at if line.at >= 0 else before
    after = -1
    for line, until in zip(lines, reversed(following), strict=True):
        if line.at < 0 <= after and line.characters and len(line.characters) < LONG:
            line.at = page_text.find(
                line.characters, after, min(until, after + NEAR + len(line.characters))
            )
        after = line.at + len(line.characters) if line.at >= 0 else after


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        skipped = len(_BULLET) if line.startswith(_BULLET) else 0
        positions = [
            start + index for index in range(skipped, len(line)) if not line[index].isspace()
        ]
        yield _Line("".join(text[position] for position in positions), positions)
        start += len(line) + 1


def _text_and_links(page: html.HtmlElement, *, url: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return all text of the page without white space, and the links on spans of it, in order."""
    pieces: list[str] = []
    length = 0
    opened: list[int] = []
    links: list[tuple[int, int, str]] = []

    def add(words: str | None) -> int:
        piece = "".join(unicodedata.normalize("NFC", storable(words or "")).split())
        pieces.append(piece)
        return length + len(piece)

    for event, element in etree.iterwalk(page, events=("start", "end")):
        address = _address(element, url)
        if event == "start":
            if address:
                opened.append(length)
            length = add("" if element.tag in _HIDDEN else element.text)
        else:
            if address:
                links.append((opened.pop(), length, address))
            length = add(element.tail)
    return "".join(pieces), sorted(links)


def _address(element: html.HtmlElement, url: str) -> str:
    """Return the absolute address of a link; "" for other elements and for links to this page."""
    href = element.get("href", "").strip() if element.tag == "a" else ""
    if not href or href.startswith("#") or len(href) > URL_LIMIT:
        return ""
    try:
        address = storable(urljoin(url, href))
        urlsplit(address)  # urljoin does not check an address when `url` is empty
    except ValueError:
        return ""
    return address if address.lower().startswith(_WEB) and not _is_same_page(address, url) else ""


def _is_same_page(address: str, url: str) -> bool:
    return address.partition("#")[0] == url.partition("#")[0]


def in_paragraphs(lines: Sequence[Line], links: Sequence[Annotation]) -> Written:
    """Return the lines as paragraphs, a table as one, with the links on their words.

    The links are on spans of the lines joined by line ends.
    """
    writer = TextWriter()
    waiting = sorted(links, key=lambda link: (link.start, link.end, link.urls), reverse=True)
    start = 0
    role = None
    for line in lines:
        writer.add_break("\n" if role is line.role is Role.TABLE else "\n\n")
        role = writer.role = line.role
        written, end = start, start + len(line.text)
        while waiting and waiting[-1].start < end:
            link = waiting.pop()
            if link.start < written:
                continue  # a link inside another one is dropped
            writer.write(line.text[written - start : link.start - start])
            position = writer.position
            writer.write(line.text[link.start - start : link.end - start])
            writer.annotate(link, position, writer.position)
            written = link.end
        writer.write(line.text[written - start :])
        start = end + 1
    return writer.finish()
