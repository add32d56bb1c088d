from collections.abc import Iterator

from articles.reports.content.bibliography import Reference, references
from articles.reports.content.report import (
    Report,
)

# The kinds of sources, in the words of RIS.
TYPES = {
    "url": "ELEC",
    "upload": "GEN",
    "interview": "PCOMM",
    "document": "RPRT",
    "broadcast": "VIDEO",
}
LINE_END = "\r\n"  # RIS was made for DOS, and some programs still hold it to that


def render_ris(report: Report) -> str:
    """The sources as RIS, which EndNote, Mendeley and others read. Not the claims."""
    return "".join(_record(reference) for reference in references(report))


def _record(reference: Reference) -> str:
    lines = (f"{tag}  - {_one_line(value)}".rstrip(" ") for tag, value in _fields(reference))
    return LINE_END.join([*lines, "ER  - ", "", ""])


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(reference.source.kind.key, "GEN")
    yield "ID", reference.key
    yield "TI", reference.title
    if reference.author:
        yield "AU", reference.author
    if reference.container:
        yield "T2", reference.container
    if reference.issued:
        yield "PY", f"{reference.issued[0]:04}"
        yield "DA", "/".join(_padded(reference.issued))
    if reference.url:
        yield "UR", reference.url
    if reference.seen:
        yield "Y2", f"{reference.seen:%Y/%m/%d}"
    if reference.language:
        yield "LA", reference.language


def _padded(issued: tuple[int, ...]) -> list[str]:
    """Year, month, day: RIS writes all three, and leaves empty what is not known."""
    known = [f"{issued[0]:04}", *(f"{part:02}" for part in issued[1:])]
    return [*known, "", ""][:3]


def _one_line(value: str) -> str:
    """A field of RIS is a line: what looks like the next field in a title must not become one."""
    return " ".join(value.split())
