"""What an export of this app records in a Word file, to recognise claims when the file comes back.

It holds no words of the article or of its sources, only fingerprints and lengths: what somebody
deletes from the file before passing it on must not stay in a hidden part.
"""

import hashlib
from dataclasses import dataclass, fields
from typing import Any

from lxml import etree

from articles.reading.plain import storable
from articles.text.sentences import normalise

NAMESPACE = "urn:factcheck:word-export"
_LENGTH = 16  # hexadecimal digits of a fingerprint


@dataclass(frozen=True, slots=True)
class RecordedCitation:
    """A citation in a comment: number of the source, stance, and the lengths of its parts.

    `footnote` is the fingerprint of its footnote.
    """

    source: int
    stance: str
    label: int = 0
    locator: int = 0
    excerpt: int = 0
    note: int = 0
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """A claim: its number, the fingerprints of its words and of its comment, and its citations."""

    number: int
    words: str
    comment: str
    reason: str = ""
    priority: str = ""
    citations: tuple[RecordedCitation, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """The fingerprints of all paragraphs, and the claims."""

    paragraphs: tuple[str, ...] = ()
    claims: tuple[RecordedClaim, ...] = ()


def fingerprint(text: str) -> str:
    """Return the fingerprint of a text, whatever white space is in it."""
    words = " ".join(normalise(storable(text)).split())
    return hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]


def record_as_xml(record: ExportRecord) -> bytes:
    """Return the record as the content of a custom XML part."""
    root = etree.Element(f"{{{NAMESPACE}}}export", nsmap={None: NAMESPACE})
    for paragraph in record.paragraphs:
        etree.SubElement(root, f"{{{NAMESPACE}}}paragraph", {"words": paragraph})
    for claim in record.claims:
        element = etree.SubElement(root, f"{{{NAMESPACE}}}claim", _attributes(claim))
        for citation in claim.citations:
            etree.SubElement(element, f"{{{NAMESPACE}}}citation", _attributes(citation))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def record_from_xml(root: etree._Element) -> ExportRecord | None:
    """Return the record in a custom XML part; None for a part of another kind, or a broken one."""
    if root.tag != f"{{{NAMESPACE}}}export":
        return None
    try:
        return ExportRecord(
            tuple(each.get("words", "") for each in root.iterchildren(f"{{{NAMESPACE}}}paragraph")),
            tuple(map(_claim, root.iterchildren(f"{{{NAMESPACE}}}claim"))),
        )
    except (KeyError, ValueError):
        return None


def _attributes(record: RecordedClaim | RecordedCitation) -> dict[str, str]:
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return {name: str(value) for name, value in values.items() if not isinstance(value, tuple)}


def _claim(element: etree._Element) -> RecordedClaim:
    citations = tuple(
        RecordedCitation(**_values(each, RecordedCitation)) for each in element.iterchildren("{*}*")
    )
    return RecordedClaim(**_values(element, RecordedClaim), citations=citations)


def _values(
    element: etree._Element, record: type[RecordedClaim] | type[RecordedCitation]
) -> dict[str, Any]:
    """Return the attributes of an element, as the record has them."""
    named = {each.name: each.type for each in fields(record) if each.name != "citations"}
    return {
        name: int(element.attrib[name]) if kind is int else str(element.attrib[name])
        for name, kind in named.items()
    }
