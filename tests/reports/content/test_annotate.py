"""The text is split where marks begin and end, and no character is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reports import Report, Statement, Term
from articles.reports.content.annotate import TextRun, annotated_paragraphs
from tests.reports.made import TEXT, a_claim, a_report, a_verdict

LETTERS = st.text(st.sampled_from("ab .\n\t“é😀א"), min_size=1, max_size=60)


@st.composite
def annotated(draw: st.DrawFn) -> Report:
    """A text with claims and statements anywhere in it, which may overlap."""
    text = draw(LETTERS)
    offsets = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets).map(sorted), max_size=6))
    spans = sorted({(start, end) for start, end in pairs if start < end})
    claim = a_claim(1, text[:1], text)
    return a_report(
        text,
        claims=tuple(replace(claim, number=n, span=span) for n, span in enumerate(spans, 1)),
        statements=tuple(Statement(span, Term("reported", ""), (span,), ()) for span in spans),
    )


def runs_of(report: Report) -> list[TextRun]:
    return [run for paragraph in annotated_paragraphs(report) for run in paragraph.runs]


@given(annotated())
def test_joined_runs_are_exactly_the_text(report):
    assert "".join(run.text for run in runs_of(report)) == report.revision.text


@given(annotated())
def test_every_claim_ends_once_and_has_its_note_beside_one_paragraph(report):
    paragraphs = annotated_paragraphs(report)

    numbers = [claim.number for claim in report.numbered_claims]
    ends = [claim.number for run in runs_of(report) for claim in run.ending]
    assert sorted(ends, key=str) == sorted(numbers, key=str)
    assert [claim.number for paragraph in paragraphs for claim in paragraph.claims] == numbers


@given(annotated())
def test_the_runs_of_a_claim_are_its_text(report):
    runs = runs_of(report)

    for claim in report.numbered_claims:
        start, end = claim.span
        marked = [run.text for run in runs if claim.number in [each.number for each in run.claims]]
        assert "".join(marked) == report.revision.text[start:end]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", 2),
        ("One.\n \t\n\nTwo.", 2),
        ("A line\nand another.\n\nTwo.", 2),
        ("One.\nTwo.\nThree.", 3),
        ("One.\n\n", 1),
        ("\n\nOne.", 1),
        ("One.", 1),
    ],
)
def test_blank_lines_separate_paragraphs_and_line_ends_do_in_a_text_without_any(text, paragraphs):
    assert len(annotated_paragraphs(a_report(text))) == paragraphs


def test_where_two_claims_overlap_the_inner_one_gives_the_colour():
    outer = a_claim(1, "The bridge opened in 2019.", verdicts=(a_verdict(),))
    inner = a_claim(2, "2019")
    report = a_report(TEXT, claims=(outer, inner))

    (year,) = [run for run in runs_of(report) if run.text == "2019"]

    assert ([claim.number for claim in year.claims], year.classes) == ([1, 2], "flagged")


def test_a_claim_across_two_paragraphs_has_its_note_beside_the_first():
    claim = a_claim(1, '"it is safe".\n\nThe bridge')

    first, second = annotated_paragraphs(a_report(TEXT, claims=(claim,)))

    assert ([c.number for c in first.claims], second.claims) == ([1], ())
