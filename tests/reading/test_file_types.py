"""The type of a file is known from its first bytes, its name or its media type."""

import re
import zipfile
from io import BytesIO

import pytest

from articles.reading.document import Unreadable
from articles.reading.file_types import (
    FileType,
    file_type_of,
    is_binary,
    type_by_name,
    type_by_signature,
    type_of_text,
)
from tests.importing.documents import zipped
from tests.pdf import make_pdf


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7", FileType.PDF),
        (b"PK\x03\x04\x14", FileType.WORD),
        (b"\x89PNG\r\n\x1a\n", FileType.PICTURE),
        (b"\xff\xd8\xff\xe0", FileType.PICTURE),
        (b"RIFF\x24\x00\x00\x00WEBP", FileType.PICTURE),
        (b"RIFF\x24\x00\x00\x00WAVE", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_a_signature_proves_the_type(data, expected):
    assert type_by_signature(data) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("notes.txt", FileType.PLAIN),
        ("NOTES.MD", FileType.MARKDOWN),
        ("a.b.xhtml", FileType.HTML),
        ("report.pdf", FileType.PDF),
        ("movie.mp4", None),
        ("README", None),
    ],
)
def test_the_extension_of_a_name_stands_for_a_type(name, expected):
    assert type_by_name(name) is expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b"<!DOCTYPE html>", FileType.HTML),
        (b"<?xml version='1.0'?>", FileType.HTML),
        (b"A sentence.", FileType.PLAIN),
        (b"\xff\xfeA\x00", FileType.PLAIN),
        (b"A\x00", None),
    ],
)
def test_a_text_is_html_or_plain_unless_it_is_binary(start, expected):
    assert type_of_text(start) is expected
    assert is_binary(start) is (expected is None)


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nx", "a.txt", FileType.CAPTIONS),
        ("1\n00:00:01,000 --> 00:00:02,000\nx".encode("utf-16"), "", FileType.CAPTIONS),
        (b"{\\rtf1 x}", "a.doc", FileType.RICH_TEXT),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "", FileType.OLD_WORD),
        (b"Message-ID: <1@a>\nFrom: a@b.example\n\nx", "", FileType.MESSAGE),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\n\nx", "", FileType.SAVED_PAGE),
        (b"<?xml version='1.0'?><!-- x --><rss/>", "a.xml", FileType.FEED),
        (b"<rdf:RDF xmlns:rdf='x'/>", "", FileType.FEED),
        (b"<?xml version='1.0'?><n:newsItem xmlns:n='x'/>", "", FileType.NEWSML),
        (b"<?xml version='1.0'?><html xmlns='x'/>", "", FileType.HTML),
        (b"<!--a-->" * 2_000 + b"x", "", FileType.HTML),
        (b'[{"uri": "a", "headline": "b", "body_text": "c"}]', "", FileType.NINJS),
        (zipped([("content.xml", b""), ("mimetype", b"x")]), "", FileType.OPENDOCUMENT),
        (zipped([("Draft.html", b""), ("images/a.png", b"")]), "", FileType.ZIPPED_PAGE),
        (b"WARC/1.1\r\n", "", FileType.WARC),
        (b"<?xml version='1.0'?><rss/>", "a.html", FileType.FEED),
        (b"<?xml version='1.0'?><odd/>", "a.html", FileType.HTML),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\n\nx", "a.html", FileType.SAVED_PAGE),
        (b"year,sum\n2024,5\n", "a.csv", FileType.PLAIN),
        (b'{"It is so", he said, and left.', "", FileType.PLAIN),
    ],
)
def test_the_bytes_of_a_file_prove_its_type(body, name, expected):
    assert file_type_of(body, name=name) is expected


@pytest.mark.parametrize(
    ("body", "name", "content_type", "sentence"),
    [
        (b'{"a": 1}', "a.json", "", ".json are not read"),
        (b'{"a": 1}', "", "text/plain", ".json are not read"),
        (b"<?xml version='1.0'?><w:x xmlns:w='y'/>", "a.xml", "", "first element is “w:x”"),
        (b"a { color: red }", "a.css", "", ".css are not read"),
        (b"let a = 1;", "a.js", "text/javascript", ".js are not read"),
        (b"let a = 1;", "", "text/javascript", "text/javascript are not read"),
        (b"PK\x03\x04xl/workbook.xml", "", "", "Tables (.xlsx) are not read"),
        (b"PK\x03\x04ppt/presentation.xml", "", "", "Slides (.pptx) are not read"),
        (b"PK\x03\x04Index/Document.iwa", "", "", "Pages documents are not read"),
        (b"PK\x03\x04mimetypeapplication/epub+zip", "", "", "Books (.epub) are not read"),
        (b"PK\x03\x04other", "", "", "is not a Word document"),
        (zipped([("mimetype", b"application/epub+zip")]), "", "", "Books (.epub)"),
        (zipped([("a/page.html", b"")]), "", "", "is not a Word document"),
        (
            b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"),
            "",
            "",
            "Tables (.xls) are not read",
        ),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "", "", "password"),
        (b"bplist00x", "a.webarchive", "", "Safari archives"),
        (b"GIF89a", "", "", "picture without text"),
        (b"<svg xmlns='x'/>", "a.svg", "", "picture without text"),
        (b"ID3\x03", "a.mp3", "", "audio recording"),
        (b"\x00\x00\x00\x18ftypmp42", "", "", "video without text"),
        (b"\x1f\x8b\x08\x00", "a.gz", "", ".gz are not read"),
        (b"plain words", "a.odt", "", "damaged"),
        (b"   ", "a.txt", "", "empty"),
    ],
)
def test_any_other_file_is_refused_by_name_with_what_to_do(body, name, content_type, sentence):
    with pytest.raises(Unreadable, match=re.escape(sentence)):
        file_type_of(body, name=name, content_type=content_type)


def test_a_word_file_that_holds_a_table_is_still_a_word_file():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        package.writestr("_rels/.rels", "")
        package.writestr("word/embeddings/table.xlsx", b"xl/workbook.xml")

    assert file_type_of(packed.getvalue(), name="letter.docx") is FileType.WORD


PDF = make_pdf("The port is closed.")
LESSON = b"<pre>" + PDF + b"</pre>"
JUNK = {
    "a header of mail": (b"Content-Type: application/pdf\r\n\r\n" + PDF, FileType.PDF),
    "zeros": (b"\0" * 40 + PDF, FileType.PDF),
    "a text that mentions one": (b"Files begin with %PDF-1.7 and end with %%EOF.", FileType.PLAIN),
    "a page that shows one": (b"<!doctype html>" + LESSON, FileType.HTML),
    "a file far into a text": (b"The port. " * 200 + PDF, FileType.PLAIN),
}


@pytest.mark.parametrize(("body", "expected"), JUNK.values(), ids=JUNK)
def test_a_pdf_file_may_begin_behind_other_bytes(body, expected):
    assert file_type_of(body) is expected
