"""The days that a page shows its readers beside the headline."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from articles.reading.dates import iso_date, written_days

BEFORE, AFTER = 12, 80  # pieces of text around the headline that may hold its day
CLOSE = range(-2, 11)  # what stands there belongs to the headline
NEAR = range(-12, 26)  # a day there must be marked as one, and further away as that of publication
OTHER_WORDS = 40  # characters beside the day: a sentence that mentions a day says nothing
AROUND_WORDS = 30  # characters around a day that make it a part of a sentence
LONGEST = 200  # characters of a piece of text
LONGEST_NAMES = 100  # characters of the classes of an element; more name all topics of a blog
SHORTEST_TITLE = 9  # characters of a heading that can be told from others
_UNSEEN = frozenset({"script", "style", "noscript", "template", "title", "option", "head"})
_OTHERS = re.compile(  # classes of what is not about this article, or says what day it is today
    r"comment(?!s-date)|kommentar|related|sidebar|widget|recent|calendar|copyright|eventbox|reply"
    r"|current-?date|today|slide|join|menu",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"related|recommend|current-?date|today", re.IGNORECASE)
_BESIDE = re.compile(r"teaser|footer", re.IGNORECASE)
_OF_DAY = re.compile(
    r"date|datum|time|publish|meta|byline|info|posted|author|submitted", re.IGNORECASE
)
_OF_PUBLICATION = re.compile(
    r"publi[sc]|(?:entry|post|article|recipe)[-_]?date|date[-_]?created|h-time", re.IGNORECASE
)
_CHANGED = r"aktualis|modif|geändert|geaendert|actualiz|aggiornat|editie"
_UPDATED = re.compile(  # beside the day: another day than that of publication
    rf"updat|{_CHANGED}|mis à jour|zuletzt|\blast\b|copyright|©|termin\b|beginn\b|wann\b",
    re.IGNORECASE,
)
_UPDATED_NAME = re.compile(
    rf"{_CHANGED}|last-?(?:mod|edit|change|updat)|updat\w*[-_]|[-_]updat(?!ed\b)", re.IGNORECASE
)
_STATED = etree.XPath("//meta/@content | //*[@itemprop]/@content")
_TIMES = etree.XPath("//*[@datetime]")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_INLINE = frozenset({"span", "a", "strong", "em", "b", "i", "small"})
_WHOLE = frozenset({"html", "body", "main", "article"})
_BLOCKS = frozenset({"p", "li", "blockquote", "td", "dd"})
_COMMENTS = re.compile(
    r"(?:^|\s)(?:comments?|kommentare?|disqus\S*|commentlist|respond"
    r"|\S*comments?[-_]*(?:list|area|section|body|thread|wrap\S*|box|container|content|item|meta)\S*)(?:\s|$)",
    re.IGNORECASE,
)
_LEVELS = 2
_YEAR = re.compile(r"\d\d")
_YEAR_IN_TEXT = re.compile(r"\b(?:19|20)\d\d\b")


class ShownDay(NamedTuple):
    """A day beside the headline, as far from it as there are pieces of text between."""

    day: date
    distance: int


def shown_day(
    pieces: Sequence["Piece"], titles: Collection[str], *, language: str
) -> ShownDay | None:
    """Return the day that a page shows as that of its article; None if it shows none.

    It is the first one close to the headline, or else the first one further down. `titles` are what
    the page says elsewhere that its headline is, and `pieces` are those `near_headline`.
    """
    headline = _headline(pieces, [_folded(title) for title in titles])
    if headline is None:
        return None
    window = range(max(0, headline - BEFORE), min(len(pieces), headline + AFTER + 1))
    days = [_day_in(pieces[index], language, index - headline) for index in window]
    shown = [
        (_rank(pieces[index], index - headline), index, day)
        for index, day in zip(window, days, strict=True)
        if day
    ]
    if not shown:
        return None
    _best, index, day = min(shown)
    return ShownDay(day, index - headline)


def days_of_page(page: HtmlElement, pieces: Sequence["Piece"], *, language: str) -> set[str]:
    """Return all days that the page states in text or in attributes, in ISO 8601, but in comments."""
    days = {
        str(each.day)
        for piece in pieces
        if _YEAR_IN_TEXT.search(piece.text)
        for each in written_days(piece.text, language=language)
        if not _is_of_others(piece.owner)
    }
    days |= {iso_date(str(value))[:10] for value in _STATED(page)}
    times = (time for time in _TIMES(page) if not _is_of_others(time))
    return days | {
        iso_date(time.get("datetime", ""))[:10] for time in times if not _is_part_of_sentence(time)
    }


class Piece(NamedTuple):
    """A piece of text between two tags, and its element."""

    text: str
    owner: HtmlElement
    starts: HtmlElement | None  # the heading that begins with this piece
    is_time: bool = False  # the value of a `time` element, which says it for machines


def text_pieces(page: HtmlElement) -> Iterator[Piece]:
    """Yield all pieces of text of the page that are not blank, in order."""
    heading: HtmlElement | None = None
    for event, node in etree.iterwalk(page, events=("start", "end")):
        is_start = event == "start"
        if is_start and node.tag in _HEADINGS:
            heading = node
        elif is_start and node.tag == "time" and _states_day(node):
            yield Piece(node.get("datetime", ""), node, None, is_time=True)
        text = node.text if is_start else node.tail
        if text and not text.isspace():
            owner = node if is_start else node.getparent()
            if owner is not None and owner.tag not in _UNSEEN:
                yield Piece(text, owner, heading)
                heading = None


def _states_day(time: HtmlElement) -> bool:
    return bool(iso_date(time.get("datetime", ""))) and not _is_part_of_sentence(time)


def near_headline(pieces: Iterator["Piece"], titles: Collection[str]) -> list["Piece"]:
    """Take pieces until those behind the headline; all of them unless a heading of the first rank is it.

    The headline is the first such heading that says one of the `titles`.
    """
    folded = [_folded(title) for title in titles]
    taken: list[Piece] = []
    for piece in pieces:
        taken.append(piece)
        if piece.starts is not None and piece.starts.tag == "h1" and _is_one(piece.starts, folded):
            return [*taken, *islice(pieces, AFTER)]
    return taken


def _is_part_of_sentence(time: HtmlElement) -> bool:
    """Is it a day that the text mentions, or one that the text writes in full?"""
    words = time.text_content()
    around = time.getparent()
    while around is not None and around.tag in _INLINE:
        around = around.getparent()
    if around is None or around.tag not in _BLOCKS:
        return bool(_YEAR_IN_TEXT.search(words))
    return bool(_YEAR_IN_TEXT.search(words)) or _length(around) - len(words) > AROUND_WORDS


def _length(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))


def _is_in_comments(element: HtmlElement) -> bool:
    around = (each for each in (element, *element.iterancestors()) if each.tag not in _WHOLE)
    return any(_COMMENTS.search(f"{each.get('class', '')} {each.get('id', '')}") for each in around)


def _is_of_others(element: HtmlElement) -> bool:
    """Does it stand among comments, other stories, or what says which day it is today?"""
    around = islice((element, *element.iterancestors()), _LEVELS)
    names = " ".join(
        f"{each.get('class', '')} {each.get('id', '')}"[:LONGEST_NAMES] for each in around
    )
    return bool(_ELSEWHERE.search(names)) or _is_in_comments(element)


def _rank(piece: Piece, distance: int) -> tuple[bool, bool, bool]:
    """Return how little a day is to be preferred: those close to the headline count most."""
    may_be_update = "updated" in piece.owner.get("class", "").split()
    return distance not in CLOSE, may_be_update, distance < 0


def _headline(pieces: Sequence[Piece], titles: Sequence[str]) -> int | None:
    """Return the index of the headline: the first heading that is the title, or else the last `h1`."""
    named: list[tuple[str, int]] = []  # with their rank
    last = None
    for index, piece in enumerate(pieces):
        if piece.starts is None:
            continue
        if _is_one(piece.starts, titles):
            named.append((str(piece.starts.tag), index))
        if piece.starts.tag == "h1":
            last = index
    return min(named)[1] if named else last


def _is_one(heading: HtmlElement, titles: Sequence[str]) -> bool:
    """Whether a heading is one of the titles, or a part of one, all of them folded."""
    words = _folded(heading.text_content())
    is_long = len(words) >= SHORTEST_TITLE
    return is_long and any(words in title or title in words for title in titles if title)


def _day_in(piece: Piece, language: str, distance: int) -> date | None:
    """Return the day that a piece of text consists of; None for a day of an update or a sentence."""
    text = " ".join(piece.text.split())
    if len(text) > LONGEST or not _YEAR.search(text):
        return None
    if piece.is_time:
        days, others = [date.fromisoformat(iso_date(text)[:10])], ""
    else:
        written = next(written_days(text, language=language), None)
        days = [written.day] if written else []
        others = text[: written.start] + text[written.end :] if written else ""
    ancestors = [piece.owner, *piece.owner.iterancestors()]
    given = (each.get(name, "") for each in ancestors[:3] for name in ("class", "id", "itemprop"))
    names = " ".join(name for name in given if len(name) <= LONGEST_NAMES)
    is_other = (
        len(others) > OTHER_WORDS
        or _YEAR_IN_TEXT.search(others)
        or _UPDATED.search(others)
        or _UPDATED_NAME.search(names)
    )
    if not days or is_other or _OTHERS.search(names):
        return None
    if any(each.tag == "nav" for each in ancestors) or _is_in_comments(piece.owner):
        return None
    if distance in CLOSE:
        return days[0]
    is_beside = any(each.tag in {"footer", "aside"} for each in ancestors) or _BESIDE.search(names)
    is_marked = piece.is_time or _OF_DAY.search(names)
    is_sure = distance in NEAR or _OF_PUBLICATION.search(names)
    return days[0] if is_marked and is_sure and not is_beside else None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
