from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from articles.refusals import Refused
from tests.importing.documents import pdf, read_pdf

FIRST = [
    "The bridge that the city opened in the spring of 2019 cost",
    "4.5 million euros, said the minister, who had seen the ac-",
    "counts. Nobody has counted the well-known cars since then.",
    "It is safe.",
    "A second paragraph begins on this page and goes on to the",
]
SECOND = [
    "next one, where it ends. The well-",
    "known cars are many, and this line is as long as the others",
    "are.",
]


def test_lines_are_joined_to_paragraphs_and_hyphenated_words_are_joined():
    assert read_pdf(pdf(FIRST, SECOND)).text == (
        "The bridge that the city opened in the spring of 2019 cost 4.5 million euros, said the "
        "minister, who had seen the accounts. Nobody has counted the well-known cars since then. "
        "It is safe.\n\nA second paragraph begins on this page and goes on to the next one, where "
        "it ends. The well-known cars are many, and this line is as long as the others are."
    )


def test_the_properties_of_the_file_are_read():
    draft = read_pdf(pdf(FIRST, title="The bridge", author="Jane Doe"))

    assert (draft.title, draft.byline, draft.published_on) == (
        "The bridge",
        "Jane Doe",
        date(2025, 2, 25),
    )


@pytest.mark.parametrize("title", ["Microsoft Word - bridge.docx", "bridge_v2.indd", "Untitled-1"])
def test_a_default_title_of_a_program_is_ignored(title):
    assert read_pdf(pdf(FIRST, title=title)).title == ""


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(FIRST))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf([]), "only pictures"),
        (locked(), "password"),
        (b"%PDF-1.7\nnothing of the kind", "damaged"),
        (pdf(FIRST)[:400], "damaged"),
    ],
    ids=["scanned", "locked", "no pdf", "cut short"],
)
def test_an_unreadable_pdf_file_is_refused_with_a_reason(data, sentence):
    with pytest.raises(Refused, match=sentence):
        read_pdf(data)
