"""The CSV has one row for each claim, and no cell that a spreadsheet would calculate."""

import csv
import io

import pytest

from articles.reports import render_csv, render_csv_with_mark
from tests.reports.made import a_citation, a_claim, a_query, a_report, a_source, a_verdict, full_of
from tests.reports.payloads import FORMULAS


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_each_claim_is_a_row_in_text_order():
    claims = (
        a_claim(1, "it is safe", speakers=("Jane Doe",), verdicts=(a_verdict(),)),
        a_claim(2, "2019", citations=(a_citation(),), queries=(a_query(),)),
        a_claim(None, "Nobody counted"),
    )

    head, *body = rows(render_csv(a_report(claims=claims, sources=(a_source(),))))

    assert [row[:2] for row in body] == [["1", "it is safe"], ["2", "2019"], ["", "Nobody counted"]]
    first = dict(zip(head, body[0], strict=True))
    assert (first["speakers"], first["rating"], first["value"]) == ("Jane Doe", "False", "1")
    second = dict(zip(head, body[1], strict=True))
    assert second["sources"] == "refutes: https://www.example.com/"
    assert second["open queries"] == "0"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_starts_a_formula(formula):
    report = full_of(formula)

    for row in rows(render_csv(report)):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_stays_readable(formula):
    head, first, *_rest = rows(render_csv(full_of(formula)))

    assert dict(zip(head, first, strict=True))["claim"] == f"'{formula}"


def test_a_negative_number_is_text_too():
    assert "'-1" in render_csv(full_of("-1"))


def test_only_the_spreadsheet_format_has_a_byte_order_mark():
    report = a_report()

    assert render_csv_with_mark(report) == "\ufeff" + render_csv(report)
    assert not render_csv(report).startswith("\ufeff")


def test_line_breaks_and_quotation_marks_stay_in_their_cell():
    words = 'He said "no",\nand left; really'

    _head, first, *_rest = rows(render_csv(full_of(words)))

    assert first[1] == words


def test_a_restricted_source_has_only_its_public_description():
    hidden = a_source(
        title="Secret memo",
        public_description="A document",
        withheld=True,
    )
    claim = a_claim(1, "2019", citations=(a_citation("hidden words"),))

    written = render_csv(a_report(claims=(claim,), sources=(hidden,)))

    assert "refutes: A document" in written
    assert "Secret" not in written
    assert "hidden words" not in written
