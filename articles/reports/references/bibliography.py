"""The sources of a report as bibliographic references."""

from dataclasses import dataclass
from datetime import UTC, date

from articles.reports.content.dates import parts_of
from articles.reports.content.inline_markup import plain_title
from articles.reports.content.report import (
    Report,
)
from articles.reports.content.sources import (
    Capture,
    Source,
)
from articles.reports.references.authors import Author, authors_of


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as a bibliography lists it.

    `type` is what a page says that it is, as schema.org names it ("NewsArticle"). `authors` are the
    authors of a page or an upload, the person interviewed, or who issued a document. `container` is
    the site of a page; `publisher` issued a document or broadcast. `issued` is (year, month, day),
    as far as known, `issued_text` a date in other words. `medium` says how an interview was held.
    `accessed` is the day of the newest capture; `claims` are the numbers of the citing claims.
    """

    key: str
    source: Source
    title: str
    claims: tuple[int, ...]
    type: str = ""
    authors: tuple[Author, ...] = ()
    container: str = ""
    publisher: str = ""
    issued: tuple[int, ...] = ()
    issued_text: str = ""
    medium: str = ""
    accessed: date | None = None
    url: str = ""
    language: str = ""


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
        return Reference(key, source, source.public_description, claims)
    capture = source.capture
    read = capture.field if capture else lambda name: ""
    published = read("published")
    issued = _parts_of_day(source.dated_on) or parts_of(published)
    return Reference(
        key=key,
        source=source,
        title=plain_title(source.title or read("title")) or source.url or source.person,
        claims=claims,
        type=read("type") if source.url else "",
        authors=tuple(_authors(source, capture)),
        container="" if source.person or source.issuer else read("site"),
        publisher=source.issuer,
        issued=issued,
        issued_text="" if issued else published,
        medium=source.channel.label if source.channel else "",
        accessed=capture.at.astimezone(UTC).date() if capture else None,
        url=source.url,
        language=read("language"),
    )


def _authors(source: Source, capture: Capture | None) -> list[Author]:
    """Return the authors by the kind of source: the station of a broadcast is not its author."""
    if source.person:
        return authors_of(source.person)
    if source.kind.key == "document" and source.issuer:
        return [Author(source.issuer)]
    if capture is None or source.issuer:
        return []
    return authors_of(capture.field("author"), capture.field("organisations"))


def _parts_of_day(day: date | None) -> tuple[int, ...]:
    return (day.year, day.month, day.day) if day else ()
