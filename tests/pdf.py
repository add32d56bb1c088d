"""Small PDF files with the pages and metadata that a test needs."""

from collections.abc import Container, Iterable

_OPENING = (
    "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
    "",  # the list of pages, once their numbers are known
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
)


def make_pdf(
    *pages: str, title: str = "", author: str = "", made: str = "", pictures: Container[int] = ()
) -> bytes:
    """Return a PDF file with these pages, line by line; those in `pictures` have one behind them."""
    contents = [
        (_PICTURE if index in pictures else "") + _content(page) for index, page in enumerate(pages)
    ]
    return _pages(contents, f"<< /Title ({title}) /Author ({author}) /CreationDate ({made}) >>")


def make_page(lines: Iterable[tuple[int, int, str]]) -> bytes:
    """Return a PDF file of one page; each line is drawn from its left end, in points."""
    drawn = (f"BT /F1 12 Tf {left} {bottom} Td ({text}) Tj ET\n" for left, bottom, text in lines)
    return _pages(["".join(drawn)], "<< >>")


def _pages(contents: Iterable[str], properties: str) -> bytes:
    objects = list(_OPENING)
    numbers = []
    for content in contents:
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        numbers.append(len(objects))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<< /Type /Pages /Count {len(numbers)} /Kids [{kids}] >>"
    objects.append(properties)
    return _file(objects)


_PICTURE = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID z EI Q\n"


def _content(page: str) -> str:
    lines = "".join(f"({line}) Tj T* " for line in page.split("\n"))
    return f"BT /F1 12 Tf 14 TL 72 720 Td {lines}ET"


def _file(objects: list[str]) -> bytes:
    file = "%PDF-1.7\n"
    places = []
    for number, said in enumerate(objects, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{said}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return (
        f"{file}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(file)}\n%%EOF"
    ).encode("latin-1")
