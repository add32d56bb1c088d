"""XML of news formats: elements by their local names, and their content as HTML."""

import re
from collections.abc import Iterator
from html.entities import name2codepoint

from django.utils.translation import gettext_lazy as _
from lxml import etree, html

from articles.reading.document import Unreadable
from articles.reading.word.package import name_of

DAMAGED = _("This file is damaged: it is no complete XML. Export it again, or paste the text.")
ENTITIES = _("This file declares XML entities and is not accepted. Paste its text.")
_ENTITY = re.compile(rb"&([a-zA-Z][a-zA-Z0-9]{1,9});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARED = re.compile(rb"<!ENTITY\b")
_PROLOGUE = 20_000  # bytes in which entities may be declared
_HTML_NAMES = {
    "hl1": "h1",
    "hl2": "h2",
    "media-caption": "figcaption",
    "block": "div",
    "bq": "blockquote",
    "credit": "span",
    "media-reference": "span",
}


def xml_root(data: bytes) -> etree._Element:
    """Return the root of an XML file. Raises Unreadable for a damaged one, or one with entities."""
    if _DECLARED.search(data[:_PROLOGUE]):
        raise Unreadable(ENTITIES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    data = _ENTITY.sub(_character, data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(DAMAGED) from error


def _character(match: re.Match[bytes]) -> bytes:
    """Return a named character of HTML as XML knows it."""
    name = match[1].decode()
    is_known = name not in _OF_XML and name in name2codepoint
    return b"&#%d;" % name2codepoint[name] if is_known else match[0]


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children with these local names, in order."""
    for child in element.iterchildren(tag=etree.Element):
        if name_of(child) in names:
            yield child


def words(element: etree._Element | None) -> str:
    """Return the text of an element and of all in it, on one line; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def as_markup(element: etree._Element) -> str:
    """Return the content of an element as HTML, whatever namespaces and names it has."""
    copy = html.Element("div")
    _copy(element, copy)
    return etree.tostring(copy, encoding="unicode", method="html")


def _copy(element: etree._Element, into: etree._Element) -> None:
    """Copy the content of an element. Iterative, because it may be nested deeply."""
    waiting = [(element, into)]
    while waiting:
        source, target = waiting.pop()
        target.text = source.text
        for child in source.iterchildren(tag=etree.Element):
            name = name_of(child)
            inner = etree.SubElement(target, _HTML_NAMES.get(name, name))
            for key, value in child.attrib.items():
                inner.set(etree.QName(key).localname, value)
            inner.tail = child.tail
            waiting.append((child, inner))
