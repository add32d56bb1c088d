from collections.abc import Iterator

from articles.reports.content.report import (
    Report,
)
from articles.reports.references.bibliography import Reference, references
from articles.reports.references.source_types import type_of

LINE_END = "\r\n"  # as in DOS: some programs read no other


def render_ris(report: Report) -> str:
    """Return the sources as RIS for EndNote, Mendeley and others."""
    return "".join(_record(reference) for reference in references(report))


def _record(reference: Reference) -> str:
    lines = (f"{tag}  - {_one_line(value)}".rstrip(" ") for tag, value in _fields(reference))
    return LINE_END.join([*lines, "ER  - ", "", ""])


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = type_of(reference)
    yield "TY", kind.ris
    yield "ID", reference.key
    yield "TI", reference.title
    for author in reference.authors:
        yield "AU", f"{author.family}, {author.given}" if author.family else author.name
    if reference.container:
        yield "PB" if kind.is_published_by_site else "T2", reference.container
    if reference.publisher:
        yield "PB", reference.publisher
    if reference.issued:
        yield "PY", f"{reference.issued[0]:04}"
        yield "DA", "/".join(_padded(reference.issued))
    elif reference.issued_text:
        yield "DA", f"///{reference.issued_text}"
    if reference.medium:
        yield "M3", reference.medium
    if reference.url:
        yield "UR", reference.url
    if reference.accessed:
        yield "Y2", f"{reference.accessed:%Y/%m/%d}"
    if reference.language:
        yield "LA", reference.language


def _padded(issued: tuple[int, ...]) -> list[str]:
    """Return year, month and day; RIS needs all three, empty if unknown."""
    known = [f"{issued[0]:04}", *(f"{part:02}" for part in issued[1:])]
    return [*known, "", ""][:3]


def _one_line(value: str) -> str:
    """Return the value without line breaks, so that no title can start another field."""
    return " ".join(value.split())
