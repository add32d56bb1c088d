"""The JSON is complete, and the same for the same report."""

import json
import tomllib
from dataclasses import is_dataclass
from pathlib import Path

from articles import __version__
from articles.reports import GENERATOR, Report, Term, render_json
from articles.reports.data.as_json import (
    FORMAT,
    SCHEMA,
    VERSION,
    exported_fields,
    json_pieces,
    to_json_value,
)
from tests.reports.made import TEXT, a_claim, a_report, full_of

ROOT = Path(__file__).resolve().parents[3]


def test_it_names_its_format_and_version():
    record = json.loads(render_json(a_report()))

    assert (record["format"], record["version"]) == ("factcheck-report", 7)


def test_times_are_iso_and_spans_are_pairs_of_code_points():
    record = json.loads(render_json(a_report(claims=(a_claim(1, "2019"),))))["report"]

    assert record["generated_at"] == "2025-02-25T09:14:00+00:00"
    (claim,) = record["claims"]
    start, end = claim["span"]
    assert record["revision"]["text"][start:end] == TEXT[start:end] == "2019"


def test_the_same_report_gives_the_same_json():
    assert render_json(full_of("words")) == render_json(full_of("words"))


def test_texts_of_people_are_unchanged():
    words = '</script>“é😀\u2028" \\ =cmd()'

    record = json.loads(render_json(full_of(words)))["report"]

    assert record["claims"][0]["verdicts"][0]["explanation"] == words
    assert record["article"]["title"] == words


def names(value: object) -> set[str]:
    if isinstance(value, Term) or not (is_dataclass(value) or isinstance(value, tuple)):
        return set()
    if isinstance(value, tuple):
        return set().union(*map(names, value))
    inner = (getattr(value, name) for name in exported_fields(type(value)))
    return set(exported_fields(type(value))).union(*map(names, inner))


def keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_every_field_of_the_report_is_in_it():
    report: Report = full_of("words")

    assert names(report) <= keys(json.loads(render_json(report))["report"])


def test_the_generator_names_the_version_of_the_project():
    dynamic = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["dynamic"]

    assert dynamic["version"] == {"attr": "articles.__version__"}
    assert f"Factcheck {__version__}" == GENERATOR


def test_the_json_is_written_in_pieces_and_is_what_json_itself_writes():
    report = full_of("“a”\n\u2028{[, \\")
    about = {"schema": SCHEMA, "format": FORMAT, "version": VERSION}
    record = about | {"report": to_json_value(report)}

    assert "".join(json_pieces(report)) == json.dumps(to_json_value(report), ensure_ascii=False)
    assert render_json(report) == json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    assert len(list(json_pieces(report))) > len(exported_fields(type(report)))
