"""A PDF file to a Document, within the limits of a capture: its text by page, and its metadata."""

import contextlib
import datetime as dt
import re
import time

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.fetching.outcomes import FetchFailed, Outcome
from articles.reading.dates import iso_date
from articles.reading.document import Document, Field, Unreadable
from articles.reading.pdf import PdfDamaged, PdfFile, PdfLocked
from articles.reading.plain import storable

PAGES_LIMIT = 2000
SECONDS_LIMIT = 6.0  # of CPU time, below the limit of the process: part of a text beats none
TEXT_LIMIT = 5_000_000  # code points
BETWEEN_PAGES = "\n\n"

LOCKED = _("The PDF file is protected with a password. Upload a copy without one.")
BROKEN = _("The PDF file is damaged and cannot be read. Upload its text instead.")
NO_TEXT = _("No text was found in this PDF file. It may contain only pictures of pages.")
FIRST_PAGES = _("Only the first {read} of {pages} pages were read because the file is long.")
PAGES_FAILED = _("Some pages could not be read.")

_LENGTH_LIMIT = 1000  # code points of one value
_NAMES = {"title": "/Title", "author": "/Author", "published": "/CreationDate"}
_UNTITLED = re.compile(
    r"untitled\W*\d*|microsoft word - .*|.*\.(?:docx?|pdf|indd|tmp)", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_pdf(body: bytes) -> Document:
    """Return the text, the start of each page, and the metadata. Raises FetchFailed (not a page)."""
    try:
        file = PdfFile(body)
    except PdfLocked as error:
        raise FetchFailed(Outcome.NOT_A_PAGE, LOCKED) from error
    except PdfDamaged as error:
        raise FetchFailed(Outcome.NOT_A_PAGE, BROKEN) from error
    text, pages, missing = _text(file)
    return Document(text, _fields(file), missing, pages)


def _text(file: PdfFile) -> tuple[str, tuple[int, ...], str]:
    """Return the text, the start of each page in it, and a sentence about missing pages."""
    started = time.process_time()
    parts: list[str] = []
    starts: list[int] = []
    length = failed = 0
    for index in range(min(file.page_count, PAGES_LIMIT)):
        if length > TEXT_LIMIT or time.process_time() - started > SECONDS_LIMIT:
            break
        page = _page(file, index)
        failed += page is None
        starts.append(length)
        parts.append(page or "")
        length += len(page or "") + len(BETWEEN_PAGES)
    missing = []
    if len(starts) < file.page_count:
        missing.append(str(format_lazy(FIRST_PAGES, read=len(starts), pages=file.page_count)))
    if failed:
        missing.append(str(PAGES_FAILED))
    if not "".join(parts).strip():
        missing.append(str(NO_TEXT))
    return BETWEEN_PAGES.join(parts), tuple(starts), " ".join(missing)


def _page(file: PdfFile, index: int) -> str | None:
    """Return the text of a page, stripped; None when it cannot be read."""
    try:
        lines = storable(file.page_text(index)).splitlines()
    except Unreadable:
        return None
    return "\n".join(line.rstrip() for line in lines).strip()


def _fields(file: PdfFile) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    with contextlib.suppress(Unreadable):
        for name, key in _NAMES.items():
            value = _clean(name, storable(file.property(key)))
            if value:
                fields[name] = Field(value, f"pdf {key.removeprefix('/')}")
    with contextlib.suppress(Unreadable):
        language = file.language()
        if _LANGUAGE.fullmatch(language):
            fields["language"] = Field(language, "pdf Lang")
    return fields


def _clean(name: str, value: str) -> str:
    value = " ".join(value.split())[:_LENGTH_LIMIT]
    if name == "published":
        return _day(value)
    return "" if name == "title" and _UNTITLED.fullmatch(value) else value


def _day(created: str) -> str:
    """Read "D:20250225093000+01'00'": a file states no other date than that of its creation."""
    digits = re.match(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?", created)
    if digits is None:
        return ""
    year, month, day = (int(part or 1) for part in digits.groups())
    try:
        return iso_date(dt.date(year, month, day).isoformat())
    except ValueError:
        return ""
