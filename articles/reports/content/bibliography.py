"""The sources of a report as bibliographic references."""

import re
from dataclasses import dataclass
from datetime import UTC, date
from typing import NamedTuple

from articles.reports.content.report import (
    Report,
)
from articles.reports.content.sources import (
    Source,
)

MOST_WORDS = 5  # of the name of a person
PARTICLES = frozenset(
    {
        *("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le"),
        *("bin", "bint", "al", "ibn", "ten", "ter", "zu"),
    }
)
GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
ORGANISATIONS = frozenset(  # words that the name of a person does not have
    {
        *(
            "the",
            "of",
            "and",
            "for",
            "to",
            "agency",
            "associated",
            "press",
            "reuters",
            "news",
            "staff",
        ),
        *("team", "desk", "editors", "editorial", "contributors", "correspondent", "reporter"),
        *("ministry", "department", "office", "council", "university", "institute", "association"),
        *("committee", "foundation", "network", "media", "group", "company", "inc", "ltd", "gmbh"),
        *("redaktion", "agentur", "nachrichten", "ministerium", "amt", "rédaction", "agence"),
        *("ministère", "redacción", "agencia", "ministerio", "post", "times", "journal", "gazette"),
        *("tribune", "herald"),
    }
)
DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as a bibliography lists it.

    `author` names all authors in one line, `authors` each of them. `issued` is (year, month, day), as
    far as known; `accessed` is the day of the newest capture; `claims` are the numbers of the citing claims.
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

    @property
    def authors(self) -> list["Author"]:
        return authors_of(self.author)


class Author(NamedTuple):
    """A person with a family name, or else a name as it stands: of an organisation, or of one word."""

    name: str
    family: str = ""
    given: str = ""


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


def authors_of(line: str) -> list[Author]:
    """Return the authors that a line names: "Ann Lee; Bo Roe", or "Ann Lee, Bo Roe" as older captures."""
    names = [name.strip() for name in line.split(";") if name.strip()]
    if len(names) == 1:
        parts = [part.strip() for part in line.split(",")]
        names = parts if all(map(_is_person, parts)) else names
    return [_author(name) for name in names]


def _author(name: str) -> Author:
    """Return a person for a name such as "Ann Lee", "Lee, Ann" or "Ludwig van der Berg"."""
    start, comma, rest = (part.strip() for part in name.partition(","))
    is_generation = rest.casefold() in GENERATIONS
    if comma and not is_generation and "," not in rest and len(start.split()) == 1:
        return Author(name, start, rest)
    if not _is_person(start) or (comma and not is_generation):
        return Author(name)
    words = start.split()
    last = len(words) - 1
    first = next((at for at in range(1, last) if words[at] in PARTICLES), last)
    given = " ".join(words[:first])
    return Author(name, " ".join(words[first:]), f"{given}, {rest}" if comma else given)


def _is_person(name: str) -> bool:
    """Is it the whole name of a person, as far as its words tell?"""
    words = name.split()
    is_cased = all(word[0].isupper() or word in PARTICLES for word in words)
    is_organisation = any(word.casefold().strip(".") in ORGANISATIONS for word in words)
    is_long = 1 < len(words) <= MOST_WORDS and words[-1].casefold() not in GENERATIONS
    return is_long and is_cased and not is_organisation and _has_letters_only(name)


def _has_letters_only(name: str) -> bool:
    return all(character.isalpha() or character in " .-'’" for character in name)


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
