"""An OpenDocument text (.odt, .fodt) to a Document, with notes, links and comments on their words."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from lxml import etree

from articles.reading.dates import iso_date
from articles.reading.document import Document, Field, Unreadable
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.office.opendocument_body import OpenBody
from articles.reading.office.opendocument_styles import OpenStyles
from articles.reading.word.package import Package, first_of, name_of, parse_xml

PROPERTIES = {  # the property of a file that is read for each field
    "title": ("title",),
    "author": ("initial-creator", "creator"),
    "published": ("date", "creation-date"),
    "language": ("language",),
}


def read_opendocument(data: bytes) -> Document:
    """Read an OpenDocument text. Raises `Refused` when it cannot be read."""
    parts = _parts(data)
    content = parts["content"]
    body = None if content is None else first_of(content, "body", "text")
    if body is None:
        raise Unreadable(
            _("This OpenDocument file is not a text. Save its text as .odt, .docx or .txt.")
        )
    left_out = LeftOut()
    writer = FormattedWriter(left_out)
    read = OpenBody(body, writer, OpenStyles([parts["styles"], parts["content"]]))
    written = writer.finish()
    return Document(
        written.text,
        _fields(parts["meta"], title=read.title),
        left_out.sentences(),
        annotations=written.annotations,
        paragraphs=written.paragraphs,
        origin="OpenDocument text",
    )


def _parts(data: bytes) -> Mapping[str, etree._Element | None]:
    """Return the XML of the content, the styles and the properties."""
    if not data.startswith(b"PK"):
        whole = parse_xml(data.lstrip(), damaged)
        return {"content": whole, "styles": None, "meta": whole}
    package = Package(data, damaged)
    manifest = package.xml_of("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise Unreadable(_("This file is protected with a password. Save it without one."))
    parts = {name: package.xml_of(f"{name}.xml") for name in ("content", "styles", "meta")}
    if parts["content"] is None:
        raise damaged()
    return parts


def damaged() -> Unreadable:
    """Return the refusal of a damaged .odt file."""
    return Unreadable(_("This file is damaged. Save it as .odt or .docx again, or paste the text."))


def _fields(meta: etree._Element | None, *, title: str) -> dict[str, Field]:
    """Return the fields of the document. A title in the text counts more than the property."""
    fields = {"title": Field(title, "title style")} if title else {}
    properties = dict(_properties(meta))
    for name, keys in PROPERTIES.items():
        for key in keys:
            value = properties.get(key, "")
            value = iso_date(value) if name == "published" else value
            if name not in fields and value:
                fields[name] = Field(value, f"odt {key}")
    return fields


def _properties(meta: etree._Element | None) -> Iterator[tuple[str, str]]:
    element = None if meta is None else first_of(meta, "meta")
    for each in [] if element is None else element.iterchildren(tag=etree.Element):
        yield name_of(each), "".join(each.itertext()).strip()
