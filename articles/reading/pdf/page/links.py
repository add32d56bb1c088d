"""The links of a page."""

from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from articles.reading.pdf.page.lines import Line

LINKS_LIMIT = 2000  # of one page
LENGTH_LIMIT = 4000  # bytes of one address
SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page, in points, that leads to an address."""

    left: float
    right: float
    bottom: float
    top: float
    url: str

    def contains(self, x: float, y: float) -> bool:
        """Whether the point is in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def set_links(page: pypdfium2.PdfPage, document: pypdfium2.PdfDocument, lines: list[Line]) -> None:
    """Set the address of each word that the page has as a link."""
    areas = list(_areas(page, document))
    for line in lines if areas else ():
        middle = line.baseline + line.size / 4
        for word in line.words:
            center = (word.left + word.right) / 2
            word.url = next((area.url for area in areas if area.contains(center, middle)), "")


def _areas(page: pypdfium2.PdfPage, document: pypdfium2.PdfDocument) -> Iterator[Area]:
    position, link = c_int(0), raw.FPDF_LINK()
    for _count in range(LINKS_LIMIT):
        if not raw.FPDFLink_Enumerate(page.raw, byref(position), byref(link)):
            return
        url = _url(link, document)
        if not url.lower().startswith(SCHEMES):
            continue
        box, corners = raw.FS_RECTF(), raw.FS_QUADPOINTSF()
        for index in range(max(0, raw.FPDFLink_CountQuadPoints(link))):
            if raw.FPDFLink_GetQuadPoints(link, index, byref(corners)):
                across = (corners.x1, corners.x2, corners.x3, corners.x4)
                upwards = (corners.y1, corners.y2, corners.y3, corners.y4)
                yield Area(min(across), max(across), min(upwards), max(upwards), url)
        if raw.FPDFLink_CountQuadPoints(link) <= 0 and raw.FPDFLink_GetAnnotRect(link, byref(box)):
            yield Area(box.left, box.right, box.bottom, box.top, url)


def _url(link: object, document: pypdfium2.PdfDocument) -> str:
    action = raw.FPDFLink_GetAction(link)
    size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
    if not 1 < size <= LENGTH_LIMIT:
        return ""
    buffer = create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace").strip()
