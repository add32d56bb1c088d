"""The published schema of reports, asked of what is exported."""

import json
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

SCHEMA = Path(__file__).resolve().parents[2] / "docs/report.schema.json"


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def wrong_in(text: str | bytes) -> list[str]:
    """What the schema says against an exported report: where, and what; empty for a good one."""
    found = validator().iter_errors(json.loads(text))
    return [f"{error.json_path}: {error.message}" for error in found]
