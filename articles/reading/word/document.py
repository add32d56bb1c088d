"""A .docx file to a Document: its text, with comments, notes and links on the words they stand on."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from articles.reading.annotations import Annotation, AnnotationKind, urls_in
from articles.reading.document import Document, Field
from articles.reading.text_writer import TextWriter
from articles.reading.word.body import BodyReader, References
from articles.reading.word.package import (
    Package,
    Relation,
    attribute_of,
    damaged,
    first_of,
    name_of,
)

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
    relations = package.relations_of(main)
    references = References(relations, _notes(package, relations), _styles(package, relations))
    writer = TextWriter()
    body = BodyReader(root, writer, references)
    unplaced = []
    for key, comment in _comments(package, relations).items():
        if key in body.comments:
            writer.annotate(comment, *body.comments[key])
        else:
            unplaced.append(comment)
    text, annotations = writer.finish()
    return Document(
        text,
        _fields(_properties(package), title=body.title),
        str(REPORT_LEFT_OUT) if body.has_report else "",
        annotations=(*annotations, *unplaced),
    )


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
    package: Package, relations: Mapping[str, Relation]
) -> dict[tuple[str, str], Annotation]:
    """Return footnotes and endnotes by the name and the id of the mark that refers to them."""
    notes = {}
    for kind, mark in NOTES.items():
        for key, annotation in _comments_or_notes(
            package, relations, kind, AnnotationKind.FOOTNOTE
        ):
            notes[mark, key] = annotation
    return notes


def _comments(package: Package, relations: Mapping[str, Relation]) -> dict[str, Annotation]:
    return dict(_comments_or_notes(package, relations, "comments", AnnotationKind.COMMENT))


def _comments_or_notes(
    package: Package, relations: Mapping[str, Relation], part_kind: str, kind: AnnotationKind
) -> Iterator[tuple[str, Annotation]]:
    """Yield the comments or notes with any text, each with its id."""
    for part in _parts(relations, part_kind):
        root = package.xml_of(part)
        references = References(package.relations_of(part))
        for element in [] if root is None else root:
            writer = TextWriter()
            BodyReader(element, writer, references)
            text, links = writer.finish()
            urls = [url for link in links for url in link.urls] + urls_in(_unlinked(text, links))
            if text:
                unique = tuple(dict.fromkeys(urls))
                author = attribute_of(element, "author")
                annotation = Annotation(kind, text=text, author=author, urls=unique)
                yield attribute_of(element, "id"), annotation


def _unlinked(text: str, links: Iterable[Annotation]) -> str:
    """Blank out the words that are links, because their addresses are known already."""
    for link in links:
        text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    return text


def _styles(package: Package, relations: Mapping[str, Relation]) -> dict[str, str]:
    """Return the names of the styles by id. Unlike ids, names are always in English."""
    names = {}
    for part in _parts(relations, "styles"):
        root = package.xml_of(part)
        for style in [] if root is None else root.findall("{*}style"):
            name = first_of(style, "name")
            if name is not None:
                names[attribute_of(style, "styleId")] = attribute_of(name, "val").lower()
    return names


def _properties(package: Package) -> dict[str, str]:
    """Return the properties of the file: title, creator, modified … and the company."""
    properties: dict[str, str] = {}
    for kind in ("core-properties", "extended-properties"):
        for part in _parts(package.relations_of(""), kind):
            root = package.xml_of(part)
            for element in [] if root is None else root.iterchildren(tag="*"):
                properties.setdefault(name_of(element), (element.text or "").strip())
    return properties
