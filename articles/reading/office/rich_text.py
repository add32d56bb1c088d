"""A Rich Text file (.rtf) to a Document: its text, with comments, notes and links on their words.

Own code, because striprtf drops footnotes and keeps hidden and deleted words.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from articles.reading.dates import iso_date
from articles.reading.document import Document, Field, Unreadable
from articles.reading.office.rich_text_reader import RichTextReader

START = b"{\\rtf"


def read_rich_text(data: bytes) -> Document:
    """Read a Rich Text file. Raises Unreadable for one that begins as another format."""
    if not data.lstrip().startswith(START):
        raise Unreadable(
            _("This file is damaged. Save it as .rtf or .docx again, or paste the text.")
        )
    reader = RichTextReader(data)
    writer = reader.main.writer
    for reference, position, comment in reader.comments:
        start, *ends = reader.ranges.get(reference) or [position]
        writer.annotate(comment, start, ends[0] if ends else position)
    written = writer.finish()
    return Document(
        written.text,
        _fields(reader.properties, title=reader.title),
        reader.left_out.sentences(),
        annotations=written.annotations,
        paragraphs=written.paragraphs,
        origin="Rich Text",
    )


def _fields(properties: Mapping[str, str], *, title: str) -> dict[str, Field]:
    """Return the fields of the document. A title in the text counts more than the property."""
    fields = {"title": Field(title, "title style")} if title else {}
    values = {
        "title": properties.get("title", ""),
        "author": properties.get("author", ""),
        "site": properties.get("company", ""),
        "published": _day(properties, "revtim") or _day(properties, "creatim"),
    }
    for name, value in values.items():
        if value.strip() and name not in fields:
            fields[name] = Field(value.strip(), "rtf info")
    return fields


def _day(properties: Mapping[str, str], key: str) -> str:
    year, month, day = (properties.get(f"{key} {part}", "") for part in ("yr", "mo", "dy"))
    return iso_date(f"{year}-{month:0>2}-{day:0>2}") if year and month and day else ""
