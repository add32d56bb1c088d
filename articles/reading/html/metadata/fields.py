"""Title, author, site, date, canonical address and language of a page, each with its origin."""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from articles.reading.addresses import canonical, join, parse
from articles.reading.document import Field, Wall
from articles.reading.html.metadata.bylines import names_in, shown_authors
from articles.reading.html.metadata.jsonld import article_fields
from articles.reading.html.metadata.published import published_candidates
from articles.reading.html.metadata.titles import title_candidates
from articles.reading.html.metadata.types import type_candidates
from articles.reading.html.page_elements import PageElements
from articles.reading.html.walls import wall_in
from articles.reading.html.words import words_of
from articles.reading.plain import storable
from articles.refusals import Refused

_LENGTH_LIMIT = 1000  # code points of one value
_META = {
    "title": ("citation_title", "og:title", "twitter:title", "dc.title", "dcterms.title"),
    "author": (
        *("citation_author", "author", "article:author", "parsely-author", "sailthru.author"),
        *("dc.creator", "dcterms.creator", "byl"),
    ),
    "site": ("citation_journal_title", "og:site_name", "application-name", "dc.publisher"),
    "language": ("og:locale", "dc.language", "language"),
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ID = re.compile(r"\d{5,}")  # of an article, in its address
_VERSION = re.compile(r"^(?:www|m|mobile|amp)\.")
_VERSIONS = frozenset({"", "amp", "print", "index"})
_AUTHORS_LIMIT = 50
_HEADINGS_LIMIT = 20


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a page states, before one value of each field is chosen."""

    elements: PageElements
    url: str
    meta: dict[str, list[str]]
    tag: str  # the text of `title`
    headings: list[str]  # of the first rank
    titles: list[Field]  # in meta tags
    structured: dict[str, str]  # in JSON-LD


class PageFields(NamedTuple):
    """The fields of a page, and what it shows instead of its whole article."""

    fields: dict[str, Field]
    wall: Wall


def read_fields(
    elements: PageElements, *, url: str, further_scripts: Sequence[str] = ()
) -> "PageFields":
    """Return the fields of a page. JSON-LD counts most, then meta tags, then the visible page.

    `further_scripts` are those with JSON-LD behind the part of the page that was read.
    """
    page = elements.page
    stated = _stated(elements, url, further_scripts)
    language = _first(_language, _candidates("language", stated))
    site = _first(_line, [*_candidates("site", stated), *_host(url)])
    author = _first(_line, _authors(stated))
    fields = {
        "title": _first(_line, _titles(stated, site)),
        "author": author,
        "organisations": _first(_line, _organisations(stated, author)),
        "type": _first(
            _line, type_candidates(page, stated.structured.get("type", ""), stated.meta)
        ),
        "site": site,
        "published": _first(_line, _published(stated, language.value if language else "")),
        "canonical": _first(_address, _canonical_candidates(stated)),
        "language": language,
    }
    read = {name: field for name, field in fields.items() if field is not None}
    return PageFields(read, wall_in(elements, is_free=stated.structured.get("free", "")))


def _stated(elements: PageElements, url: str, further_scripts: Sequence[str]) -> _Stated:
    page = elements.page
    meta = _meta(page)
    tag = _words(next(page.iter("title"), None))
    headings = [_words(heading) for heading in islice(page.iter("h1"), _HEADINGS_LIMIT)]
    titles = [Field(meta[key][0], key) for key in _META["title"] if key in meta]
    shown = [title for title in (*(field.value for field in titles), tag, *headings) if title]
    every_script = (each for each in page.iter("script") if "ld+json" in each.get("type", ""))
    scripts = [each.text for each in every_script if each.text]
    structured = article_fields([*scripts, *further_scripts], url=url, titles=shown)
    return _Stated(elements, url, meta, tag, headings, titles, structured)


def _titles(stated: _Stated, site: Field | None) -> Iterator[Field]:
    return title_candidates(
        stated.structured,
        stated.titles,
        tag=stated.tag,
        headings=stated.headings,
        sites=[site.value if site else "", *_names_of_host(stated.url)],
    )


def _published(stated: _Stated, language: str) -> Iterator[Field]:
    titles = (
        stated.structured.get("title", ""),
        *(field.value for field in stated.titles),
        stated.tag,
    )
    return published_candidates(
        stated.elements,
        stated.structured.get("published", ""),
        stated.meta,
        url=stated.url,
        titles=[title for title in titles if title],
        language=language,
    )


def _candidates(name: str, stated: _Stated) -> Iterator[Field]:
    if name == "language" and (language := stated.elements.page.get("lang")):
        yield Field(language, "html lang")
    if name in stated.structured:
        yield Field(stated.structured[name], "json-ld")
    yield from (Field(stated.meta[key][0], key) for key in _META[name] if key in stated.meta)


def _authors(stated: _Stated) -> Iterator[Field]:
    """Yield who wrote it, without placeholders; several people are separated by "; "."""
    named = [("json-ld", stated.structured.get("author", "").split("; "))]
    named += [
        (key, stated.meta[key][:_AUTHORS_LIMIT]) for key in _META["author"] if key in stated.meta
    ]
    for origin, values in named:
        if names := [name for value in values if (name := names_in(value))]:
            yield Field("; ".join(dict.fromkeys(names)), origin)
    yield from (Field(name, "byline") for name in shown_authors(stated.elements))


def _organisations(stated: _Stated, author: Field | None) -> Iterator[Field]:
    """Yield those of the authors that the page says are no people."""
    if author and author.origin == "json-ld":
        yield Field(stated.structured.get("organisations", ""), author.origin)


def _host(url: str) -> Iterator[Field]:
    with contextlib.suppress(Refused):
        if url:
            yield Field(parse(url).host.removeprefix("www."), "address")


def _names_of_host(url: str) -> list[str]:
    """Return how a title may name the site: "orrinpost.example", "orrinpost"."""
    return [name for field in _host(url) for name in (field.value, field.value.rpartition(".")[0])]


def _canonical_candidates(stated: _Stated) -> Iterator[Field]:
    page, url = stated.elements.page, stated.url
    links = [
        (link.get("href", ""), "link canonical")
        for link in page.iter("link")
        if link.get("href") is not None and "canonical" in link.get("rel", "").lower().split()
    ]
    links += [(link, "og:url") for link in stated.meta.get("og:url", [])]
    bases = [address for base in page.iter("base") if (address := base.get("href"))][:1]
    for link, origin in links:
        with contextlib.suppress(Refused):
            address = join(join(url, bases[0]) if bases else url, link)
            if not url or _names_page(address, url):
                yield Field(address, origin)


def _names_page(address: str, url: str) -> bool:
    """Does a canonical address name the page at `url`? Many name the front page, or another story."""
    (host, path), (own_host, own_path) = _place(address), _place(url)
    if host != own_host:
        return False
    ids = set(_ID.findall(f"{own_path} {url.partition('?')[2]}"))
    return (
        path == own_path or path[-1:] == own_path[-1:] or any(number in address for number in ids)
    )


def _place(url: str) -> tuple[str, list[str]]:
    """Return the host without the names of mobile versions, and the parts of the path without theirs."""
    parts = urlsplit(url)
    names = [name.removesuffix(".html").removesuffix(".htm") for name in parts.path.split("/")]
    return _VERSION.sub("", parts.netloc.lower()), [name for name in names if name not in _VERSIONS]


def _first(clean: Callable[[str], str], candidates: Iterable[Field]) -> Field | None:
    for candidate in candidates:
        value = clean(storable(candidate.value))
        if value:
            return Field(value, candidate.origin)
    return None


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    contents: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        keys = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = _line(tag.get("content") or "")
        for key in keys.lower().split():
            is_profile = key.endswith("author") and content.startswith(("http://", "https://"))
            if content and not is_profile:
                contents.setdefault(key, []).append(content)
    return contents


def _words(element: HtmlElement | None) -> str:
    return "" if element is None else _line(words_of(element))


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
