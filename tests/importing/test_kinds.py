"""What kind of file an upload is: its first bytes count for more than its name."""

import pytest

from articles.importing.kinds import BYTES_LIMIT, FileKind, kind_of
from articles.refusals import Refused

KINDS = {
    "a .docx": (b"PK\x03\x04...", "story.docx", FileKind.WORD),
    "a .docx under another name": (b"PK\x03\x04...", "story.txt", FileKind.WORD),
    "a PDF": (b"%PDF-1.7...", "story.pdf", FileKind.PDF),
    "a PDF without a name": (b"%PDF-1.7...", "", FileKind.PDF),
    "HTML": (b"<p>It rained.", "story.html", FileKind.HTML),
    "HTML with a short ending": (b"<p>It rained.", "story.htm", FileKind.HTML),
    "XHTML in capitals": (b"<p>It rained.", "STORY.XHTML", FileKind.HTML),
    "Markdown": (b"# It rained", "story.md", FileKind.MARKDOWN),
    "Markdown with a long ending": (b"# It rained", "story.v2.markdown", FileKind.MARKDOWN),
    "text": (b"It rained.", "story.txt", FileKind.TEXT),
    "text without an ending": (b"It rained.", "story", FileKind.TEXT),
    "text with an unknown ending": (b"It rained.", "story.log", FileKind.TEXT),
    "an empty file": (b"", "story.txt", FileKind.TEXT),
    "a PDF mark that is not at the start": (b"It is %PDF-1.7", "story.txt", FileKind.TEXT),
    "as large as allowed": (b" " * BYTES_LIMIT, "story.txt", FileKind.TEXT),
}
REFUSALS = {
    "too large": (b" " * (BYTES_LIMIT + 1), "larger than 20 MB"),
    "an old .doc or a password": (b"\xd0\xcf\x11\xe0...", "old format or has a password"),
    "RTF": (b"{\\rtf1 It rained.}", "old format or has a password"),
}


@pytest.mark.parametrize(("data", "file_name", "kind"), KINDS.values(), ids=KINDS)
def test_a_file_has_the_kind_that_its_bytes_show(data, file_name, kind):
    assert kind_of(data, file_name=file_name) is kind


@pytest.mark.parametrize(("data", "message"), REFUSALS.values(), ids=REFUSALS)
def test_a_file_that_cannot_be_read_is_refused(data, message):
    with pytest.raises(Refused, match=message):
        kind_of(data, file_name="story.docx")
