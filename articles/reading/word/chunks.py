"""Parts of a Word document in another format (altChunk): HTML, an archive of it, or text."""

import email
import email.policy
from email.message import EmailMessage

from articles.reading import plain
from articles.reading.document import Unreadable
from articles.reading.file_types import FileType, type_by_name, type_by_signature
from articles.reading.formatted_writer import FormattedWriter
from articles.reading.html_fragment import HtmlFragment, Marks
from articles.reading.word.package import Package, Relation

_ARCHIVES = (".mht", ".mhtml")
_ARCHIVE_STARTS = (b"mime-version:", b"content-type: multipart/", b"from: <saved by")
_RICH_TEXT = b"{\\rtf"


def write_chunk(writer: FormattedWriter, package: Package, relation: Relation | None) -> None:
    """Write the text of a part, or announce that it cannot be read."""
    data = None
    if relation and not relation.is_external:
        data = package.bytes_of(relation.target)
    if data is None or not relation or not _write(writer, data, relation.target):
        writer.left_out.parts += 1
    writer.add_break("\n\n")


def _write(writer: FormattedWriter, data: bytes, name: str) -> bool:
    """Write the text of the part. Returns False if it is in a format that is not read."""
    if name.lower().endswith(_ARCHIVES) or data.lstrip()[:200].lower().startswith(_ARCHIVE_STARTS):
        return _write_archive(writer, data)
    if type_by_signature(data) or data.startswith(_RICH_TEXT):
        return False
    if type_by_name(name) is FileType.HTML or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        _write_html(writer, plain.decode(data).text)
        return True
    try:
        text = plain.decode_text(data).text
    except Unreadable:
        return False
    _write_text(writer, text)
    return True


def _write_archive(writer: FormattedWriter, data: bytes) -> bool:
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(("html", "plain")) if isinstance(message, EmailMessage) else None
    if body is None:
        return False
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text = plain.decode(data, content_type=body.get("content-type", "")).text
    if body.get_content_subtype() == "html":
        _write_html(writer, text)
    else:
        _write_text(writer, text)
    return True


def _write_html(writer: FormattedWriter, source: str) -> None:
    fragment = HtmlFragment(Marks(writer, source))
    fragment.feed(plain.storable(source))
    fragment.close()


def _write_text(writer: FormattedWriter, text: str) -> None:
    for paragraph in plain.storable(text).replace("\r\n", "\n").split("\n\n"):
        writer.write(paragraph.strip())
        writer.add_break("\n\n")
