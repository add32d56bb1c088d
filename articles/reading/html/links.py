"""Where the links of a page stand in the text that was read from it; menus are not part of that."""

import bisect
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from articles.reading.document import Link
from articles.reading.plain import storable

LONG = 25  # characters without blanks: what is so long hardly stands in a menu as well
NEAR = 200  # characters without blanks between a short line and the long one before it
LONGEST_URL = 8_192
_SILENT = frozenset({"script", "style", "noscript", "template"})
_WEB = ("http://", "https://")
_BULLET = "- "  # how a point of a list begins in the text that was read


@dataclass(slots=True)
class _Line:
    """A line of the text: its words without blanks, and where each of their characters stands."""

    words: str
    places: list[int]
    at: int = -1  # where the words stand in the page; -1 as long as nobody knows


def links_in(page: html.HtmlElement, text: str, *, url: str) -> tuple[Link, ...]:
    """Return the links on words of `text`, which was read from `page`, in order.

    Text and page are laid beside each other without their blanks, line by line: a link counts
    when all of it lies in a line of the text. One pass over both; what a table or an odd page
    hides is not found rather than guessed.
    """
    flat, links = _flat(page, url=page.base_url or url)
    lines = list(_lines(text))
    _place(lines, flat)
    starts = [start for start, _end, _url in links]
    found = []
    for line in lines:
        if line.at < 0:
            continue
        ends = line.at + len(line.words)
        for start, end, address in links[bisect.bisect_left(starts, line.at) :]:
            if start >= ends:
                break
            if start < end <= ends:
                first, last = line.places[start - line.at], line.places[end - 1 - line.at]
                found.append(Link(first, last + 1, address))
    return tuple(found)


def _place(lines: list[_Line], flat: str) -> None:
    """Find the lines in the page: the long ones one after the other, short ones between those."""
    after = 0
    for line in lines:
        if len(line.words) >= LONG:
            line.at = flat.find(line.words, after)
            after = line.at + len(line.words) if line.at >= 0 else after
    before = len(flat)
    following = []
    for line in reversed(lines):
        following.append(before)
        before = line.at if line.at >= 0 else before
    after = -1
    for line, until in zip(lines, reversed(following), strict=True):
        if line.at < 0 <= after and line.words and len(line.words) < LONG:
            line.at = flat.find(line.words, after, min(until, after + NEAR + len(line.words)))
        after = line.at + len(line.words) if line.at >= 0 else after


def _lines(text: str) -> Iterator[_Line]:
    begins = 0
    for line in text.split("\n"):
        skipped = len(_BULLET) if line.startswith(_BULLET) else 0
        places = [
            begins + place for place in range(skipped, len(line)) if not line[place].isspace()
        ]
        yield _Line("".join(text[place] for place in places), places)
        begins += len(line) + 1


def _flat(page: html.HtmlElement, *, url: str) -> tuple[str, list[tuple[int, int, str]]]:
    """All text of the page without blanks, and the links on spans of it, in order."""
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
            length = add("" if element.tag in _SILENT else element.text)
        else:
            if address:
                links.append((opened.pop(), length, address))
            length = add(element.tail)
    return "".join(pieces), sorted(links)


def _address(element: html.HtmlElement, url: str) -> str:
    """Where the element leads in the web; empty when it is no link, or leads nowhere else."""
    said = element.get("href", "").strip() if element.tag == "a" else ""
    if not said or said.startswith("#") or len(said) > LONGEST_URL:
        return ""
    try:
        whole = storable(urljoin(url, said))
        urlsplit(whole)  # joined to nothing, an address is not even looked at
    except ValueError:
        return ""
    return whole if whole.lower().startswith(_WEB) and not _is_here(whole, url) else ""


def _is_here(whole: str, url: str) -> bool:
    return whole.partition("#")[0] == url.partition("#")[0]
