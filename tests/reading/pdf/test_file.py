"""A PDF file is opened once, and every error of the library becomes one of two."""

import io

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import DependencyError

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
    file = PdfFile(REPORT)

    assert [file.page_text(index).strip() for index in range(file.page_count)] == ["One.", "Two."]
    assert (file.property("/Title"), file.property("/Subject")) == ("A census", "")
    assert file.language() == "en-GB"


def test_a_file_with_an_empty_password_is_read():
    assert PdfFile(encrypted("")).page_count == 2


def test_a_file_with_a_password_is_locked():
    with pytest.raises(Unreadable, match="password"):
        PdfFile(encrypted("secret"))


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n" + b"x" * 99])
def test_bytes_that_are_no_pdf_file_are_damaged(data):
    with pytest.raises(Unreadable, match="damaged"):
        PdfFile(data)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (DependencyError("cryptography"), (Unreadable, "password")),
        (RecursionError(), (Unreadable, "damaged")),
        (ZeroDivisionError(), (Unreadable, "damaged")),
        (MemoryError(), (MemoryError, None)),
    ],
    ids=["missing library", "cycle", "number", "memory"],
)
def test_an_error_of_the_library_says_whether_the_file_is_locked_or_damaged(
    error, expected, monkeypatch
):
    def fail(_page: PageObject) -> str:
        raise error

    monkeypatch.setattr(PageObject, "extract_text", fail)

    raised, sentence = expected
    with pytest.raises(raised, match=sentence):
        PdfFile(REPORT).page_text(0)
