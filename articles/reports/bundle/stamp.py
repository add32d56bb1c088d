"""Which state of the database a report tells: equal states say the same, later ones sort behind."""

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
from articles.reports.data.as_json import VERSION, plain


def stamped(report: Report) -> Report:
    """The report with its version: of its shape, the time of its newest change, its fingerprint.

    Two reports of the same state carry the same version, whenever they were made, published or not.
    """
    never = datetime.min.replace(tzinfo=UTC)
    unstamped = replace(report, version="", generated_at=never, editions=())
    newest = max(_moments(unstamped)).astimezone(UTC)
    told = json.dumps(plain(unstamped), ensure_ascii=False).encode()
    fingerprint = hashlib.sha256(told).hexdigest()[:12]
    return replace(report, version=f"{VERSION}-{newest:%Y%m%dT%H%M%S}-{fingerprint}")


def _moments(value: object) -> Iterator[datetime]:
    """When something happened: fields called `at` or `..._at`. A deadline has not happened."""
    if isinstance(value, tuple):
        for each in value:
            yield from _moments(each)
    elif is_dataclass(value) and not isinstance(value, Term):
        for field in fields(value):
            found = getattr(value, field.name)
            if isinstance(found, datetime):
                if field.name == "at" or field.name.endswith("_at"):
                    yield found
            else:
                yield from _moments(found)
