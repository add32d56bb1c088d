"""A file is checked before it is read: its size, its type and its encoding."""

import pytest

from articles.importing.uploads import BYTES_LIMIT, decode, file_type_of
from articles.reading.file_types import FileType
from articles.refusals import Refused

TYPES = {
    "a .docx": (b"PK\x03\x04...", "story.docx", FileType.WORD),
    "a .docx under another name": (b"PK\x03\x04...", "story.txt", FileType.WORD),
    "a PDF": (b"%PDF-1.7...", "story.pdf", FileType.PDF),
    "a PDF without a name": (b"%PDF-1.7...", "", FileType.PDF),
    "HTML": (b"<p>It rained.", "story.html", FileType.HTML),
    "HTML with a short ending": (b"<p>It rained.", "story.htm", FileType.HTML),
    "XHTML in capitals": (b"<p>It rained.", "STORY.XHTML", FileType.HTML),
    "Markdown": (b"# It rained", "story.md", FileType.MARKDOWN),
    "Markdown with a long ending": (b"# It rained", "story.v2.markdown", FileType.MARKDOWN),
    "text": (b"It rained.", "story.txt", FileType.PLAIN),
    "text without an ending": (b"It rained.", "story", FileType.PLAIN),
    "text with an unknown ending": (b"It rained.", "story.log", FileType.PLAIN),
    "an empty file": (b"", "story.txt", FileType.PLAIN),
    "a PDF mark that is not at the start": (b"It is %PDF-1.7", "story.txt", FileType.PLAIN),
    "as large as allowed": (b" " * BYTES_LIMIT, "story.txt", FileType.PLAIN),
}
REFUSALS = {
    "too large": (b" " * (BYTES_LIMIT + 1), "larger than 20 MB"),
    "an old .doc or a password": (b"\xd0\xcf\x11\xe0...", "old format or has a password"),
    "RTF": (b"{\\rtf1 It rained.}", "old format or has a password"),
}


@pytest.mark.parametrize(("data", "file_name", "file_type"), TYPES.values(), ids=TYPES)
def test_a_file_has_the_type_of_its_first_bytes_else_of_its_name(data, file_name, file_type):
    assert file_type_of(data, file_name=file_name) is file_type


@pytest.mark.parametrize(("data", "message"), REFUSALS.values(), ids=REFUSALS)
def test_a_file_that_cannot_be_read_is_refused(data, message):
    with pytest.raises(Refused, match=message):
        file_type_of(data, file_name="story.docx")


FRENCH = "Le président a déclaré : « C’est très cher, près de 4,5 millions d’euros, et ça dure. »"
RUSSIAN = "Министр сказал, что мост стоил четыре миллиона. Никто не считал машины на мосту."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_decoded_from_its_encoding(encoding):
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_a_legacy_encoding_of_another_script_is_decoded():
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\x14\x00\x00", b"%PDF-1.7\n\x00", b"\xff\xfea"],
    ids=["png", "zip", "pdf", "half a UTF-16 character"],
)
def test_a_file_that_is_not_text_is_refused_with_a_reason(data):
    with pytest.raises(Refused, match="Save"):
        decode(data)
