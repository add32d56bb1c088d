"""A Word file is a source: by its bytes, its media type or its name, with its notes."""

import pytest

from articles.fetching import FetchFailed, Outcome, fetch, read
from tests.importing.documents import comment, docx, ends, footnote, note_mark, p, starts, zipped

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CORE = "<dc:title>The census</dc:title><dc:creator>Mara Lind</dc:creator>"
CORE += "<dcterms:modified>2025-02-25T10:00:00Z</dcterms:modified><dc:language>en</dc:language>"
LETTER = docx(
    p("It counts 4,500 people.", note_mark(1), starts(1), " Nobody", ends(1), " doubts it."),
    footnotes=footnote(1, "The letter names 17 camps."),
    comments=comment(1, "Really?"),
    core=CORE,
)
SHOWN = "It counts 4,500 people. Nobody doubts it.\n\nThe letter names 17 camps."


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("letter.docx", ""),
        ("LETTER.DOCM", ""),
        ("letter", WORD),
        ("letter", "application/msword"),
        ("letter", "application/octet-stream"),
        ("letter.bin", "text/plain"),
    ],
)
def test_a_word_file_is_read_with_its_notes_and_without_comments(name, content_type):
    document = read(LETTER, name=name, content_type=content_type)

    assert document.text_with_notes == SHOWN
    assert {name: field.value for name, field in document.fields.items()} == {
        "title": "The census",
        "author": "Mara Lind",
        "published": "2025-02-25T10:00:00+00:00",
        "language": "en",
    }
    assert document.missing_text == ""


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/letter", WORD),
        ("/letter", f"{WORD.upper()}; charset=binary"),
        ("/letter", "application/vnd.ms-word.document.macroEnabled.12"),
        ("/letter", "application/msword"),
        ("/letter.docx?download=1", "application/zip"),
        ("/letter.docx", "application/x-zip-compressed"),
        ("/letter.docx", "application/octet-stream"),
        ("/letter.docx", "text/html"),
    ],
)
def test_a_word_file_is_fetched_by_its_media_type_or_its_name(path, content_type, origin, policy):
    origin.page(path, LETTER, content_type=content_type)

    assert fetch(origin.url(path), policy=policy).document.text_with_notes == SHOWN


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document xmlns:w="w"/>'


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (LETTER[:300], "damaged or is not a Word document"),
        (zipped([("other", b"x")]), "damaged or is not a Word document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"It only says that it is a Word file.", "damaged or is not a Word document"),
        (docx("", document=ENTITIES), "declares XML entities"),
    ],
    ids=["cut short", "another zip file", "locked", "text", "entities"],
)
def test_a_damaged_or_locked_file_is_refused_with_a_sentence(body, sentence):
    with pytest.raises(FetchFailed, match=sentence) as failure:
        read(body, name="letter.docx")

    assert failure.value.outcome is Outcome.NOT_A_PAGE
    assert not failure.value.is_accident


def test_a_page_that_was_saved_as_a_word_file_is_read_as_a_page():
    page = (
        b"<html><body><article><p>It counts 4,500 people in the camps.</p></article></body></html>"
    )

    assert "4,500 people" in read(page, name="page.doc", content_type="application/msword").text


def test_a_file_without_text_has_a_sentence():
    document = read(docx(""), name="empty.docx")

    assert (document.text, document.missing_text) == (
        "",
        "No text was found in this file. It may contain only pictures.",
    )
