"""A captured PDF file is read page by page; an unreadable one has a sentence."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from articles.fetching import FetchFailed, Outcome, fetch, picture_document, read
from articles.models import Capture
from articles.reading.pdf import document as pdf
from tests.pdf import make_pdf

REPORT = make_pdf(
    "The camps\nA census of the camps.",
    "The second page counts 4,500 people.",
    "",
    title="A census of the camps",
    author="The statistics office",
    made="D:20250225093000+01'00'",
)


def test_the_text_of_each_page_can_be_separated():
    document = read(REPORT, content_type="application/pdf")

    first, second, third = document.pages
    assert document.text[first:second] == "The camps\n\nA census of the camps.\n\n"
    assert document.text[second:third].strip() == "The second page counts 4,500 people."
    assert document.missing_text == ""
    assert "\f" not in document.text


def test_a_position_in_the_text_has_a_page_number():
    document = read(REPORT)
    capture = Capture(text=document.text, pages=list(document.pages))

    assert capture.page_number_at(0) == 1
    assert capture.page_number_at(document.text.index("4,500")) == 2
    assert Capture(text="a page of the web").page_number_at(3) is None


def test_each_property_of_the_file_has_its_origin():
    fields = read(REPORT).fields

    assert {name: (field.value, field.origin) for name, field in fields.items()} == {
        "title": ("A census of the camps", "pdf Title"),
        "author": ("The statistics office", "pdf Author"),
        "published": ("2025-02-25", "pdf CreationDate"),
        "language": ("en-GB", "pdf Lang"),
    }


@pytest.mark.parametrize("title", ["Untitled", "report.docx", "Microsoft Word - final v2", " "])
def test_a_title_that_a_program_wrote_is_ignored(title):
    assert "title" not in read(make_pdf("Text.", title=title)).fields


def test_a_pdf_file_is_recognised_under_any_media_type(origin, policy):
    for content_type in ("application/pdf", "application/octet-stream", "text/html"):
        origin.page("/report", REPORT, content_type=content_type)

        document = fetch(origin.url("/report"), policy=policy).document

        assert "counts 4,500" in document.text
        assert len(document.pages) == 3


def test_a_file_without_text_has_a_sentence_about_it():
    document = read(make_pdf("", ""))

    assert document.text.strip() == ""
    assert "pictures of pages" in document.missing_text


def test_a_locked_file_and_a_damaged_one_have_different_sentences():
    locked = PdfWriter(clone_from=PdfReader(io.BytesIO(REPORT)))
    locked.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    locked.write(written)

    for body, said in [(written.getvalue(), "password"), (b"%PDF-1.7\n" + b"x" * 999, "damaged")]:
        with pytest.raises(FetchFailed, match=said) as failure:
            read(body, name="report.pdf")
        assert failure.value.outcome is Outcome.NOT_A_PAGE


def test_a_truncated_file_is_read_in_part_or_refused():
    for size in range(100, len(REPORT), 97):
        try:
            document = read(REPORT[:size])
        except FetchFailed as failure:
            assert str(failure).endswith(".")  # noqa: PT017 (either is right)
        else:
            assert len(document.pages) <= 3


def test_a_long_file_is_read_in_part_and_the_document_mentions_it(monkeypatch):
    monkeypatch.setattr(pdf, "PAGES_LIMIT", 2)

    document = pdf.read_pdf(REPORT)

    assert (
        document.missing_text == "Only the first 2 of 3 pages were read because the file is long."
    )
    assert len(document.pages) == 2


def test_a_file_that_takes_too_long_is_read_in_part(monkeypatch):
    monkeypatch.setattr(pdf, "SECONDS_LIMIT", -1.0)

    document = pdf.read_pdf(REPORT)

    assert "first 0 of 3 pages" in document.missing_text


def test_a_page_tree_with_a_cycle_terminates():
    circle = REPORT.replace(b"/Kids [5 0 R", b"/Kids [2 0 R")

    try:
        read(circle)
    except FetchFailed as failure:
        assert failure.outcome is Outcome.NOT_A_PAGE  # noqa: PT017 (either is right)


PICTURES = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
}


@pytest.mark.parametrize("body", PICTURES.values(), ids=PICTURES)
def test_a_picture_of_a_page_is_known_by_its_start_and_has_no_text(body):
    document = picture_document(body)

    assert document
    assert document.text == ""
    assert "contains no text to search" in document.missing_text
    with pytest.raises(FetchFailed):
        read(body, name="page.png")
    assert picture_document(b"%PDF-1.7") is None


def test_a_capture_returns_its_text_by_page():
    document = read(REPORT)
    paged = Capture(text=document.text, pages=list(document.pages))

    assert len(paged.text_by_page()) == 3
    assert "".join(paged.text_by_page()) == document.text
    assert Capture(text="All of it.").text_by_page() == ["All of it."]
