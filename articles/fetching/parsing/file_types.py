"""The type of a page or an upload: from its media type, its name and its first bytes."""

from django.utils.translation import gettext_lazy as _

from articles.fetching.outcomes import FetchFailed, Outcome
from articles.reading.document import Document
from articles.reading.file_types import (
    BY_MEDIA_TYPE,
    FileType,
    is_binary,
    is_old_word,
    type_by_name,
    type_by_signature,
    type_of_text,
)

_NO_TEXT = {
    "image": _("This is a picture without text. Describe what it shows in the note."),
    "audio": _("This is an audio recording without text. Add a transcript with timestamps."),
    "video": _("This is a video without text. Add a transcript with timestamps."),
}
_UNSTATED = {"", "application/octet-stream", "binary/octet-stream", "application/force-download"}
_PACKED = {"application/zip", "application/x-zip-compressed", "application/x-zip"}
_SNIFFED = 1024  # bytes
OLD_WORD = _(
    "This file is in an old format or has a password. Upload a copy as .docx, without a password."
)
NOT_WORD = _("This file is damaged or is not a Word document. Upload a copy as .docx or PDF.")
PICTURE = _("This is a picture of a page. It contains no text to search.")


def media_type(content_type: str) -> str:
    """Return the media type without its parameters, in lower case; the first if there are two."""
    return content_type.partition(";")[0].partition(",")[0].strip().lower()


def check_media_type(content_type: str, *, path: str = "") -> None:
    """Raise FetchFailed (not a page) when a response of this type cannot be read.

    A Word file is a zip file, and some servers call it that: its `path` says what it is.
    """
    stated = media_type(content_type)
    if stated in _PACKED and type_by_name(path.partition("?")[0]) is FileType.WORD:
        return
    if stated not in BY_MEDIA_TYPE and stated not in _UNSTATED:
        raise not_a_page(content_type)


def file_type_of(body: bytes, *, content_type: str, name: str) -> FileType:
    """Return HTML, PLAIN, PDF or WORD. Raises FetchFailed (not a page) for what cannot be read."""
    start = body.lstrip()[:_SNIFFED]
    if not start:
        raise FetchFailed(
            Outcome.NOT_A_PAGE, _("The page is empty. Check the address, or upload the page.")
        )
    signed = type_by_signature(start)
    if signed in {FileType.PDF, FileType.WORD}:
        return signed
    if is_old_word(start):
        raise FetchFailed(Outcome.NOT_A_PAGE, OLD_WORD)
    stated = BY_MEDIA_TYPE.get(media_type(content_type))
    if media_type(content_type) in _UNSTATED:
        stated = type_by_name(name) or type_of_text(start)
    if stated is FileType.WORD and type_of_text(start) is FileType.HTML:
        return FileType.HTML  # as old word processors save a .doc
    if stated is FileType.WORD:
        raise FetchFailed(Outcome.NOT_A_PAGE, NOT_WORD)
    if stated is None or stated is FileType.PDF or is_binary(start):
        raise not_a_page(content_type)
    return FileType.PLAIN if stated is FileType.MARKDOWN else stated


def not_a_page(content_type: str) -> FetchFailed:
    """Return the failure for a type without text, with a sentence about what it is instead."""
    stated = media_type(content_type)
    sentence = _NO_TEXT.get(stated, _NO_TEXT.get(stated.partition("/")[0]))
    return FetchFailed(Outcome.NOT_A_PAGE, sentence)


def picture_document(start: bytes) -> Document | None:
    """Return the document of a picture of a page, which has no text but a sentence that says so.

    `start` is the first 1,024 bytes; None if they are not those of a picture.
    """
    is_picture = type_by_signature(start) is FileType.PICTURE
    return Document("", missing_text=str(PICTURE)) if is_picture else None
