"""Pages that are pictures: announced, or read by OCR."""

from collections.abc import Iterable

import pypdfium2
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from pypdfium2 import raw

from articles.reading.pdf.ocr import PIXELS, RESOLUTION, Picture
from articles.reading.pdf.page import Line

FEW_LETTERS = 30  # a stamp or a page number beside the picture of a page
LARGE = 0.4  # of the page; such a picture may show the text
MANY_PATHS = 30  # drawn letters; fewer are rules and frames
OBJECTS_LIMIT = 2000  # of one page

PICTURES = _("These pages are pictures, whose words cannot be searched: {pages}.")
READ_BY_OCR = _(
    "These pages are pictures and were read by OCR, which makes mistakes: {pages}. "
    "Compare their words with the pictures."
)


def is_picture(page: pypdfium2.PdfPage, lines: list[Line]) -> bool:
    """Whether the page shows its words as a picture. `lines` is the text in it."""
    letters = sum(map(str.isalnum, "".join(line.text for line in lines)))
    if letters >= FEW_LETTERS:
        return False
    width, height = page.get_size()
    paths = 0
    for index, part in enumerate(page.get_objects(max_depth=3)):
        if part.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = part.get_bounds()
            share = abs((right - left) * (top - bottom)) / (width * height or 1)
            if share > LARGE or not letters:
                return True
        paths += part.type == raw.FPDF_PAGEOBJ_PATH
        if index > OBJECTS_LIMIT:
            break
    return paths > MANY_PATHS and not letters


def picture_of(page: pypdfium2.PdfPage) -> Picture:
    """Return the page as a picture."""
    width, height = page.get_size()
    inches = width * height / 72 / 72
    resolution = min(RESOLUTION, (PIXELS / (inches or 1)) ** 0.5)
    bitmap = page.render(scale=resolution / 72, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
        pixels = b"".join(rows[start : start + bitmap.width] for start in starts)
        return Picture(bitmap.width, bitmap.height, pixels, resolution)
    finally:
        bitmap.close()


def page_sentence(template: object, pages: Iterable[int]) -> str:
    """Return a sentence that names pages, counted from 0, as "1, 3–5"."""
    numbers = sorted(pages)
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    named = (f"{a + 1}" if a == b else f"{a + 1}–{b + 1}" for a, b in ranges)
    return str(format_lazy(str(template), pages=", ".join(named)))
