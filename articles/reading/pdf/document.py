"""A PDF file to a Document: its text in paragraphs, the start of each page, and its metadata."""

import contextlib
import datetime as dt
import re
import time
from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.reading.dates import iso_date
from articles.reading.document import Document, Field, Unreadable
from articles.reading.pdf.blocks import Block
from articles.reading.pdf.columns import in_columns
from articles.reading.pdf.drop_caps import join_drop_caps
from articles.reading.pdf.file import PdfFile
from articles.reading.pdf.joins import Vocabulary
from articles.reading.pdf.notes import without_notes
from articles.reading.pdf.ocr import Recognition
from articles.reading.pdf.page import Line
from articles.reading.pdf.paragraphs import add_notes, paragraphs_of_pages
from articles.reading.pdf.reading_order import in_reading_order
from articles.reading.pdf.running_heads import without_running_heads
from articles.reading.pdf.scans import PICTURES, READ_BY_OCR, page_sentence, picture_of
from articles.reading.pdf.text import text_of_blocks
from articles.reading.plain import storable

PAGES_LIMIT = 2000
SECONDS_LIMIT = 7.0  # of CPU time, below the limit of the process: part of a text beats none
TEXT_LIMIT = 5_000_000  # code points
WORD_LENGTH = 6  # code points, with the space

NO_TEXT = _("No text was found in this PDF file. It may contain only pictures of pages.")
FIRST_PAGES = _("Only the first {read} of {pages} pages were read because the file is long.")
PAGES_FAILED = _("Some pages could not be read.")

_LENGTH_LIMIT = 1000  # code points of one value
_NAMES = {"title": "Title", "author": "Author", "published": "CreationDate"}
_UNTITLED = re.compile(r"untitled\W*\d*|microsoft \w+ - .*|.*\.\w{2,5}", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_pdf(body: bytes) -> Document:
    """Return the text, the start of each page, and the metadata.

    Raises Unreadable for a file that is locked or damaged.
    """
    with PdfFile(body) as file:
        pages, missing, origin = _pages(file)
        fields = _fields(file)
    known = Vocabulary.of_lines(line for lines in pages for line in lines)
    pages = [in_reading_order(in_columns(join_drop_caps(lines, known.words))) for lines in pages]
    pages = without_running_heads(pages)
    bodies, notes = without_notes(pages)
    blocks = paragraphs_of_pages(bodies)
    add_notes(blocks, ((note.page, note.lines) for note in notes if not note.is_cited))
    cited = [Block([(note.page, line) for line in note.lines]) for note in notes]
    read = text_of_blocks(blocks, cited, known, len(pages))
    if not any(character.isalnum() for character in read.text):
        missing = (*missing, str(NO_TEXT))
    return Document(
        read.text,
        fields,
        missing,
        pages=tuple(read.starts),
        annotations=tuple(read.annotations),
        paragraphs=tuple(read.paragraphs),
        origin=origin,
    )


def _pages(file: PdfFile) -> tuple[list[list[Line]], tuple[str, ...], str]:
    """Return the lines of each page, sentences about missing pages, and the origin of the lines."""
    started = time.process_time()
    pages: list[list[Line]] = []
    pictures: list[int] = []
    length = failed = 0
    for index in range(min(file.page_count, PAGES_LIMIT)):
        if length > TEXT_LIMIT or time.process_time() - started > SECONDS_LIMIT:
            break
        lines: list[Line] = []
        try:
            lines, is_picture = file.read(index)
            pictures += [index] if is_picture else []
        except Unreadable:
            failed += 1
        pages.append(lines)
        length += sum(len(line.words) * WORD_LENGTH for line in lines)
    missing = []
    if len(pages) < file.page_count:
        missing.append(str(format_lazy(FIRST_PAGES, read=len(pages), pages=file.page_count)))
    if failed:
        missing.append(str(PAGES_FAILED))
    recognised = _recognised(file, pictures)
    pages = [recognised.get(index, lines) for index, lines in enumerate(pages)]
    unread = [index for index in pictures if index not in recognised]
    if unread and any(pages):
        missing.append(page_sentence(PICTURES, unread))
    if recognised:
        missing.append(page_sentence(READ_BY_OCR, recognised))
    has_text = any(lines for index, lines in enumerate(pages) if index not in recognised)
    origin = "OCR" if recognised and not has_text else "PDF pages"
    return pages, tuple(missing), origin


def _recognised(file: PdfFile, pages: Iterable[int]) -> dict[int, list[Line]]:
    """Return the lines of those of the pages whose pictures can be read in time."""
    recognition = Recognition()
    recognised: dict[int, list[Line]] = {}
    for index in pages:
        if not recognition.has_time():
            break
        with contextlib.suppress(Unreadable), file.page(index) as page:
            lines = recognition.lines(picture_of(page))
            recognised |= {index: lines} if lines else {}
    return recognised


def _fields(file: PdfFile) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    with contextlib.suppress(Unreadable):
        for name, key in _NAMES.items():
            value = _clean(name, storable(file.property(key)))
            if value:
                fields[name] = Field(value, f"pdf {key}")
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
