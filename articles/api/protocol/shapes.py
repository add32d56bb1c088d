"""The JSON that the API answers with, as schemas. A report has the same records: docs/report.schema.json."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from articles.reports import to_json_value
from articles.reports.data.as_json import exported_fields
from articles.reports.data.schema import report_schema

Schema = dict[str, Any]
ID: Schema = {"type": "integer", "description": "Its id."}
VERSION: Schema = {
    "type": "integer",
    "description": "Rises with each change. The ETag begins with it; `If-Match` must name it.",
}


def id_of(what: str) -> Schema:
    """Return the schema of a field with the id of something else."""
    return {"type": "integer", "description": f"Id of the {what}."}


def text(meaning: str) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", "description": meaning}


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of JSON object: `own` fields, then those of a record of the report but for `without`.

    A list leaves out the `large` fields, unless a request names them in `fields`.
    """

    name: str
    own: Mapping[str, Schema]
    record: type | None = None
    without: frozenset[str] = frozenset()
    large: frozenset[str] = frozenset()
    about: str = ""
    required: tuple[str, ...] = field(default=("id",))

    @property
    def record_fields(self) -> tuple[str, ...]:
        """The names of the fields from the record."""
        names = exported_fields(self.record) if self.record else ()
        return tuple(name for name in names if name not in self.without and name not in self.own)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields, in their order."""
        return (*self.own, *self.record_fields)

    def values(self, record: object, **own: object) -> dict[str, object]:
        """Return the JSON object of a record, with the values of its own fields."""
        shared = {name: to_json_value(getattr(record, name)) for name in self.record_fields}
        return {name: to_json_value(value) for name, value in own.items()} | shared

    @property
    def schema(self) -> Schema:
        """The schema of one object. `fields` may leave out all fields but the id."""
        record = report_definitions().get(self.record.__name__, {}) if self.record else {}
        properties = dict(self.own)
        for name in self.record_fields:
            properties[name] = record["properties"][name]
        described = self.about or record.get("description", "")
        return {
            "type": "object",
            "description": described,
            "properties": properties,
            "required": list(self.required),
        }

    @property
    def list_schema(self) -> Schema:
        """The schema of a page of a list."""
        items = {"type": "array", "items": {"$ref": f"#/components/schemas/{self.name}"}}
        next_page = {
            "type": ["string", "null"],
            "description": "Address of the next page; null on the last one.",
        }
        return {
            "type": "object",
            "properties": {"items": items, "next": next_page},
            "required": ["items", "next"],
        }


@cache
def report_definitions() -> dict[str, Schema]:
    """Return the schemas of the records of a report, which refer to each other as here."""
    schema = json.loads(report_schema().replace("#/$defs/", "#/components/schemas/Report"))
    definitions: dict[str, Schema] = schema["$defs"]
    return definitions


PROBLEM: Schema = {
    "type": "object",
    "description": "An error (RFC 9457). `detail` says what was wrong and what to do.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
                "required": ["field", "message"],
            },
        },
        "theirs": text("What somebody else saved in the meantime."),
        "current": {"description": "What is stored now, if `If-Match` names another version."},
        "yours": {"description": "What you sent."},
    },
    "required": ["type", "title", "status", "detail"],
}


def components(shapes: Mapping[str, Shape]) -> Schema:
    """Return the schemas that operations refer to."""
    records = {f"Report{name}": schema for name, schema in report_definitions().items()}
    own = {name: shape.schema for name, shape in shapes.items()}
    lists = {f"{name}List": shape.list_schema for name, shape in shapes.items()}
    return {**own, **lists, **_used_by(own, records), "Problem": PROBLEM}


def _used_by(own: Mapping[str, Schema], records: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return those of the records that the shapes refer to, and those that these refer to."""
    used: dict[str, Schema] = {}
    pending = [json.dumps(schema) for schema in own.values()]
    while pending:
        written = pending.pop()
        for name, schema in records.items():
            if name not in used and f'"#/components/schemas/{name}"' in written:
                used[name] = schema
                pending.append(json.dumps(schema))
    return used
