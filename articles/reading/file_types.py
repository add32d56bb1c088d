"""The type of a file: from its first bytes, its name or its media type."""

from articles.reading.document import Document, Field, Unreadable
from articles.reading.signatures import (
    BY_MEDIA_TYPE,
    EMPTY,
    OTHER_PACKED,
    PICTURE,
    WITHOUT_TEXT,
    FileType,
    is_code,
    packed_type,
    type_by_name,
    written_type,
)
from articles.reading.signatures import unreadable_type as unreadable
from articles.reading.signatures.packed import PICTURES, ZIP
from articles.reading.signatures.recordings import is_video
from articles.reading.signatures.types import BY_BYTES
from articles.text.time_codes import time_stamp

__all__ = [
    "FileType",
    "file_type_of",
    "is_binary",
    "media_type",
    "picture_document",
    "recording_document",
    "require_readable",
    "require_text",
    "type_by_name",
    "type_by_signature",
    "type_of_text",
]

_UNSTATED = {"", "application/octet-stream", "binary/octet-stream", "application/force-download"}
_SNIFFED = 1024  # bytes
_PDF_START = b"%PDF-"
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PHOTOS = {"image/jpeg", "image/png", "image/webp", "image/tiff"}
_PACKED = {FileType.WORD, FileType.OLD_WORD, FileType.OPENDOCUMENT, FileType.WACZ, FileType.WARC}


def file_type_of(body: bytes, *, content_type: str = "", name: str = "") -> FileType:
    """Return the type of a file. What its bytes prove counts more than what its server says.

    Raises Unreadable, with what to do, for a file that no reader reads.
    """
    start = body.lstrip()[:_SNIFFED]
    if not start:
        raise Unreadable(EMPTY)
    media = media_type(content_type)
    stated = BY_MEDIA_TYPE.get(media) or type_by_name(name)
    if proved := packed_type(body, start) or _written(body, start, stated):
        return proved
    require_text(content_type)
    if is_code(media, name) and stated is None:
        raise unreadable(media, name=name)
    return _of_text(start, stated, media, name)


def _written(body: bytes, start: bytes, stated: FileType | None) -> FileType | None:
    """Return the type that a text proves. Unknown XML that is said to be a page is one."""
    try:
        return written_type(body, start)
    except Unreadable:
        if stated is FileType.HTML and start.startswith(b"<"):
            return FileType.HTML
        raise


def _of_text(start: bytes, stated: FileType | None, media: str, name: str) -> FileType:
    """Return the type of a file whose bytes prove none. Raises Unreadable."""
    if stated is None and (media in _UNSTATED or media.startswith("text/")):
        stated = type_of_text(start)
    if stated in _PACKED and type_of_text(start) is FileType.HTML:
        return FileType.HTML  # as old word processors save a .doc
    if stated in _PACKED:
        raise Unreadable(OTHER_PACKED)
    if stated is None or stated in BY_BYTES or is_binary(start):
        raise unreadable(media, name=name)
    return stated


def media_type(content_type: str) -> str:
    """Return the media type without its parameters, in lower case; the first if there are two."""
    return content_type.partition(";")[0].partition(",")[0].strip().lower()


def require_text(content_type: str) -> None:
    """Raise Unreadable for a media type that has no text: a picture, sound or video."""
    media = media_type(content_type)
    if media.partition("/")[0] in WITHOUT_TEXT:
        raise unreadable(media)


def require_readable(content_type: str) -> None:
    """Raise Unreadable for a media type of which nothing is read, neither text nor what stands beside it."""
    if media_type(content_type) not in _PHOTOS:
        require_text(content_type)


def type_by_signature(data: bytes) -> FileType | None:
    """Return the type that the first bytes prove; None for text of any kind, and unknown types."""
    if data.startswith(_PDF_START):
        return FileType.PDF
    if data.startswith(ZIP):
        return FileType.WORD
    return FileType.PICTURE if PICTURES.match(data) else None


def type_of_text(start: bytes) -> FileType | None:
    """Guess the type of a text from its start: HTML or plain; None for binary data."""
    if start.lower().startswith(_HTML_STARTS):
        return FileType.HTML
    return None if is_binary(start) else FileType.PLAIN


def is_binary(start: bytes) -> bool:
    """Whether the start of a file holds a null byte, which only UTF-16 text may."""
    return b"\x00" in start and not start.startswith(_BYTE_ORDER_MARKS)


def picture_document(start: bytes) -> Document | None:
    """Return the document of a picture of a page, which has no text but a sentence that says so.

    `start` is the first 1,024 bytes; None if they are not those of a picture.
    """
    is_picture = type_by_signature(start) is FileType.PICTURE
    return Document("", warnings=(str(PICTURE),)) if is_picture else None


def recording_document(media_type: str, length: int | None) -> Document:
    """Return the document of a recording, which has no text but a sentence that says so.

    `length` is in milliseconds, None if it is not known.
    """
    kind = "VideoObject" if is_video(media_type) else "AudioObject"
    fields = {"type": Field(kind, "file")}
    if length is not None:
        fields["duration"] = Field(time_stamp(length / 1000), "file")
    sentence = str(WITHOUT_TEXT[media_type.partition("/")[0]])
    return Document(
        "", fields, (sentence,), origin="recording", media_type=media_type, length=length
    )
