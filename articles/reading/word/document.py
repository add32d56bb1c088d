"""A .docx file to a Document: its text, with comments, notes and links on the words they stand on."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from articles.reading.annotations import Annotation, Kind, urls_in
from articles.reading.document import Document, Field
from articles.reading.text_writer import Writer
from articles.reading.word.body import Around, WordText
from articles.reading.word.package import (
    Package,
    Relation,
    attribute_of,
    broken,
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
    """Read a Word document. Raises `Refused` with what is wrong with it."""
    package = Package(data)
    main = next(_parts(package.relations_of(""), "officeDocument"), "")
    root = package.xml_of(main)
    if root is None or name_of(root) != "document":
        raise broken()
    relations = package.relations_of(main)
    around = Around(relations, _notes(package, relations), _styles(package, relations))
    writer = Writer()
    body = WordText(root, writer, around)
    placeless = []
    for key, comment in _comments(package, relations).items():
        if key in body.comments:
            writer.hang(comment, *body.comments[key])
        else:
            placeless.append(comment)
    text, annotations = writer.finish()
    return Document(
        text,
        _fields(_properties(package), title=body.title),
        str(REPORT_LEFT_OUT) if body.has_report else "",
        annotations=(*annotations, *placeless),
    )


def _fields(properties: Mapping[str, str], *, title: str) -> dict[str, Field]:
    """Return the fields of the document. A title in the text counts more than the property."""
    found = {"title": Field(title, "title style")} if title else {}
    for name, keys in PROPERTIES.items():
        for key in keys:
            if name not in found and properties.get(key):
                found[name] = Field(properties[key], f"word {key}")
    return found


def _parts(relations: Mapping[str, Relation], kind: str) -> Iterator[str]:
    for relation in relations.values():
        if relation.kind == kind and not relation.is_external:
            yield relation.target


def _notes(
    package: Package, relations: Mapping[str, Relation]
) -> dict[tuple[str, str], Annotation]:
    """Footnotes and endnotes, by the name and the id of the mark that refers to them."""
    found = {}
    for kind, mark in NOTES.items():
        for key, annotation in _remarks(package, relations, kind, Kind.FOOTNOTE):
            found[mark, key] = annotation
    return found


def _comments(package: Package, relations: Mapping[str, Relation]) -> dict[str, Annotation]:
    return dict(_remarks(package, relations, "comments", Kind.COMMENT))


def _remarks(
    package: Package, relations: Mapping[str, Relation], part_kind: str, kind: Kind
) -> Iterator[tuple[str, Annotation]]:
    """Each comment or note of such parts that says anything, with its id."""
    for part in _parts(relations, part_kind):
        root = package.xml_of(part)
        around = Around(package.relations_of(part))
        for element in [] if root is None else root:
            writer = Writer()
            WordText(element, writer, around)
            text, links = writer.finish()
            urls = [url for link in links for url in link.urls] + urls_in(_unlinked(text, links))
            if text:
                unique = tuple(dict.fromkeys(urls))
                author = attribute_of(element, "author")
                remark = Annotation(kind, text=text, author=author, urls=unique)
                yield attribute_of(element, "id"), remark


def _unlinked(text: str, links: Iterable[Annotation]) -> str:
    """The text without the words that are links: where they lead is known."""
    for link in links:
        text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    return text


def _styles(package: Package, relations: Mapping[str, Relation]) -> dict[str, str]:
    """The names of the styles by id: ids are in the program's language, names are not."""
    found = {}
    for part in _parts(relations, "styles"):
        root = package.xml_of(part)
        for style in [] if root is None else root.findall("{*}style"):
            name = first_of(style, "name")
            if name is not None:
                found[attribute_of(style, "styleId")] = attribute_of(name, "val").lower()
    return found


def _properties(package: Package) -> dict[str, str]:
    """What the file says of itself: title, creator, modified ... and the company."""
    found: dict[str, str] = {}
    for kind in ("core-properties", "extended-properties"):
        for part in _parts(package.relations_of(""), kind):
            root = package.xml_of(part)
            for element in [] if root is None else root.iterchildren(tag="*"):
                found.setdefault(name_of(element), (element.text or "").strip())
    return found
