"""A .docx file to a Document: its text, with comments, notes and links on the words they stand on."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from articles.reading.dates import iso_date
from articles.reading.document import Document, Field
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.word.body import BodyReader
from articles.reading.word.export_record import ExportRecord, record_from_xml
from articles.reading.word.exported_claims import ExportedClaims
from articles.reading.word.notes import comments, notes
from articles.reading.word.package import Package, damaged, name_of
from articles.reading.word.references import References
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


def read_word(data: bytes) -> Document:
    """Read a Word document. Raises `Refused` when it cannot be read."""
    package = Package(data)
    main = next(References(package, package.relations_of("")).parts("officeDocument"), "")
    root = package.xml_of(main)
    if root is None or name_of(root) != "document":
        raise damaged()
    left_out = LeftOut()
    references = _references(package, main, left_out)
    writer = FormattedWriter(left_out)
    body = BodyReader(root, writer, references)
    unplaced = []
    for first, comment in comments(references, left_out):
        if first in body.comments.ranges:
            writer.annotate(comment, *body.comments.ranges[first])
        else:
            unplaced.append(comment)
    written = writer.finish()
    annotations = (*written.annotations, *unplaced)
    report: tuple[str, ...] = ()
    if body.has_report:
        exported = ExportedClaims(written.text, annotations, _export_record(references))
        annotations = exported.annotations
        report = (str(REPORT_LEFT_OUT), *exported.warnings)
    return Document(
        written.text,
        _fields(_properties(package), title=body.title),
        (*report, *left_out.sentences()),
        annotations=annotations,
        paragraphs=written.paragraphs,
        origin="Word document",
    )


def _export_record(references: References) -> ExportRecord | None:
    """Return what the export recorded; None if a program has dropped it."""
    for part in references.parts("customXml"):
        root = references.package.xml_of(part)
        record = None if root is None else record_from_xml(root)
        if record:
            return record
    return None


def _references(package: Package, main: str, left_out: LeftOut) -> References:
    references = References(package, package.relations_of(main))
    styles = next((package.xml_of(part) for part in references.parts("styles")), None)
    references = replace(references, styles=Styles(styles))
    return replace(references, notes=notes(references, left_out))


def _fields(properties: Mapping[str, str], *, title: str) -> dict[str, Field]:
    """Return the fields of the document. A title in the text counts more than the property."""
    fields = {"title": Field(title, "title style")} if title else {}
    for name, keys in PROPERTIES.items():
        for key in keys:
            value = properties.get(key, "")
            value = iso_date(value) if name == "published" else value
            if name not in fields and value:
                fields[name] = Field(value, f"word {key}")
    return fields


def _properties(package: Package) -> dict[str, str]:
    """Return the properties of the file: title, creator, modified … and the company."""
    properties: dict[str, str] = {}
    for kind in ("core-properties", "extended-properties"):
        for part in References(package, package.relations_of("")).parts(kind):
            root = package.xml_of(part)
            for element in [] if root is None else root.iterchildren(tag="*"):
                properties.setdefault(name_of(element), (element.text or "").strip())
    return properties
