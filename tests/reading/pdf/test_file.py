"""A PDF file is opened once, and every error of the library becomes one of two."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdfium2 import PdfPage

from articles.reading.document import Unreadable
from articles.reading.pdf.file import PdfFile
from tests.pdf import make_pdf

REPORT = make_pdf("One.", "Two.", title="A census", made="D:20250225093000+01'00'")


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(REPORT)))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_pages_and_properties_are_read():
    with PdfFile(REPORT) as file:
        lines = [file.read(index)[0] for index in range(file.page_count)]
        assert [[line.text for line in page] for page in lines] == [["One."], ["Two."]]
        assert (file.property("Title"), file.property("Subject")) == ("A census", "")
        assert file.language() == "en-GB"


def test_a_file_with_an_empty_password_is_read():
    with PdfFile(encrypted("")) as file:
        assert file.page_count == 2


def test_a_file_with_a_password_is_locked():
    with pytest.raises(Unreadable, match="password"):
        PdfFile(encrypted("secret"))


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n" + b"x" * 99])
def test_bytes_that_are_no_pdf_file_are_damaged(data):
    with pytest.raises(Unreadable, match="damaged"):
        PdfFile(data)


@pytest.mark.parametrize(
    ("error", "expected", "sentence"),
    [
        (RecursionError(), Unreadable, "damaged"),
        (ZeroDivisionError(), Unreadable, "damaged"),
        (MemoryError(), MemoryError, None),
    ],
    ids=["cycle", "number", "memory"],
)
def test_an_error_of_the_library_says_that_the_file_is_damaged(
    error, expected, sentence, monkeypatch
):
    def fail(_page: PdfPage) -> str:
        raise error

    with pytest.raises(Unreadable, match="password"):  # the last error that PDFium keeps
        PdfFile(encrypted("secret"))
    monkeypatch.setattr(PdfPage, "get_textpage", fail)

    with PdfFile(REPORT) as file, pytest.raises(expected, match=sentence):
        file.read(0)
