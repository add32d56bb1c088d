"""The JSON Schema of a report: the shape from the records themselves, the meanings from a table."""

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
    """The schema of what `render_json` writes, as text for a file."""
    told = {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": f"Annotated report of a fact-checked article, version {VERSION}",
        "description": (
            "Spans are [start, end] in code points, start included, end excluded. Times are ISO 8601 "
            "in UTC. Texts that have nothing to say are empty; null stands for what does not apply."
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
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


@cache
def meanings() -> dict[str, dict[str, Any]]:
    """By record and field, what it means: a sentence, or {"says", "words"}."""
    return tomllib.loads(MEANINGS.read_text())


def _name(kind: type) -> str:
    return kind.__name__


def _records(kind: type) -> set[type]:
    """All records that one of this kind may tell of, and itself."""
    found: set[type] = set()
    waiting = [kind]
    while waiting:
        record = waiting.pop()
        if record not in found:
            found.add(record)
            hints = get_type_hints(record)
            waiting += [each for name in exported_fields(record) for each in _parts(hints[name])]
    return found


def _parts(hint: Any) -> Iterator[type]:
    if is_dataclass(hint) and isinstance(hint, type) and hint is not Term:
        yield hint
    for part in get_args(hint):
        yield from _parts(part)


def _record(kind: type) -> Schema:
    hints = get_type_hints(kind)
    said = meanings()[kind.__name__]
    names = exported_fields(kind)
    about = " ".join((kind.__doc__ or "").split())
    is_written = not about.startswith(f"{kind.__name__}(")  # else it is a dataclass's own
    return {
        **({"description": about} if is_written else {}),
        "type": "object",
        "properties": {name: _field(hints[name], said[name]) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _field(hint: Any, said: str | dict[str, Any]) -> Schema:
    if isinstance(said, str):
        return {**_of(hint), "description": said}
    words: list[str | None] = list(said["words"])
    if NoneType in get_args(hint):
        words.append(None)
    return {"description": said["says"], "enum": words}


def _of(hint: Any) -> Schema:
    """What a value of this type looks like."""
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
        return {"anyOf": [_of(kind), {"type": "null"}]}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _of(parts[1])}
    return _array(parts)


def _array(parts: tuple[Any, ...]) -> Schema:
    """A tuple: of any number of one type, or of one value a type."""
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": _of(parts[0])}
    told: Schema = {
        "type": "array",
        "prefixItems": [_of(part) for part in parts],
        "items": False,
        "minItems": len(parts),
    }
    return {"description": SPAN, **told} if parts == (int, int) else told
