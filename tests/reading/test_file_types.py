"""The type of a file is known from its first bytes, its name or its media type."""

import pytest

from articles.reading.file_types import (
    FileType,
    is_binary,
    is_old_word,
    type_by_name,
    type_by_signature,
    type_of_text,
)


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


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1", b"{\\rtf1"])
def test_an_old_word_format_is_recognised(data):
    assert is_old_word(data)
