"""What kind of file an article came in. The readers and their libraries are not loaded for that."""

from enum import StrEnum

from django.utils.translation import gettext as _

from articles.refusals import Refused

BYTES_LIMIT = 20 * 1024 * 1024


class FileKind(StrEnum):
    """A kind of file that articles come in."""

    WORD = "word"
    PDF = "pdf"
    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"


BEGINNINGS = {b"PK\x03\x04": FileKind.WORD, b"%PDF-": FileKind.PDF}
ENDINGS = {
    "html": FileKind.HTML,
    "htm": FileKind.HTML,
    "xhtml": FileKind.HTML,
    "md": FileKind.MARKDOWN,
    "markdown": FileKind.MARKDOWN,
}
OLD = (b"\xd0\xcf\x11\xe0", b"{\\rtf")  # .doc, a .docx with a password, .rtf


def kind_of(data: bytes, *, file_name: str) -> FileKind:
    """What the file is: how it begins says more than its name.

    Raises `Refused` for what no reader is there for.
    """
    if len(data) > BYTES_LIMIT:
        raise Refused(_("This file is larger than 20 MB. Save it without pictures and try again."))
    if data.startswith(OLD):
        raise Refused(
            _("This file is in an old format or has a password. Save it as .docx, without one.")
        )
    for beginning, kind in BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    return ENDINGS.get(file_name.rpartition(".")[2].lower(), FileKind.TEXT)
