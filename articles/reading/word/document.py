"""A .docx file to a Document: its text, with comments, notes and links on the words they stand on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from lxml import etree

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.document import Document, Field
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.word.body import BodyReader, References
from articles.reading.word.package import (
    Package,
    Relation,
    attribute_of,
    damaged,
    name_of,
)
from articles.reading.word.styles import Styles

PROPERTIES = {  # the property of a file that is read for each field
    "title": ("title",),
    "author": ("creator",),
    "site": ("Company",),
    "published": ("modified", "created"),
    "language": ("language",),
}
REPORT_LEFT_OUT = _(
    "The parts that an export adds to the text (summary, sources, history) were left out."
)
NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}


def read_word(data: bytes) -> Document:
    """Read a Word document. Raises `Refused` when it cannot be read."""
    package = Package(data)
    main = next(_parts(package.relations_of(""), "officeDocument"), "")
    root = package.xml_of(main)
    if root is None or name_of(root) != "document":
        raise damaged()
    left_out = LeftOut()
    references = _references(package, main, left_out)
    writer = FormattedWriter(left_out)
    body = BodyReader(root, writer, references)
    unplaced = []
    for key, comment in _comments(package, references, left_out).items():
        if key in body.comments.ranges:
            writer.annotate(comment, *body.comments.ranges[key])
        else:
            unplaced.append(comment)
    text, annotations = writer.finish()
    report = str(REPORT_LEFT_OUT) if body.has_report else ""
    return Document(
        text,
        _fields(_properties(package), title=body.title),
        " ".join(filter(None, (report, left_out.sentences()))),
        annotations=(*annotations, *unplaced),
    )


def _references(package: Package, main: str, left_out: LeftOut) -> References:
    relations = package.relations_of(main)
    references = References(relations, styles=_styles(package, relations))
    return replace(references, notes=_notes(package, references, left_out))


def _fields(properties: Mapping[str, str], *, title: str) -> dict[str, Field]:
    """Return the fields of the document. A title in the text counts more than the property."""
    fields = {"title": Field(title, "title style")} if title else {}
    for name, keys in PROPERTIES.items():
        for key in keys:
            if name not in fields and properties.get(key):
                fields[name] = Field(properties[key], f"word {key}")
    return fields


def _parts(relations: Mapping[str, Relation], kind: str) -> Iterator[str]:
    for relation in relations.values():
        if relation.kind == kind and not relation.is_external:
            yield relation.target


def _notes(
    package: Package, references: References, left_out: LeftOut
) -> dict[tuple[str, str], Annotation]:
    """Return footnotes and endnotes by the name and the id of the mark that refers to them."""
    notes = {}
    for kind, mark in NOTES.items():
        for element, annotation in _texts(package, references, left_out, kind):
            notes[mark, attribute_of(element, "id")] = annotation
    return notes


def _comments(package: Package, references: References, left_out: LeftOut) -> dict[str, Annotation]:
    comments = {}
    for element, annotation in _texts(package, references, left_out, "comments"):
        comments[attribute_of(element, "id")] = replace(
            annotation, kind=AnnotationKind.COMMENT, author=attribute_of(element, "author")
        )
    return comments


def _texts(
    package: Package, references: References, left_out: LeftOut, part_kind: str
) -> Iterator[tuple[etree._Element, Annotation]]:
    """Yield the comments or notes with any text, each as an annotation."""
    for part in _parts(references.relations, part_kind):
        root = package.xml_of(part)
        of_part = References(package.relations_of(part), styles=references.styles)
        for element in [] if root is None else root:
            writer = FormattedWriter(left_out)
            BodyReader(element, writer, of_part)
            text, links = writer.finish()
            urls = [url for link in links for url in link.urls] + urls_in(_unlinked(text, links))
            if text:
                unique = tuple(dict.fromkeys(urls))
                yield element, Annotation(AnnotationKind.FOOTNOTE, text=text, urls=unique)


def _unlinked(text: str, links: Iterable[Annotation]) -> str:
    """Blank out the words that are links, because their addresses are known already."""
    for link in links:
        text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    return text


def _styles(package: Package, relations: Mapping[str, Relation]) -> Styles:
    return Styles(next((package.xml_of(part) for part in _parts(relations, "styles")), None))


def _properties(package: Package) -> dict[str, str]:
    """Return the properties of the file: title, creator, modified … and the company."""
    properties: dict[str, str] = {}
    for kind in ("core-properties", "extended-properties"):
        for part in _parts(package.relations_of(""), kind):
            root = package.xml_of(part)
            for element in [] if root is None else root.iterchildren(tag="*"):
                properties.setdefault(name_of(element), (element.text or "").strip())
    return properties
