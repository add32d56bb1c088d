"""The type of a file: from its first bytes, its name or its media type."""

import re
from enum import StrEnum

from django.utils.translation import gettext_lazy

from articles.reading.document import Document, Unreadable


class FileType(StrEnum):
    """A type of file that can be read."""

    HTML = "html"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    WORD = "word"
    PDF = "pdf"
    PICTURE = "picture"


BY_MEDIA_TYPE = {
    "text/html": FileType.HTML,
    "application/xhtml+xml": FileType.HTML,
    "text/plain": FileType.PLAIN,
    "text/markdown": FileType.MARKDOWN,
    "application/pdf": FileType.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": FileType.WORD,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template": FileType.WORD,
    "application/vnd.ms-word.document.macroenabled.12": FileType.WORD,
    "application/msword": FileType.WORD,  # of .doc, but servers state it for .docx as well
}
_BY_EXTENSION = {
    "html": FileType.HTML,
    "htm": FileType.HTML,
    "xhtml": FileType.HTML,
    "txt": FileType.PLAIN,
    "text": FileType.PLAIN,
    "md": FileType.MARKDOWN,
    "markdown": FileType.MARKDOWN,
    "pdf": FileType.PDF,
    "docx": FileType.WORD,
    "docm": FileType.WORD,
    "dotx": FileType.WORD,
}
_UNSTATED = {"", "application/octet-stream", "binary/octet-stream", "application/force-download"}
_WITHOUT_TEXT = {
    "image": gettext_lazy("This is a picture without text. Describe what it shows in the note."),
    "audio": gettext_lazy(
        "This is an audio recording without text. Add a transcript with timestamps."
    ),
    "video": gettext_lazy("This is a video without text. Add a transcript with timestamps."),
}
PICTURE = gettext_lazy("This is a picture of a page. It contains no text to search.")
EMPTY = gettext_lazy("This file is empty. Choose another one.")
OLD_WORD = gettext_lazy(
    "This file is in an old format or has a password. Save it as .docx, without a password."
)
OTHER = gettext_lazy(
    "Files of the type %(type)s are not read. Save the text as .docx, .pdf, .html or .txt."
)
OTHER_PACKED = gettext_lazy(
    "This file is damaged or is not a Word document. Save the text as .docx, .pdf, .html or .txt."
)
_SNIFFED = 1024  # bytes
_PDF_START = b"%PDF-"
_ZIP_START = b"PK\x03\x04"
_OTHER_OFFICE = (b"xl/workbook.xml", b"ppt/presentation.xml")
_OLD_WORD_STARTS = (b"\xd0\xcf\x11\xe0", b"{\\rtf")  # .doc, a .docx with a password, .rtf
_PICTURE_STARTS = re.compile(
    rb"\x89PNG\r\n\x1a\n | \xff\xd8\xff | RIFF....WEBP", re.VERBOSE | re.DOTALL
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def file_type_of(body: bytes, *, content_type: str = "", name: str = "") -> FileType:
    """Return the type of a file. What its bytes prove counts more than what its server says.

    Raises Unreadable, with what to do, for a file that no reader reads.
    """
    start = body.lstrip()[:_SNIFFED]
    if not start:
        raise Unreadable(EMPTY)
    if proved := _proved(body, start):
        return proved
    require_text(content_type)
    media = media_type(content_type)
    stated = BY_MEDIA_TYPE.get(media) or type_by_name(name)
    if stated is None and (media in _UNSTATED or media.startswith("text/")):
        stated = type_of_text(start)
    if stated is FileType.WORD and type_of_text(start) is FileType.HTML:
        return FileType.HTML  # as old word processors save a .doc
    if stated is FileType.WORD:
        raise Unreadable(OTHER_PACKED)
    if stated is None or stated is FileType.PDF or is_binary(start):
        raise unreadable_type(content_type, name=name)
    return stated


def _proved(body: bytes, start: bytes) -> FileType | None:
    """Return the type that the bytes prove. Raises Unreadable for one that is not read."""
    if is_old_word(start):
        raise Unreadable(OLD_WORD)
    signed = type_by_signature(start)
    if signed is FileType.PICTURE:
        raise Unreadable(_WITHOUT_TEXT["image"])
    return _packed(body) if start.startswith(_ZIP_START) else signed


def _packed(body: bytes) -> FileType:
    """Return the type of a zip file, by the names of its members, which stand in it as they are.

    Raises Unreadable for one that is not read.
    """
    if b"_rels/.rels" in body and not any(name in body for name in _OTHER_OFFICE):
        return FileType.WORD
    raise Unreadable(OTHER_PACKED)


def media_type(content_type: str) -> str:
    """Return the media type without its parameters, in lower case; the first if there are two."""
    return content_type.partition(";")[0].partition(",")[0].strip().lower()


def require_text(content_type: str) -> None:
    """Raise Unreadable for a media type that has no text: a picture, sound or video."""
    if media_type(content_type).partition("/")[0] in _WITHOUT_TEXT:
        raise unreadable_type(content_type)


def unreadable_type(content_type: str, *, name: str = "") -> Unreadable:
    """Return the refusal of a type without text, with a sentence about what it is instead."""
    stated = media_type(content_type)
    if sentence := _WITHOUT_TEXT.get(stated.partition("/")[0]):
        return Unreadable(sentence)
    extension = name.rpartition(".")[2] if "." in name else ""
    shown = f".{extension.lower()}" if extension.isalnum() else stated
    return Unreadable(str(OTHER) % {"type": shown} if shown else OTHER_PACKED)


def type_by_signature(data: bytes) -> FileType | None:
    """Return the type that the first bytes prove; None for text of any kind, and unknown types."""
    if data.startswith(_PDF_START):
        return FileType.PDF
    if data.startswith(_ZIP_START):
        return FileType.WORD
    return FileType.PICTURE if _PICTURE_STARTS.match(data) else None


def type_by_name(file_name: str) -> FileType | None:
    """Return the type that the extension of the name stands for; None for an unknown one."""
    return _BY_EXTENSION.get(file_name.partition("?")[0].rpartition(".")[2].lower())


def type_of_text(start: bytes) -> FileType | None:
    """Guess the type of a text from its start: HTML or plain; None for binary data."""
    if start.lower().startswith(_HTML_STARTS):
        return FileType.HTML
    return None if is_binary(start) else FileType.PLAIN


def is_binary(start: bytes) -> bool:
    """Whether the start of a file holds a null byte, which only UTF-16 text may."""
    return b"\x00" in start and not start.startswith(_BYTE_ORDER_MARKS)


def is_old_word(data: bytes) -> bool:
    """Whether the file is a .doc, an .rtf or an encrypted .docx."""
    return data.startswith(_OLD_WORD_STARTS)


def picture_document(start: bytes) -> Document | None:
    """Return the document of a picture of a page, which has no text but a sentence that says so.

    `start` is the first 1,024 bytes; None if they are not those of a picture.
    """
    is_picture = type_by_signature(start) is FileType.PICTURE
    return Document("", warnings=(str(PICTURE),)) if is_picture else None
