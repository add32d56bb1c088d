import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime

from articles.reports.report import Report, Term

FORMAT = "factcheck-report"
VERSION = 1


def render_json(report: Report) -> str:
    """The whole report as JSON, with all that whoever asked for it may see: see `withhold`.

    The same report gives the same text. Times are ISO 8601 in UTC, spans are [start, end] in code
    points, fixed words are their keys.
    """
    record = {"format": FORMAT, "version": VERSION, "report": _plain(report)}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> object:
    match value:
        case Term():
            return value.key
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(each) for each in value]
        case dict():
            return {str(key): _plain(value[key]) for key in sorted(value)}
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
