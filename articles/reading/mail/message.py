"""A message (.eml), such as a press release, to a Document."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from articles.reading.dates import iso_date
from articles.reading.document import Choice, Document, Field, Unreadable
from articles.reading.embedded import write_markup
from articles.reading.file_types import file_type_of
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.left_out import LeftOut
from articles.reading.mail.headers import Mail, header, parse, people, raw_header
from articles.reading.mail.parts import Attachment, Words, parts_of

SHOWN = 20  # names of attachments in a sentence

ReadAttachment = Callable[[Attachment], Document]


def read_message(body: bytes, *, choice: int, read_attachment: ReadAttachment) -> Document:
    """Read a message, or with a `choice` one of its attachments: 1 is the message itself.

    Raises Unreadable for an encrypted message, and for an attachment that cannot be read.
    """
    message = parse(body)
    words, attachments = parts_of(message)
    offered = [each for each in attachments if _is_readable(each)]
    if 1 < choice <= len(offered) + 1:
        return read_attachment(offered[choice - 2])
    writer = FormattedWriter(LeftOut())
    for part in words:
        _write(writer, part)
    written = writer.finish()
    document = Document(
        written.text,
        dict(_fields(message)),
        (*writer.left_out.sentences(), *_announced(attachments)),
        annotations=written.annotations,
        paragraphs=written.paragraphs,
        origin="message",
    )
    if choice or not offered:
        return document
    subject = document.fields["title"].value if "title" in document.fields else _("No subject")
    author, day = (document.fields.get(name, Field("", "")) for name in ("author", "published"))
    first = Choice(_("Message: %(subject)s") % {"subject": subject}, author.value, day.value)
    rest = (Choice(_("Attachment: %(name)s") % {"name": each.name}) for each in offered)
    return replace(document, choices=(first, *rest))


def _is_readable(attachment: Attachment) -> bool:
    try:
        file_type_of(attachment.data, content_type=attachment.content_type, name=attachment.name)
    except Unreadable:
        return False
    return True


def _write(writer: FormattedWriter, part: Words) -> None:
    if part.is_markup:
        write_markup(writer, part.text)
        return
    for paragraph in part.text.split("\n\n"):
        writer.write(paragraph.strip("\n"))
        writer.add_break("\n\n")


def _announced(attachments: Sequence[Attachment]) -> Iterator[str]:
    if attachments:
        names = ", ".join(each.name for each in attachments[:SHOWN])
        more = ", …" if len(attachments) > SHOWN else ""
        yield _("Attachments are not part of this text: %(names)s.") % {"names": names + more}


def _fields(message: Mail) -> Iterator[tuple[str, Field]]:
    """Yield the fields: subject, sender, day and language."""
    values = {
        "title": ("Subject", header(message, "Subject")),
        "author": ("From", "; ".join(people(raw_header(message, "From")))),
        "site": ("Organization", header(message, "Organization")),
        "published": ("Date", iso_date(header(message, "Date"))),
        "language": ("Content-Language", header(message, "Content-Language").partition(",")[0]),
    }
    for name, (origin, value) in values.items():
        if value:
            yield name, Field(value, origin)
