"""The day of publication of a page, where it states, shows or hides it."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from articles.reading.dates import iso_date, month_or_year
from articles.reading.document import Field
from articles.reading.html.metadata.shown_days import (
    CLOSE,
    Piece,
    ShownDay,
    days_of_page,
    near_headline,
    shown_day,
    text_pieces,
)
from articles.reading.html.page_elements import PageElements

_OF_PAPERS = ("citation_publication_date", "citation_date")
_STATED = (
    *("article:published_time", "og:article:published_time"),
    *("datepublished", "parsely-pub-date", "publish-date", "pubdate"),
    *("dc.date.issued", "dcterms.issued", "dcterms.created", "sailthru.date"),
)
_MARK = "datePublished"
_LOOSE = ("dc.date", "dcterms.date", "date")  # often the day of the last change
_DAY_IN_URL = re.compile(
    r"/((?:19|20)\d\d)(?:/(\d\d?)/(\d\d?)(?=/|$)|-(\d\d)-(\d\d)(?!\d)|([01]\d)([0-3]\d)(?=/|$))"
)
_SOON = dt.timedelta(days=60)  # a day that much later is that of an update, even if nothing says so
_UTC = re.compile(r"T(\d\d)\S*?(?:Z|\+00:?00)$")
_EAST, _WEST = 10, 12  # hours of UTC from which, and up to which, it is another day somewhere


def published_candidates(
    elements: PageElements,
    structured: str,
    meta: Mapping[str, Sequence[str]],
    *,
    url: str,
    titles: Sequence[str],
    language: str,
) -> Iterator[Field]:
    """Yield the day or time of publication as ISO 8601, once; nothing if the page does not say it.

    The day in the address is the local one; only scientific papers state theirs better. What the page
    states for machines counts more than what it shows, but a day beside the headline corrects a time
    in UTC, and a day that is a little earlier. A month or a year counts where no day is known.
    """
    papers = list(_stated(meta, _OF_PAPERS))
    statements = [Field(structured, "json-ld"), *_stated(meta, _STATED), *_marked(elements)]
    stated = _first(statements)
    if explicit := _first(papers) or _first(papers, month_or_year):
        has_day = len(explicit.value) > len("2026-03")
        is_better = stated and not has_day and stated.value.startswith(explicit.value)
        yield stated if stated and is_better else explicit
        return
    loose = _first(_stated(meta, _LOOSE)) if stated is None else None
    if in_url := _day_in(url):
        known = stated or loose
        yield known if known and known.value[:10] == in_url else Field(in_url, "address")
        return
    pieces = text_pieces(elements.page)
    near = near_headline(pieces, titles)
    shown = shown_day(near, titles, language=language)
    if shown is None:
        field = stated or loose or _guessed(elements.page, [*near, *pieces], url, language)
        field = field or _first(statements, month_or_year)
    else:
        field = stated if stated and not _corrects(shown, stated) else None
        field = field or Field(shown.day.isoformat(), "headline")
    if field:
        yield field


def _corrects(shown: ShownDay, stated: Field) -> bool:
    """Is the day beside the headline better than the stated one?"""
    stated_day = dt.date.fromisoformat(stated.value[:10])
    is_soon = shown.distance in CLOSE and stated_day < shown.day < stated_day + _SOON
    return is_soon or _is_day_of(stated.value, shown.day - stated_day)


def _day_in(url: str) -> str:
    days = (iso_date("-".join(filter(None, parts))) for parts in _DAY_IN_URL.findall(url))
    return next(filter(None, days), "")


def _stated(meta: Mapping[str, Sequence[str]], keys: Sequence[str]) -> Iterator[Field]:
    yield from (Field(value, key) for key in keys for value in meta.get(key, [])[:1])


def _marked(elements: PageElements) -> Iterator[Field]:
    """Yield the first day that microdata states."""
    for element in elements.with_words(_MARK.lower()):
        if element.get("itemprop") == _MARK:
            value = element.get("content") or element.get("datetime") or element.text_content()
            yield Field(value, f"itemprop {_MARK}")
            return


def _first(
    fields: Sequence[Field] | Iterator[Field], read: Callable[[str], str] = iso_date
) -> Field | None:
    dated = (Field(read(field.value), field.origin) for field in fields)
    return next((field for field in dated if field.value), None)


def _is_day_of(stated: str, difference: dt.timedelta) -> bool:
    """May a time that is stated in UTC be on a day before or after it, somewhere on Earth?"""
    in_utc = _UTC.search(stated)
    if in_utc is None or not difference:
        return False
    hour = int(in_utc[1])
    return (difference.days == -1 and hour < _WEST) or (difference.days == 1 and hour >= _EAST)


def _guessed(page: HtmlElement, pieces: Sequence[Piece], url: str, language: str) -> Field | None:
    """Return the day that htmldate finds, if the page states just this day somewhere."""
    days = days_of_page(page, pieces, language=language)
    if not days - {""}:
        return None
    try:
        day = find_date(deepcopy(page), original_date=True, extensive_search=False, url=url or None)
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return None  # like trafilatura, it is not prepared for everything that pages contain
    # A year alone becomes its first day.
    is_stated = day is not None and day in days and not day.endswith("-01-01")
    return Field(day, "htmldate") if day and is_stated and iso_date(day) else None
