"""What kind of thing the bytes are, from what the server says and from how they begin."""

import re
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from articles.fetching.outcomes import FetchFailed, Outcome
from articles.reading.document import Document


class Kind(StrEnum):
    """A kind of content that can be read."""

    HTML = "html"
    PLAIN = "plain"
    PDF = "pdf"
    PICTURE = "picture"


_BY_TYPE = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.PLAIN,
    "text/markdown": Kind.PLAIN,
    "application/pdf": Kind.PDF,
}
_BY_SUFFIX = {
    "html": Kind.HTML,
    "htm": Kind.HTML,
    "xhtml": Kind.HTML,
    "txt": Kind.PLAIN,
    "text": Kind.PLAIN,
    "md": Kind.PLAIN,
    "pdf": Kind.PDF,
}
_NO_TEXT = {
    "image": _("This is a picture without text. Describe what it shows in the note."),
    "audio": _("This is an audio recording without text. Add a transcript with timestamps."),
    "video": _("This is a video without text. Add a transcript with timestamps."),
}
_UNSAID = {"", "application/octet-stream", "binary/octet-stream", "application/force-download"}
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SNIFFED = 1024  # bytes
_PICTURE_STARTS = re.compile(
    rb"\x89PNG\r\n\x1a\n | \xff\xd8\xff | RIFF....WEBP", re.VERBOSE | re.DOTALL
)
PICTURE = _("This is a picture of a page. It contains no text to search.")


def media_type(content_type: str) -> str:
    """Return the type without its parameters, in lower case; the first, if it is said twice."""
    return content_type.partition(";")[0].partition(",")[0].strip().lower()


def check_type(content_type: str) -> None:
    """Raise FetchFailed (not a page) when an answer of this type is not worth receiving."""
    said = media_type(content_type)
    if said not in _BY_TYPE and said not in _UNSAID:
        raise not_a_page(content_type)


def kind_of(body: bytes, *, content_type: str, name: str, pictures: bool = False) -> Kind:
    """Return the kind of `body`. Raises FetchFailed (not a page) for anything else.

    Pictures are a kind only where they are asked for: of what a person saw and uploads.
    """
    if pictures and _PICTURE_STARTS.match(body):
        return Kind.PICTURE
    start = body.lstrip()[:_SNIFFED]
    if not start:
        raise FetchFailed(
            Outcome.NOT_A_PAGE, _("The page is empty. Check the address, or upload the page.")
        )
    if start.startswith(b"%PDF-"):
        return Kind.PDF
    said = _BY_TYPE.get(media_type(content_type))
    if said is None and media_type(content_type) in _UNSAID:
        said = _BY_SUFFIX.get(name.rpartition(".")[2].lower()) or _sniffed(start)
    if said is None or said is Kind.PDF or _is_binary(start):
        raise not_a_page(content_type)
    return said


def not_a_page(content_type: str) -> FetchFailed:
    """Return the failure that says what is there instead of a text."""
    said = media_type(content_type)
    sentence = _NO_TEXT.get(said, _NO_TEXT.get(said.partition("/")[0]))
    return FetchFailed(Outcome.NOT_A_PAGE, sentence)


def picture() -> Document:
    """Return what there is to say of a picture: that nobody can search it."""
    return Document("", missing_text=str(PICTURE))


def _sniffed(start: bytes) -> Kind | None:
    if start.lower().startswith(_HTML_STARTS):
        return Kind.HTML
    return None if _is_binary(start) else Kind.PLAIN


def _is_binary(start: bytes) -> bool:
    return b"\x00" in start and not start.startswith(_BOMS)
