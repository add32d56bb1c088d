"""RSS, Atom and the export of WordPress (WXR): each entry is an article.

Own code, because feedparser takes the caption of a photo for the summary of its entry.
"""

import html
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import ngettext
from lxml import etree

from articles.reading.dates import iso_date
from articles.reading.document import Document
from articles.reading.embedded import text_of_markup
from articles.reading.news.markup import as_markup, children, words, xml_root
from articles.reading.news.stories import STORIES_LIMIT, Story, document_of, fields_of
from articles.reading.news.wordpress import post_as_markup
from articles.reading.word.package import attribute_of

_POSTS = frozenset({"", "post", "page"})  # the types of WordPress entries that are texts
_THROWN_AWAY = frozenset({"trash", "auto-draft"})
_WORDPRESS = "wordpress.org/export"
_DUBLIN_CORE = "http://purl.org/dc/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CLEAN = {"title": text_of_markup, "published": iso_date}


class _About(NamedTuple):
    """What a feed says of all its entries."""

    site: str
    language: str


def read_feed(body: bytes, *, choice: int) -> Document:
    """Return an entry of a feed, or all of them. Raises Unreadable."""
    root = xml_root(body)
    channel = next(children(root, "channel"), root)
    is_export = any(_WORDPRESS in uri for uri in root.nsmap.values() if uri)
    people = _people(channel) if is_export else {}
    entries = [*children(channel, "item", "entry"), *children(root, "item")]
    entries = list(dict.fromkeys(entries))
    texts = [entry for entry in entries if _is_text(entry)]
    language = words(next(children(channel, "language"), None))
    about = _About(words(next(children(channel, "title"), None)), language or root.get(_LANG, ""))
    stories = [_story(entry, about, people) for entry in texts[: STORIES_LIMIT + 1]]
    written = [story for story in stories if story.body.strip()]
    left_out = len(entries) - len(texts) + len(stories) - len(written)
    warning = ngettext(
        "%(n)s entry without an article of its own was left out.",
        "%(n)s entries without an article of their own were left out.",
        left_out,
    ) % {"n": left_out}
    origin = "WordPress export" if is_export else "feed"
    return document_of(
        written, choice=choice, origin=origin, warnings=[warning] if left_out else []
    )


def _is_text(entry: etree._Element) -> bool:
    is_post = _of_wordpress(entry, "post_type") in _POSTS
    return is_post and _of_wordpress(entry, "status") not in _THROWN_AWAY


def _people(channel: etree._Element) -> dict[str, str]:
    """Return the names of the authors of an export by their log-in names."""
    named = {}
    for author in children(channel, "author"):
        login, shown = (
            _of_wordpress(author, "author_login"),
            _of_wordpress(author, "author_display_name"),
        )
        if login and shown:
            named[login] = shown
    return named


def _story(entry: etree._Element, about: _About, people: dict[str, str]) -> Story:
    values = {
        "title": (_title(entry), "title"),
        "author": ("; ".join(dict.fromkeys(_authors(entry, people))), "author"),
        "site": (about.site, "feed"),
        "published": next(_days(entry), ("", "")),
        "canonical": (_address(entry), "link"),
        "language": (entry.get(_LANG) or about.language, "language"),
    }
    return Story(fields_of(values, _CLEAN), _body(entry, is_export=bool(people)))


def _title(entry: etree._Element) -> str:
    """Return the title as HTML: feeds write mark-up in it as elements or escaped."""
    title = next((each for each in children(entry, "title") if not _is_media(each)), None)
    if title is None:
        return ""
    if attribute_of(title, "type") == "text":
        return html.escape(words(title))
    return as_markup(title) if len(title) else title.text or ""


def _authors(entry: etree._Element, people: dict[str, str]) -> Iterator[str]:
    for category in children(entry, "category"):  # the plugin for several authors
        if attribute_of(category, "domain") == "author" and words(category):
            yield words(category)
    guests = any(attribute_of(each, "domain") == "author" for each in children(entry, "category"))
    for each in children(entry, "author", "creator", "contributor"):
        if _is_media(each) or (guests and people):
            continue
        name = next(children(each, "name"), None)
        written = words(each if name is None else name)
        written = written.partition("(")[2].rstrip(") ") or written if "@" in written else written
        yield people.get(written, written)


def _days(entry: etree._Element) -> Iterator[tuple[str, str]]:
    for name in ("post_date", "pubDate", "published", "date", "issued", "updated", "modified"):
        for each in children(entry, name):
            if iso_date(words(each)):
                yield words(each), name


def _address(entry: etree._Element) -> str:
    for link in children(entry, "link"):
        address = attribute_of(link, "href") or words(link)
        if attribute_of(link, "rel") in {"", "alternate"} and address:
            return address
    identity = words(next(children(entry, "guid", "id"), None))
    return identity if identity.startswith(("http://", "https://")) else ""


def _body(entry: etree._Element, *, is_export: bool) -> str:
    """Return the content of the entry as HTML, else its own description, and never that of a photo."""
    for name in ("encoded", "content", "description", "summary"):
        for each in children(entry, name):
            if _is_media(each) or (name == "encoded" and _namespace(each) != _CONTENT):
                continue
            if content := _content(each):
                return post_as_markup(content) if is_export else content
    return ""


def _content(element: etree._Element) -> str:
    if len(element):
        return as_markup(element)  # mark-up that is not escaped, or that of Atom
    text = element.text or ""
    return html.escape(text) if attribute_of(element, "type") == "text" else text


def _of_wordpress(element: etree._Element, name: str) -> str:
    return words(
        next((each for each in children(element, name) if _WORDPRESS in _namespace(each)), None)
    )


def _namespace(element: etree._Element) -> str:
    return etree.QName(element).namespace or ""


def _is_media(element: etree._Element) -> bool:
    """Whether an element describes a photo, a sound or a film of the entry."""
    namespace = _namespace(element)
    return "mrss" in namespace or "itunes" in namespace or "podcast" in namespace
