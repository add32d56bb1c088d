import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from articles.reports.content.article import (
    Term,
)
from articles.reports.content.report import (
    Report,
)

FORMAT = "factcheck-report"
VERSION = 3
READABLE_VERSIONS = (2, 3)
SCHEMA = f"urn:factcheck:report:{VERSION}"


def render_json(report: Report) -> str:
    """Return the report as JSON. The same report gives the same text.

    Times are ISO 8601 in UTC, spans are [start, end] in code points, choices are their keys.
    """
    record = {
        "schema": SCHEMA,
        "format": FORMAT,
        "version": VERSION,
        "report": to_json_value(report),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def to_json_value(value: object) -> object:
    """Return a record as values that JSON has."""
    match value:
        case Term():
            return value.key
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case tuple() | list():
            return [to_json_value(each) for each in value]
        case dict():
            return {str(key): to_json_value(value[key]) for key in sorted(value)}
        case _ if is_dataclass(value):
            return {name: to_json_value(getattr(value, name)) for name in exported_fields(value)}
    return value


def exported_fields(record: Any) -> list[str]:
    """Return the names of the fields of a record, or of its type, that are exported."""
    return [field.name for field in fields(record) if field.metadata.get("exported", True)]
