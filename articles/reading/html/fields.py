"""Title, author, site, date, canonical address and language of a page, each with its origin."""

import contextlib
import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from articles.reading.addresses import canonical, join, parse
from articles.reading.dates import iso_date
from articles.reading.document import Field
from articles.reading.html.jsonld import article_fields
from articles.reading.plain import storable
from articles.refusals import Refused

_LENGTH_LIMIT = 1000  # code points of one value
_META = {
    "title": ("citation_title", "og:title", "twitter:title", "dc.title", "dcterms.title"),
    "author": ("citation_author", "author", "article:author", "parsely-author", "dc.creator"),
    "site": ("citation_journal_title", "og:site_name", "application-name", "dc.publisher"),
    "published": (
        "citation_publication_date",
        "citation_date",
        "article:published_time",
        "datepublished",
        "parsely-pub-date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "date",
    ),
    "language": ("og:locale", "dc.language", "language"),
}
_BYLINE = (
    ".//*[@rel='author' or @itemprop='author' or contains(@class, 'byline-name')"
    " or contains(@class, 'author-name')]"
)
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_BYLINE_WORDS = 8
_DAY_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read_fields(page: HtmlElement, *, url: str) -> dict[str, Field]:
    """Return the fields of `page`. JSON-LD counts most, then meta tags, then the visible page."""
    scripts = page.xpath("//script[contains(@type, 'ld+json')]/text()")
    structured = article_fields([str(script) for script in scripts])
    meta = _meta(page)
    fields: dict[str, Field] = {}
    for name in ("title", "author", "site", "published", "language"):
        candidates = _candidates(name, structured, meta, page, url)
        if (field := _first(name, candidates)) is not None:
            fields[name] = field
    if (field := _first("canonical", _canonical_candidates(page, meta, url))) is not None:
        fields["canonical"] = field
    return fields


def _candidates(
    name: str, structured: dict[str, str], meta: dict[str, list[str]], page: HtmlElement, url: str
) -> Iterator[Field]:
    if name == "language" and page.get("lang"):
        yield Field(page.get("lang") or "", "html lang")
    if name in structured:
        yield Field(structured[name], "json-ld")
    for key in _META[name]:
        if key in meta:
            yield Field(", ".join(meta[key]) if name == "author" else meta[key][0], key)
    yield from _visible(name, page, url)


def _visible(name: str, page: HtmlElement, url: str) -> Iterator[Field]:
    """Yield the values that a person would take from the page or its address."""
    if name == "title":
        titles = page.xpath("//h1")
        if len(titles) == 1:
            yield Field(_words(titles[0]), "h1")
        yield from (Field(_words(title), "title") for title in page.xpath("//title")[:1])
    elif name == "author":
        for byline in page.xpath(_BYLINE)[:1]:
            words = _BY.sub("", _words(byline))
            if len(words.split()) <= _BYLINE_WORDS:
                yield Field(words, "heuristic")
    elif name == "site" and url:
        with contextlib.suppress(Refused):
            yield Field(parse(url).host.removeprefix("www."), "heuristic")
    elif name == "published":
        yield from (Field(time, "time") for time in page.xpath("//time[@datetime][1]/@datetime"))
        if day := _DAY_IN_URL.search(url):
            yield Field("-".join(day.groups()), "heuristic")


def _canonical_candidates(
    page: HtmlElement, meta: dict[str, list[str]], url: str
) -> Iterator[Field]:
    links = [(str(link), "link canonical") for link in page.xpath("//link[@rel='canonical']/@href")]
    links += [(link, "og:url") for link in meta.get("og:url", [])]
    for link, origin in links:
        with contextlib.suppress(Refused):
            yield Field(join(url, link), origin)


def _first(name: str, candidates: Iterable[Field]) -> Field | None:
    clean = {"published": iso_date, "canonical": _address, "language": _language}.get(name, _line)
    for candidate in candidates:
        value = clean(storable(candidate.value))
        if value:
            return Field(value, candidate.origin)
    return None


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    contents: dict[str, list[str]] = {}
    for tag in page.xpath("//meta[@content]"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = _line(tag.get("content") or "")
        is_profile = key.endswith("author") and content.startswith(("http://", "https://"))
        if key and content and not is_profile:
            contents.setdefault(key, []).append(content)
    return contents


def _words(element: HtmlElement) -> str:
    return _line(" ".join(str(text) for text in element.itertext()))


def _line(value: str) -> str:
    return " ".join(value.split())[:_LENGTH_LIMIT]


def _language(value: str) -> str:
    value = value.strip()
    return value.replace("_", "-") if _LANGUAGE.fullmatch(value) else ""


def _address(value: str) -> str:
    try:
        return canonical(value)
    except Refused:
        return ""
