"""Validate exported reports with the published schema."""

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
    """Return the violations of the schema with their paths, empty for a valid report."""
    errors = validator().iter_errors(json.loads(text))
    return [f"{error.json_path}: {error.message}" for error in errors]
