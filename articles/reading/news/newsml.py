"""NewsML-G2 and NITF: the articles of news agencies.

Own code, because IPTC's newsmlg2 ends a headline at its first mark-up.
"""

from collections.abc import Iterator

from django.utils.translation import ngettext
from lxml import etree

from articles.reading.dates import iso_date
from articles.reading.document import Document
from articles.reading.news.markup import as_markup, children, words, xml_root
from articles.reading.news.stories import Story, document_of, fields_of
from articles.reading.word.package import attribute_of, name_of

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CLEAN = {"published": iso_date}


def read_newsml(body: bytes, *, choice: int) -> Document:
    """Return an article of a file, or all of them. Raises Unreadable."""
    root = xml_root(body)
    if name_of(root) == "nitf":
        return document_of([_nitf_story(root, {})], choice=choice, origin="NITF")
    items = [root] if name_of(root) == "newsItem" else list(root.iter("{*}newsItem"))
    stories = [story for story in map(_story, items) if story.body.strip()]
    left_out = len(items) - len(stories)
    warning = ngettext(
        "%(n)s item without text, such as a picture, was left out.",
        "%(n)s items without text, such as pictures, were left out.",
        left_out,
    ) % {"n": left_out}
    return document_of(
        stories, choice=choice, origin="NewsML-G2", warnings=[warning] if left_out else []
    )


def _story(item: etree._Element) -> Story:
    meta = next(children(item, "contentMeta"), None)
    about = next(children(item, "itemMeta"), None)
    values = {
        "title": _headline(meta, about),
        "author": _people(meta),
        "site": _named(about, "provider"),
        "published": _day(meta, about),
        "language": _language(item, meta),
    }
    content = next(children(item, "contentSet"), None)
    for part in [] if content is None else children(content, "inlineXML", "inlineData"):
        nitf = next(part.iter("{*}nitf"), None)
        if nitf is not None:
            return _nitf_story(nitf, values)
        inner = next(part.iter("{*}body"), None)
        if name_of(part) == "inlineXML":
            return Story(fields_of(values, _CLEAN), as_markup(part if inner is None else inner))
        is_markup = "html" in attribute_of(part, "contenttype")
        return Story(fields_of(values, _CLEAN), "".join(part.itertext()), is_markup=is_markup)
    return Story(fields_of(values, _CLEAN), "")


def _nitf_story(nitf: etree._Element, values: dict[str, tuple[str, str]]) -> Story:
    """Return an article in NITF. What NewsML says of it counts more than its own head."""
    head = next(nitf.iter("{*}body.head"), None)
    issued = next(nitf.iter("{*}date.issue"), None)
    own = {
        "title": (_inner(head, "hl1") or _inner(nitf, "title"), "hl1"),
        "author": ("; ".join(_bylines(head)), "byline"),
        "published": ("" if issued is None else _basic(attribute_of(issued, "norm")), "date.issue"),
        "language": (nitf.get(_LANGUAGE, ""), "xml:lang"),
    }
    stated = {name: value for name, value in values.items() if value[0]}
    content = next(nitf.iter("{*}body.content"), None)
    dateline = _inner(head, "dateline")
    body = "" if content is None else as_markup(content)
    start = f"<p>{_escaped(dateline)}</p>" if dateline else ""
    return Story(fields_of(own | stated, _CLEAN), start + body if body.strip() else "")


def _first(element: etree._Element | None, name: str) -> tuple[str, str]:
    """Return the first child with words, mark-up and all, and its name; or two empty strings."""
    for child in [] if element is None else children(element, name):
        if words(child):
            return words(child), name
    return "", ""


def _headline(meta: etree._Element | None, about: etree._Element | None) -> tuple[str, str]:
    headline = _first(meta, "headline")
    return headline if headline[0] else _first(about, "title")


def _people(meta: etree._Element | None) -> tuple[str, str]:
    """Return the byline, else the names of the creators."""
    if meta is None:
        return "", ""
    if by := "; ".join(filter(None, map(words, children(meta, "by")))):
        return _without_by(by), "by"
    names = [words(next(children(each, "name"), None)) for each in children(meta, "creator")]
    return "; ".join(filter(None, names)), "creator"


def _named(about: etree._Element | None, name: str) -> tuple[str, str]:
    each = None if about is None else next(children(about, name), None)
    shown = "" if each is None else words(next(children(each, "name"), None))
    return shown or ("" if each is None else attribute_of(each, "literal")), name


def _day(meta: etree._Element | None, about: etree._Element | None) -> tuple[str, str]:
    """Return when the article was published first, then when it was written, then changed."""
    for element, name in (
        (about, "firstCreated"),
        (meta, "contentCreated"),
        (about, "versionCreated"),
    ):
        value, origin = _first(element, name)
        if iso_date(value):
            return value, origin
    return "", ""


def _language(item: etree._Element, meta: etree._Element | None) -> tuple[str, str]:
    each = None if meta is None else next(children(meta, "language"), None)
    tag = "" if each is None else attribute_of(each, "tag")
    return (tag, "language") if tag else (item.get(_LANGUAGE, ""), "xml:lang")


def _inner(element: etree._Element | None, name: str) -> str:
    return "" if element is None else words(next(element.iter(f"{{*}}{name}"), None))


def _bylines(head: etree._Element | None) -> Iterator[str]:
    for byline in [] if head is None else head.iter("{*}byline"):
        people = [words(person) for person in byline.iter("{*}person")]
        yield from people or [_without_by(words(byline))]


def _without_by(line: str) -> str:
    return line[3:] if line[:3].lower() == "by " else line


def _basic(day: str) -> str:
    """Return a day such as 20250225T101500Z with dashes."""
    digits = day[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits.isdigit() else day


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
