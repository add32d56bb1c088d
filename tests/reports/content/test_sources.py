"""The printed formats say of a source what of it was captured."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document

from articles.reports import Report
from articles.reports.content.print_data import print_data
from articles.reports.html import render_html
from articles.reports.word.as_docx import render_docx
from tests.reports.made import TEXT, a_capture, a_citation, a_claim, a_report, a_source

BEGINNING = "only the beginning captured"


def docx_of(report: Report) -> str:
    document = Document(io.BytesIO(render_docx(report)))
    footnotes = [part for part in document.part.package.parts if "footnotes" in part.partname]
    return "".join(part.blob.decode() for part in [document.part, *footnotes])


@pytest.mark.parametrize("shown", [render_html, lambda report: str(print_data(report)), docx_of])
def test_a_source_of_which_only_the_beginning_was_captured_says_so(
    shown: Callable[[Report], str],
):
    claim = a_claim(1, "The bridge", TEXT, citations=(a_citation(),))
    whole = a_report(claims=(claim,), sources=(a_source(),))
    capture = replace(a_capture(), beginning=True)
    part = replace(whole, sources=(a_source(captures=(capture,)),))

    assert BEGINNING in shown(part)
    assert BEGINNING not in shown(whole)
