"""An exported report is read back unchanged, and a refusal names what is wrong and its path."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.refusals import Refused
from articles.reports import render_json
from articles.reports.data.from_json import read_report
from tests.reports.made import a_claim, a_report, full_of


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_an_exported_report_is_read_back_unchanged(words):
    exported = render_json(full_of(words))

    assert render_json(read_report(exported.encode())) == exported


def altered(change: Any) -> bytes:
    record = json.loads(render_json(a_report(claims=(a_claim(1, "2019"),))))
    change(record)
    return json.dumps(record).encode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not JSON: line 1, column 1"),
        (b"\xff\xfe", "byte 0"),
        (b"[" * 100_000, "nested too deep"),
        (b"[1]", "This is not a report"),
        (b'{"format": "factcheck-report", "version": 1}', "version 1, but this program reads"),
        (b'{"format": "factcheck-report", "version": 2}', "At report: a required field is missing"),
        (b'{"format": NaN}', "NaN is not a number"),
    ],
    ids=["empty", "bytes", "deep", "other", "old", "bare", "nan"],
)
def test_another_kind_of_file_is_refused_with_a_message(data, sentence):
    with pytest.raises(Refused, match=sentence):
        read_report(data)


def claim_of(record: Any) -> Any:
    return record["report"]["claims"][0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda r: r["report"].pop("events"), r"report\.events: a required field is missing"),
        (lambda r: r["report"].update(more=1), r"report\.more: unknown field"),
        (lambda r: claim_of(r).update(span=[1]), r"claims\[0\]\.span: expected 2 values"),
        (lambda r: claim_of(r).update(span=[1, "2"]), r"span\[1\]: expected a whole number"),
        (lambda r: claim_of(r).update(span=[1, 2**70]), r"span\[1\]: the number is too large"),
        (lambda r: claim_of(r).update(number=True), r"number: expected a whole number"),
        (lambda r: claim_of(r).update(note=None), r"note: expected a text"),
        (lambda r: claim_of(r).update(note="a\0b"), r"note: the text contains a character"),
        (lambda r: claim_of(r).update(note="\ud800"), r"note: the text contains a character"),
        (
            lambda r: claim_of(r).update(state="done"),
            r"state: “done” is not one of open, in_progress",
        ),
        (lambda r: claim_of(r).update(flagged_at="now"), r"flagged_at: “now” is not a time"),
        (
            lambda r: claim_of(r).update(flagged_at="2025-02-25"),
            r"flagged_at: the time has no time zone",
        ),
        (lambda r: claim_of(r).update(citations={}), r"citations: expected a list"),
        (lambda r: r["report"].update(article=[]), r"report\.article: expected a record"),
    ],
)
def test_a_violation_of_the_schema_is_named_with_its_path(change, sentence):
    with pytest.raises(Refused, match=sentence):
        read_report(altered(change))
