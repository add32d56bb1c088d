"""A PDF file to a Document: its text page by page, and what the file says of itself."""

import contextlib
import datetime as dt
import io
import re
import time
from collections.abc import Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from articles.fetching.outcomes import FetchFailed, Outcome
from articles.reading.dates import iso
from articles.reading.document import Document, Field
from articles.reading.plain import storable

PAGES_LIMIT = 2000
SECONDS_LIMIT = 6.0  # of the processor, below what kills the process: rather half a text than none
TEXT_LIMIT = 5_000_000  # code points
BETWEEN_PAGES = "\n\n"

LOCKED = _("The PDF file is protected with a password. Upload a copy without one.")
BROKEN = _("The PDF file is damaged and cannot be read. Upload its text instead.")
NO_TEXT = _("No text was found in this PDF file. It may contain only pictures of pages.")
FIRST_PAGES = _("Only the first {read} of {pages} pages were read because the file is long.")
PAGES_FAILED = _("Some pages could not be read.")

# Whatever a parser of hostile files raises: they hold numbers for names, and circles for trees.
_ODD = (
    *(PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError),
    *(AssertionError, NotImplementedError, ArithmeticError, OSError),
)
_LENGTH_LIMIT = 1000  # code points of one value
_NAMES = {"title": "/Title", "author": "/Author", "published": "/CreationDate"}
_UNTITLED = re.compile(
    r"untitled\W*\d*|microsoft word - .*|.*\.(?:docx?|pdf|indd|tmp)", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_pdf(body: bytes) -> Document:
    """Return the text with the places where pages begin. Raises FetchFailed (not a page)."""
    try:
        reader = PdfReader(io.BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise FetchFailed(Outcome.NOT_A_PAGE, LOCKED)
        number = len(reader.pages)
    except _ODD as error:
        raise FetchFailed(Outcome.NOT_A_PAGE, BROKEN) from error
    text, pages, missing = _text(reader, number)
    return Document(text, _fields(reader), missing, pages)


def _text(reader: PdfReader, number: int) -> tuple[str, tuple[int, ...], str]:
    """Return the text, where each page begins in it, and a sentence about what it lacks."""
    began = time.process_time()
    parts: list[str] = []
    starts: list[int] = []
    length = failed = 0
    for index in range(min(number, PAGES_LIMIT)):
        if length > TEXT_LIMIT or time.process_time() - began > SECONDS_LIMIT:
            break
        page = _page(reader, index)
        failed += page is None
        starts.append(length)
        parts.append(page or "")
        length += len(page or "") + len(BETWEEN_PAGES)
    missing = []
    if len(starts) < number:
        missing.append(str(format_lazy(FIRST_PAGES, read=len(starts), pages=number)))
    if failed:
        missing.append(str(PAGES_FAILED))
    if not "".join(parts).strip():
        missing.append(str(NO_TEXT))
    return BETWEEN_PAGES.join(parts), tuple(starts), " ".join(missing)


def _page(reader: PdfReader, index: int) -> str | None:
    """Return the text of a page, without blanks around it; None when it cannot be read."""
    try:
        page: PageObject = reader.pages[index]
        lines = storable(page.extract_text()).splitlines()
    except _ODD:
        return None
    return "\n".join(line.rstrip() for line in lines).strip()


def _fields(reader: PdfReader) -> dict[str, Field]:
    found: dict[str, Field] = {}
    with contextlib.suppress(*_ODD):
        about: Mapping[str, object] = reader.metadata or {}
        for name, key in _NAMES.items():
            value = _clean(name, storable(str(about.get(key) or "")))
            if value:
                found[name] = Field(value, f"pdf {key.removeprefix('/')}")
    with contextlib.suppress(*_ODD):
        language = str(reader.root_object.get("/Lang") or "").strip()
        if _LANGUAGE.fullmatch(language):
            found["language"] = Field(language, "pdf Lang")
    return found


def _clean(name: str, value: str) -> str:
    value = " ".join(value.split())[:_LENGTH_LIMIT]
    if name == "published":
        return _day(value)
    return "" if name == "title" and _UNTITLED.fullmatch(value) else value


def _day(said: str) -> str:
    """Read "D:20250225093000+01'00'". When a file was made is all it says of its publication."""
    digits = re.match(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?", said)
    if digits is None:
        return ""
    year, month, day = (int(part or 1) for part in digits.groups())
    try:
        return iso(dt.date(year, month, day).isoformat())
    except ValueError:
        return ""
