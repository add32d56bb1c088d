"""The checks of a file before it is read: its size, its type and, of a text file, its encoding.

They run in the web process, so they load no reader and none of its libraries.
"""

from django.utils.translation import gettext as _

from articles.reading import plain
from articles.reading.file_types import FileType, is_old_word, type_by_name, type_by_signature
from articles.refusals import Refused

BYTES_LIMIT = 20 * 1024 * 1024


def require_size(size: int) -> None:
    """Raise `Refused` for a file of more than `BYTES_LIMIT` bytes, before it is read."""
    if size > BYTES_LIMIT:
        raise Refused(_("This file is larger than 20 MB. Save it without pictures and try again."))


def file_type_of(data: bytes, *, file_name: str) -> FileType:
    """Return the type of a file. Its first bytes count more than its name.

    Raises `Refused` for a file that is too large, and for a format that cannot be read.
    """
    require_size(len(data))
    if is_old_word(data):
        raise Refused(
            _("This file is in an old format or has a password. Save it as .docx, without one.")
        )
    signed = type_by_signature(data)
    if signed in {FileType.WORD, FileType.PDF}:
        return signed
    named = type_by_name(file_name)
    return named if named in {FileType.HTML, FileType.MARKDOWN} else FileType.PLAIN


def decode(data: bytes) -> str:
    """Return the text of a text file.

    Raises `Refused` for binary data and for an encoding that is not supported.
    """
    try:
        return plain.decode_strictly(data)
    except plain.NotText as error:
        raise Refused(
            _("This file is not a text file. Save the article as .txt or .html, or paste its text.")
        ) from error
    except plain.UnknownEncoding as error:
        raise Refused(
            _(
                "The character encoding of this file is not supported. Save it as UTF-8, or paste the text."
            )
        ) from error
