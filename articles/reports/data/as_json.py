import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from articles.reports.content.article import (
    Term,
)
from articles.reports.content.report import (
    Report,
)

FORMAT = "factcheck-report"
VERSION = 7
INDENT = 2
READABLE_VERSIONS = (2, 3, 4, 5, 6, 7)
SCHEMA = f"urn:factcheck:report:{VERSION}"


def render_json(report: Report) -> str:
    """Return the report as JSON. The same report gives the same text.

    Times are ISO 8601 in UTC, spans are [start, end] in code points, choices are their keys.
    """
    about = {"schema": SCHEMA, "format": FORMAT, "version": VERSION}
    head = json.dumps(about, indent=INDENT).removesuffix("\n}")
    return "".join([head, ',\n  "report": {', *_indented_pieces(report), "\n  }\n}\n"])


def _indented_pieces(report: Report) -> Iterator[str]:
    """Yield the fields of the report, one item of its lists at a time, as `json_pieces` does."""
    for position, name in enumerate(exported_fields(type(report))):
        value = getattr(report, name)
        yield f"{',' if position else ''}\n    {json.dumps(name)}: "
        if isinstance(value, tuple) and value:
            yield "["
            for number, each in enumerate(value):
                yield f"{',' if number else ''}\n      {_indented(each, 6)}"
            yield "\n    ]"
        else:
            yield _indented(value, 4)


def _indented(value: object, columns: int) -> str:
    lines = json.dumps(to_json_value(value), ensure_ascii=False, indent=INDENT)
    return lines.replace("\n", "\n" + " " * columns)  # in strings, line ends are escaped


def to_json_value(value: object) -> object:
    """Return a record as values that JSON has."""
    match value:
        case None | str() | int() | float():
            return value
        case Term():
            return value.key
        case tuple() | list():
            return [to_json_value(each) for each in value]
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case dict():
            return {str(key): to_json_value(value[key]) for key in sorted(value)}
        case _ if is_dataclass(value):
            names = exported_fields(type(value))
            return {name: to_json_value(getattr(value, name)) for name in names}
    return value


def json_pieces(record: object) -> Iterator[str]:
    """Yield the JSON of a record on one line, in pieces: each item of its lists is one.

    So the values of a long text are not in memory at once. The pieces together are what
    `json.dumps` makes of `to_json_value`.
    """
    for position, name in enumerate(exported_fields(type(record))):
        value = getattr(record, name)
        yield f"{', ' if position else '{'}{json.dumps(name)}: "
        if isinstance(value, tuple):
            yield "["
            for number, each in enumerate(value):
                yield (", " if number else "") + _on_one_line(each)
            yield "]"
        else:
            yield _on_one_line(value)
    yield "}"


def _on_one_line(value: object) -> str:
    return json.dumps(to_json_value(value), ensure_ascii=False)


def exported_fields(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of a type of records that are exported."""
    return _exported_fields(kind)


@cache
def _exported_fields(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record) if field.metadata.get("exported", True))
