"""The sources of a report as bibliographic references."""

import re
from dataclasses import dataclass
from datetime import UTC, date

from articles.reports.content.report import (
    Report,
)
from articles.reports.content.sources import (
    Source,
)

DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as a bibliography lists it.

    `author` names all authors in one line. `issued` is (year, month, day), as far as known;
    `accessed` is the day of the newest capture; `claims` are the numbers of the citing claims.
    """

    key: str
    source: Source
    title: str
    author: str
    container: str
    issued: tuple[int, ...]
    accessed: date | None
    url: str
    language: str
    claims: tuple[int, ...]


def references(report: Report) -> list[Reference]:
    """Return all sources, in order. A withheld one has its public description only."""
    return [_reference(source, report) for source in report.sources]


def _reference(source: Source, report: Report) -> Reference:
    key = f"source-{source.number}"
    claims = tuple(
        claim.number
        for claim in report.numbered_claims
        if claim.number and any(each.source == source.number for each in claim.citations)
    )
    if source.withheld:
        return Reference(key, source, source.public_description, "", "", (), None, "", "", claims)
    capture = source.capture
    read = capture.field if capture else lambda name: ""
    return Reference(
        key=key,
        source=source,
        title=source.title or read("title") or source.url,
        author=read("author"),
        container=read("site"),
        issued=parts_of(read("published")),
        accessed=capture.at.astimezone(UTC).date() if capture else None,
        url=source.url,
        language=read("language"),
        claims=claims,
    )


def parts_of(published: str) -> tuple[int, ...]:
    """Return (year, month, day) of an ISO 8601 date, as many as it has; () for other text."""
    match = DATE.match(published)
    if not match:
        return ()
    parts = [int(part) for part in match.groups() if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return ()
    return tuple(parts)
