"""The JSON Schema in docs/ is up to date, and describes every field."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import models, reports
from articles.reads.publishing import snapshot_report
from articles.reports import Rendering, in_rendering, render_json
from articles.reports.data.as_json import exported_fields
from articles.reports.data.schema import meanings, report_schema
from tests.reports.made import a_report, full_of
from tests.reports.validated import SCHEMA, wrong_in

WORDS = {
    ("Article", "status"): models.Article.Status,
    ("Speaker", "kind"): models.Speaker.Kind,
    ("Tick", "kind"): models.Tick.Kind,
    ("Statement", "kind"): models.Statement.Kind,
    ("Attribution", "state"): models.Attribution.State,
    ("Attribution", "stance"): models.Attribution.Stance,
    ("Inconsistency", "state"): models.Inconsistency.State,
    ("Rating", "colour"): models.Rating.Colour,
    ("Claim", "reason"): models.Claim.Reason,
    ("Claim", "priority"): models.Claim.Priority,
    ("Claim", "state"): models.Claim.State,
    ("Citation", "stance"): models.Citation.Stance,
    ("Finding", "sought"): models.Finding.Sought,
    ("Finding", "outcome"): models.Finding.Outcome,
    ("RuleCheck", "rule"): models.Rule,
    ("RuleCheck", "severity"): models.Severity,
    ("TieBreak", "outcome"): models.TieBreak.Outcome,
    ("Question", "channel"): models.Question.Channel,
    ("Question", "whom"): models.Question.Whom,
    ("ClaimReview", "speaker_kind"): models.Speaker.Kind,
    ("ClaimCarryOver", "former_state"): models.Claim.State,
    ("ClaimCarryOver", "kind"): models.ClaimCarryOver.Kind,
    ("ClaimCarryOver", "doubt"): models.ClaimCarryOver.Doubt,
    ("Source", "visibility"): models.Source.Visibility,
    ("Source", "channel"): models.Source.Channel,
    ("Capture", "origin"): models.Capture.Origin,
    ("CommonOrigin", "state"): models.CommonOrigin.State,
}


def test_the_schema_in_docs_is_up_to_date():
    assert SCHEMA.read_text() == report_schema(), (
        "run: manage.py report_schema -o docs/report.schema.json"
    )


def test_each_field_of_each_record_has_a_description():
    for name, said in meanings().items():
        record = getattr(reports, name)
        assert tuple(said) == exported_fields(record), name


@pytest.mark.parametrize("where", WORDS, ids=".".join)
def test_the_choices_are_those_of_the_models(where):
    record, field = where

    assert meanings()[record][field]["words"] == [str(each) for each in WORDS[where].values]


@pytest.mark.parametrize("rendering", Rendering)
def test_an_export_with_records_of_every_type_is_valid(rich, rendering):
    report = snapshot_report(rich, everything=True)

    assert wrong_in(render_json(in_rendering(report, rendering))) == []


@given(st.text(min_size=1, max_size=20).filter(lambda words: words.strip()))
def test_an_export_with_any_text_is_valid(words):
    assert wrong_in(render_json(full_of(words))) == []


def altered(change: Any) -> str:
    record = json.loads(render_json(a_report()))
    change(record)
    return json.dumps(record)


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.update(version=1),
        lambda record: record["report"].pop("claims"),
        lambda record: record["report"].update(note="more"),
        lambda record: record["report"]["article"].update(status="half done"),
        lambda record: record["report"]["revision"].update(length="twelve"),
        lambda record: record["report"]["article"].update(created_at="yesterday"),
    ],
    ids=["version", "missing", "unknown", "word", "type", "time"],
)
def test_an_altered_report_is_invalid(change):
    assert wrong_in(altered(lambda record: None)) == []
    assert wrong_in(altered(change))
