"""The version stamp of a report: equal for equal states, and later states sort after earlier ones."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

from articles.reports.content.article import (
    Term,
)
from articles.reports.content.report import (
    Report,
)
from articles.reports.data.as_json import VERSION, to_json_value


def stamp_report(report: Report) -> Report:
    """Return the report with its version: schema version, time of the newest change, fingerprint.

    Reports of the same state have the same version, whenever they are generated or published.
    """
    never = datetime.min.replace(tzinfo=UTC)
    unstamped = replace(report, version="", generated_at=never, editions=(), history=None)
    newest = max(_times(unstamped)).astimezone(UTC)
    content = json.dumps(to_json_value(unstamped), ensure_ascii=False).encode()
    fingerprint = hashlib.sha256(content).hexdigest()[:12]
    return replace(report, version=f"{VERSION}-{newest:%Y%m%dT%H%M%S}-{fingerprint}")


def _times(value: object) -> Iterator[datetime]:
    """Yield the times of all fields called `at` or `..._at`. A deadline is not a change."""
    if isinstance(value, tuple):
        for each in value:
            yield from _times(each)
    elif is_dataclass(value) and not isinstance(value, Term):
        for field in fields(value):
            field_value = getattr(value, field.name)
            if isinstance(field_value, datetime):
                if field.name == "at" or field.name.endswith("_at"):
                    yield field_value
            else:
                yield from _times(field_value)
