"""The type of an uploaded file: its first bytes count more than its name."""

import pytest

from articles.importing.uploads import BYTES_LIMIT, file_type_of
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
