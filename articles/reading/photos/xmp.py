"""The newer record of a photo (XMP): XML, with captions in several languages."""

import re

from lxml import etree

from articles.reading.document import Unreadable
from articles.reading.news.markup import xml_root
from articles.reading.photos.statements import Statement
from articles.reading.plain import storable

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DEFAULT = "x-default"
_CAPTION = f"{_DC}description"
_TEXTS = {
    "headline": f"{_PHOTOSHOP}Headline",
    "name": f"{_DC}title",
    "creator": f"{_DC}creator",
    "credit": f"{_PHOTOSHOP}Credit",
    "supplier": f"{_PHOTOSHOP}Source",
    "rights": f"{_DC}rights",
    "alt": f"{_CORE}AltTextAccessibility",
    "taken": f"{_PHOTOSHOP}DateCreated",
}
_PLACES = (
    *(f"{_CORE}Location", f"{_PHOTOSHOP}City", f"{_PHOTOSHOP}State"),
    f"{_PHOTOSHOP}Country",
)
_MOMENT = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?)?)?"
)
_FRACTION = re.compile(r"\.\d+")


def read_xmp(packet: bytes) -> Statement:
    """Return what the record says; nothing of a damaged one."""
    try:
        root = xml_root(packet.strip(b"\x00 \t\r\n")) if packet else None
    except Unreadable:
        root = None
    if root is None:
        return Statement("XMP")
    values = {}
    for name, tag in _TEXTS.items():
        texts = [words for _language, words in _values(root, tag)]
        if texts:
            values[name] = "; ".join(texts) if name == "creator" else texts[0]
    places = [next((words for _language, words in _values(root, tag)), "") for tag in _PLACES]
    values["place"] = ", ".join(filter(None, places))
    if "taken" in values:
        stated = _MOMENT.fullmatch(values["taken"])
        values["taken"] = _FRACTION.sub("", stated[0]).replace("Z", "+00:00") if stated else ""
    return Statement("XMP", tuple(_captions(root)), {k: v for k, v in values.items() if v})


def _captions(root: etree._Element) -> list[tuple[str, str]]:
    """Return the captions by language, each once: the default one first, often one of the others."""
    every = _values(root, _CAPTION)
    named = {words: language for language, words in every if language and language != _DEFAULT}
    captions = [(named.get(words, ""), words) for _language, words in every]
    return list(dict.fromkeys(captions))


def _values(root: etree._Element, tag: str) -> list[tuple[str, str]]:
    """Return the texts of a property with their languages: an attribute, an element, or a list."""
    texts: list[tuple[str, str]] = []
    for description in root.iter(f"{_RDF}Description"):
        if tag in description.attrib:
            texts.append(("", description.attrib[tag]))
        for element in description.iterchildren(tag):
            items = list(element.iter(f"{_RDF}li")) or [element]
            texts += [(item.get(_LANGUAGE, ""), "".join(item.itertext())) for item in items]
    clean = [(language, storable(words).strip()) for language, words in texts]
    filled = [(language, words) for language, words in clean if words]
    return sorted(filled, key=lambda each: each[0] != _DEFAULT)
