"""Programs of others open each format of a report, and find its claims or its sources there."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

import docx
import html5lib
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from markdown_it import MarkdownIt
from pypdf import PdfReader

from articles.reports import FORMATS, ClaimReview, Rendering, Term
from tests.reports.data.test_claim_review import VALID as CLAIM_REVIEWS
from tests.reports.data.test_web_annotation import COLLECTION
from tests.reports.made import (
    SIGNED,
    TEXT,
    a_capture,
    a_citation,
    a_claim,
    a_report,
    a_source,
    a_verdict,
)
from tests.reports.validated import validator

CLAIM, TITLE = "The bridge opened in 2019.", "A page on bridges"
REVIEW = ClaimReview(
    "https://paper.example/1", CLAIM, "The Paper", "Jane", Term("person", "person")
)


def in_html(content: bytes) -> str:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(content)
    return "".join(page.itertext())


def in_pdf(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content), strict=True)
    return " ".join(page.extract_text() for page in reader.pages)


def in_word(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    comments = [comment.text for comment in document.comments]
    return "\n".join([*(each.text for each in document.paragraphs), *comments])


def in_json(content: bytes) -> str:
    validator().validate(json.loads(content))
    return content.decode()


def in_markdown(content: bytes) -> str:
    tokens = MarkdownIt("commonmark").parse(content.decode())
    inline = [child for token in tokens for child in token.children or []]
    return "".join(child.content for child in inline)


def in_csv(content: bytes) -> str:
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert [len(row) for row in rows] == [len(head)] * len(rows)
    return "\n".join(map("\n".join, rows))


def in_csl(content: bytes) -> str:
    return "\n".join(str(item.title) for item in CiteProcJSON(json.loads(content)).values())


def in_ris(content: bytes) -> str:
    return "\n".join(record["title"] for record in rispy.loads(content.decode()))


def in_annotations(content: bytes) -> str:
    COLLECTION.validate(json.loads(content))
    return content.decode()


def in_claim_reviews(content: bytes) -> str:
    CLAIM_REVIEWS.validate(json.loads(content))
    return content.decode()


def in_archive(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return package.read("report.md").decode()


READERS: dict[str, tuple[Callable[[bytes], str], str]] = {
    "html": (in_html, CLAIM),
    "pdf": (in_pdf, CLAIM),
    "docx": (in_word, CLAIM),
    "json": (in_json, CLAIM),
    "md": (in_markdown, CLAIM),
    "csv": (in_csv, CLAIM),
    "csv-mark": (in_csv, CLAIM),
    "csl": (in_csl, TITLE),
    "ris": (in_ris, TITLE),
    "annotations": (in_annotations, CLAIM),
    "claim-review": (in_claim_reviews, CLAIM),
    "zip": (in_archive, CLAIM),
}


def test_each_format_has_a_reader():
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("key", READERS)
def test_programs_of_others_read_each_format(key):
    claim = a_claim(
        1,
        CLAIM,
        TEXT,
        state=SIGNED,
        signed_off_by="Ravi",
        review=REVIEW,
        verdicts=(a_verdict(),),
        citations=(a_citation("p. 4"),),
    )
    report = a_report(TEXT, claims=(claim,), sources=(a_source(captures=(a_capture(TITLE),)),))
    read, words = READERS[key]

    for rendering in FORMATS[key].renderings:
        assert words in read(FORMATS[key].rendered(report, Rendering(rendering)))
