"""The method of a report says what was done for it, and nothing else, in all printed formats."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from articles.reports import Report, Statement, Term
from articles.reports.content.print_data import print_data
from articles.reports.html import render_html
from articles.reports.word.as_docx import render_docx
from tests.reports.made import (
    SIGNED,
    TEXT,
    a_capture,
    a_citation,
    a_claim,
    a_report,
    a_sign_off,
    a_source,
    a_verdict,
)
from tests.reports.pages import page, words

FLAGGED = "Claims flagged to be checked: 1."
SOURCED = "Claims with a source: 1 of 1."
COPIED = "Cited pages of which a copy was kept: 1 of 1."
JUDGED = "Claims with a verdict: 1 of 1."
SIGNED_OFF = "Claims that another person signed off: 1 of 1."
ELSEWHERE = "Claims judged by another newsroom and not confirmed here: 1."
QUOTED = "Quotations are underlined."
REPORTED = "Reported speech has a dashed underline."


def html_of(report: Report) -> str:
    tree = page(render_html(report))
    (method,) = tree.xpath("//details[summary='Method and scale']")
    marks = {"quoted words": QUOTED, "reported speech": REPORTED}
    return f"{words(method)} {' '.join(v for k, v in marks.items() if k in words(method))}"


def word_of(report: Report) -> str:
    texts = [each.text for each in Document(io.BytesIO(render_docx(report))).paragraphs]
    return " ".join(texts[texts.index("Method and scale") :])


def pdf_of(report: Report) -> str:
    return " ".join(each["text"] for each in print_data(report)["method"]["paragraphs"])


FORMATS: list[Callable[[Report], str]] = [html_of, word_of, pdf_of]
CLAIM = a_claim(1, "The bridge opened in 2019.", citations=(a_citation(),))
PAGE = a_source()
OWN = a_verdict(sign_offs=(a_sign_off(),))
THEIRS = a_verdict(external=True)
QUOTATION = (TEXT.index('"it'), TEXT.index('".') + 1)
TALK = Statement((0, QUOTATION[1] + 1), Term("reported", "reported"), (QUOTATION,), ())


def check(**fields: Any) -> Report:
    return a_report(**({"claims": (CLAIM,), "sources": (PAGE,)} | fields))


@pytest.mark.parametrize("shown", FORMATS)
@pytest.mark.parametrize(
    ("report", "said"),
    [
        (a_report(), set()),
        (check(), {FLAGGED, SOURCED, COPIED}),
        (check(sources=(replace(PAGE, captures=()),)), {FLAGGED, SOURCED}),
        (
            check(sources=(replace(PAGE, captures=(replace(a_capture(), external=True),)),)),
            {FLAGGED, SOURCED},
        ),
        (check(sources=(replace(PAGE, kind=Term("document", "document")),)), {FLAGGED, SOURCED}),
        (check(claims=(replace(CLAIM, citations=()),), sources=()), {FLAGGED}),
        (
            check(claims=(replace(CLAIM, verdicts=(OWN,)),)),
            {FLAGGED, SOURCED, COPIED, JUDGED},
        ),
        (
            check(claims=(replace(CLAIM, verdicts=(OWN,), state=SIGNED, signed_off_by="Ravi"),)),
            {FLAGGED, SOURCED, COPIED, JUDGED, SIGNED_OFF},
        ),
        (
            check(claims=(replace(CLAIM, verdicts=(THEIRS,), state=SIGNED),)),
            {FLAGGED, SOURCED, COPIED, ELSEWHERE},
        ),
        (a_report(statements=(TALK,)), {QUOTED, REPORTED}),
        (a_report(statements=(replace(TALK, quotations=()),)), {REPORTED}),
        (a_report(statements=(replace(TALK, kind=Term("prose", "prose")),)), {QUOTED}),
    ],
    ids=[
        "nothing is done",
        "a page and its copy",
        "no copy",
        "a copy of another newsroom",
        "no page",
        "no source",
        "a verdict",
        "a sign-off",
        "a verdict of another newsroom",
        "both marks",
        "reported speech",
        "a quotation",
    ],
)
def test_the_method_says_only_what_was_done(report, said, shown):
    every = {FLAGGED, SOURCED, COPIED, JUDGED, SIGNED_OFF, ELSEWHERE, QUOTED, REPORTED}
    method = shown(report)

    assert {sentence for sentence in every if sentence in method} == said
    if not said & {JUDGED, SIGNED_OFF, ELSEWHERE}:
        assert not any(word in method for word in ("verdict:", "signed off", "newsroom"))
    if COPIED not in said:
        assert "copy" not in method
