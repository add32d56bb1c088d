"""The type of a file: from its first bytes, its name or its media type."""

import re
from enum import StrEnum


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
_PDF_START = b"%PDF-"
_ZIP_START = b"PK\x03\x04"  # of Office formats, only Word documents are read
_OLD_WORD_STARTS = (b"\xd0\xcf\x11\xe0", b"{\\rtf")  # .doc, a .docx with a password, .rtf
_PICTURE_STARTS = re.compile(
    rb"\x89PNG\r\n\x1a\n | \xff\xd8\xff | RIFF....WEBP", re.VERBOSE | re.DOTALL
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def type_by_signature(data: bytes) -> FileType | None:
    """Return the type that the first bytes prove; None for text of any kind, and unknown types."""
    if data.startswith(_PDF_START):
        return FileType.PDF
    if data.startswith(_ZIP_START):
        return FileType.WORD
    return FileType.PICTURE if _PICTURE_STARTS.match(data) else None


def type_by_name(file_name: str) -> FileType | None:
    """Return the type that the extension of the name stands for; None for an unknown one."""
    return _BY_EXTENSION.get(file_name.rpartition(".")[2].lower())


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
