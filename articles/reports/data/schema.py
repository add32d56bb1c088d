"""The JSON Schema of a report: types come from the records, descriptions from meanings.toml."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from articles.reports.content.article import (
    Term,
)
from articles.reports.content.report import (
    Report,
)
from articles.reports.data.as_json import FORMAT, SCHEMA, VERSION, exported_fields

MEANINGS = Path(__file__).with_name("meanings.toml")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+00:00$"
SPAN = "A span: start included, end excluded, in code points."
Schema = dict[str, Any]


def report_schema() -> str:
    """Return the schema of what `render_json` writes."""
    schema = {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": f"Annotated report of a fact-checked article, version {VERSION}",
        "description": (
            "Spans are [start, end] in code points, start included, end excluded. Times are ISO 8601 "
            "in UTC. An empty text means no content; null means that the field does not apply."
        ),
        "type": "object",
        "properties": {
            "schema": {"const": SCHEMA},
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "report": {"$ref": "#/$defs/Report"},
        },
        "required": ["schema", "format", "version", "report"],
        "additionalProperties": False,
        "$defs": {kind.__name__: _record(kind) for kind in sorted(_records(Report), key=_name)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


@cache
def meanings() -> dict[str, dict[str, Any]]:
    """Return the description of each field by record: a sentence, or {"says", "words"}."""
    return tomllib.loads(MEANINGS.read_text())


def _name(kind: type) -> str:
    return kind.__name__


def _records(kind: type) -> set[type]:
    """Return the types of all records within records of this type, and itself."""
    records: set[type] = set()
    pending = [kind]
    while pending:
        record = pending.pop()
        if record not in records:
            records.add(record)
            hints = get_type_hints(record)
            pending += [each for name in exported_fields(record) for each in _parts(hints[name])]
    return records


def _parts(hint: Any) -> Iterator[type]:
    if is_dataclass(hint) and isinstance(hint, type) and hint is not Term:
        yield hint
    for part in get_args(hint):
        yield from _parts(part)


def _record(kind: type) -> Schema:
    hints = get_type_hints(kind)
    descriptions = meanings()[kind.__name__]
    names = exported_fields(kind)
    about = " ".join((kind.__doc__ or "").split())
    has_docstring = not about.startswith(f"{kind.__name__}(")  # dataclasses generate one
    return {
        **({"description": about} if has_docstring else {}),
        "type": "object",
        "properties": {name: _field(hints[name], descriptions[name]) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _field(hint: Any, meaning: str | dict[str, Any]) -> Schema:
    if isinstance(meaning, str):
        return {**_type_schema(hint), "description": meaning}
    words: list[str | None] = list(meaning["words"])
    if NoneType in get_args(hint):
        words.append(None)
    return {"description": meaning["says"], "enum": words}


def _type_schema(hint: Any) -> Schema:
    """Return the schema of a value of this type."""
    simple: dict[Any, Schema] = {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        float: {"type": "number"},
        Term: {"type": "string"},
        datetime: {"type": "string", "format": "date-time", "pattern": MOMENT},
        date: {"type": "string", "format": "date"},
        Any: {},
    }
    if hint in simple:
        return simple[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    parts = get_args(hint)
    if get_origin(hint) is UnionType:
        (kind,) = (part for part in parts if part is not NoneType)
        return {"anyOf": [_type_schema(kind), {"type": "null"}]}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _type_schema(parts[1])}
    return _array(parts)


def _array(parts: tuple[Any, ...]) -> Schema:
    """Return the schema of a tuple: any number of one type, or one value for each type."""
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": _type_schema(parts[0])}
    array: Schema = {
        "type": "array",
        "prefixItems": [_type_schema(part) for part in parts],
        "items": False,
        "minItems": len(parts),
    }
    return {"description": SPAN, **array} if parts == (int, int) else array
