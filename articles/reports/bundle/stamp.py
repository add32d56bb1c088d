"""The version stamp of a report: equal for equal states, and later states sort after earlier ones."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from articles.reports.content.article import (
    Statement,
    Term,
)
from articles.reports.content.claims import Calculation
from articles.reports.content.people import with_english_marks
from articles.reports.content.report import (
    Report,
)
from articles.reports.data.as_json import VERSION, json_pieces

WITHOUT_TIMES = (Statement, Term)


def stamp_report(report: Report) -> Report:
    """Return the report with its version: schema version, time of the newest change, fingerprint.

    Reports of the same state have the same version, whenever and in whichever language they are
    generated or published.
    """
    never = datetime.min.replace(tzinfo=UTC)
    unstamped = _without_language(report)
    unstamped = replace(unstamped, version="", generated_at=never, editions=(), history=None)
    newest = max(_times(unstamped)).astimezone(UTC)
    digest = hashlib.sha256()
    for piece in json_pieces(unstamped):
        digest.update(with_english_marks(piece).encode())
    fingerprint = digest.hexdigest()[:12]
    return replace(report, version=f"{VERSION}-{newest:%Y%m%dT%H%M%S}-{fingerprint}")


def _without_language(report: Report) -> Report:
    """Return the report without what is written in the language of the page from other fields."""
    return replace(
        report,
        events=tuple(replace(each, what="") for each in report.events),
        sources=tuple(replace(each, title="") if each.person else each for each in report.sources),
        claims=tuple(
            replace(claim, calculations=tuple(map(_without_writing, claim.calculations)))
            for claim in report.claims
        ),
    )


def _without_writing(calculation: Calculation) -> Calculation:
    return replace(calculation, written="", result="", sentence="")


def _times(value: object) -> Iterator[datetime]:
    """Yield the times of all fields called `at` or `..._at`. A deadline is not a change."""
    if isinstance(value, tuple):
        for each in value:
            yield from _times(each)
        return
    kind: Any = type(value)
    for name in _fields_with_times(kind):
        field_value = getattr(value, name)
        if not isinstance(field_value, datetime):
            yield from _times(field_value)
        elif name == "at" or name.endswith("_at"):
            yield field_value


@cache
def _fields_with_times(record: type) -> tuple[str, ...]:
    """Return the names of the fields of a record that may hold times or records; () for others."""
    if not is_dataclass(record) or record in WITHOUT_TIMES:
        return ()
    return tuple(field.name for field in fields(record))
