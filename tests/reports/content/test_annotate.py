"""The text is cut where marks begin and end, and nothing of it is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reports import Report, Statement, Term
from articles.reports.content.annotate import blocks
from tests.reports.made import TEXT, a_claim, a_report, a_verdict

LETTERS = st.text(st.sampled_from("ab .\n\t“é😀א"), min_size=1, max_size=60)


@st.composite
def annotated(draw: st.DrawFn) -> Report:
    """A text with claims and statements anywhere in it, over one another too."""
    text = draw(LETTERS)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places).map(sorted), max_size=6))
    spans = sorted({(start, end) for start, end in pairs if start < end})
    claim = a_claim(1, text[:1], text)
    return a_report(
        text,
        claims=tuple(replace(claim, number=n, span=span) for n, span in enumerate(spans, 1)),
        statements=tuple(Statement(span, Term("reported", ""), (span,), ()) for span in spans),
    )


@given(annotated())
def test_joined_pieces_are_exactly_the_text(report):
    pieces = [piece.text for block in blocks(report) for piece in block.pieces]

    assert "".join(pieces) == report.revision.text


@given(annotated())
def test_every_claim_ends_once_and_has_its_note_beside_one_paragraph(report):
    found = blocks(report)

    numbers = [claim.number for claim in report.shown]
    ends = [claim.number for block in found for piece in block.pieces for claim in piece.ending]
    assert sorted(ends, key=str) == sorted(numbers, key=str)
    assert [claim.number for block in found for claim in block.claims] == numbers


@given(annotated())
def test_the_pieces_of_a_claim_are_its_words(report):
    found = [piece for block in blocks(report) for piece in block.pieces]

    for claim in report.shown:
        start, end = claim.span
        marked = [p.text for p in found if claim.number in [each.number for each in p.claims]]
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
def test_blank_lines_part_paragraphs_and_line_ends_do_where_there_are_none(text, paragraphs):
    assert len(blocks(a_report(text))) == paragraphs


def test_of_two_claims_over_the_same_words_the_inner_one_gives_the_colour():
    outer = a_claim(1, "The bridge opened in 2019.", verdicts=(a_verdict(),))
    inner = a_claim(2, "2019")
    report = a_report(TEXT, claims=(outer, inner))

    pieces = [piece for block in blocks(report) for piece in block.pieces]

    (year,) = [piece for piece in pieces if piece.text == "2019"]
    assert ([claim.number for claim in year.claims], year.classes) == ([1, 2], "flagged")


def test_a_claim_over_two_paragraphs_has_its_note_beside_the_first():
    claim = a_claim(1, '"it is safe".\n\nThe bridge')

    first, second = blocks(a_report(TEXT, claims=(claim,)))

    assert ([c.number for c in first.claims], second.claims) == ([1], ())
