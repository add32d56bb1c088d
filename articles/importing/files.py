"""Files to drafts. Runs in the child process with limits, which calls `read_file` by name."""

import re

from django.utils.translation import gettext as _

from articles.importing.conversion import draft_from_document
from articles.importing.draft import Draft, draft_as_json
from articles.importing.header import read_header
from articles.importing.uploads import decode
from articles.reading import markdown, word
from articles.reading.file_types import FileType
from articles.reading.pdf import PdfDamaged, PdfFile, PdfLocked, text_of_pages
from articles.refusals import Refused
from articles.text.sentences import normalise

PAGES_LIMIT = 500
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
DEFAULT_TITLE = re.compile(r"(?:Microsoft\s\w+\s-\s.*|untitled.*|.*\.\w{2,5})", re.IGNORECASE)


def read_file(data: bytes, *, kind: str) -> dict[str, object]:
    """Return the draft of a file as JSON types. `kind` is a `FileType`, but no web page.

    Raises `Refused` with what is wrong with the file.
    """
    readers = {
        FileType.WORD: read_word,
        FileType.PDF: read_pdf,
        FileType.MARKDOWN: _read_markdown_bytes,
    }
    try:
        return draft_as_json(readers[FileType(kind)](data))
    except RecursionError as error:
        raise Refused(
            _("This file is nested too deeply to be read. Paste its text instead.")
        ) from error


def read_word(data: bytes) -> Draft:
    """Read a Word document. Raises `Refused` with what is wrong with it."""
    return draft_from_document(word.read_word(data))


def read_markdown(source: str) -> Draft:
    """Read a Markdown file. Raises `Refused` when it holds no text."""
    return draft_from_document(markdown.read_markdown(source))


def _read_markdown_bytes(data: bytes) -> Draft:
    return read_markdown(decode(data))


def read_pdf(data: bytes) -> Draft:
    """Read a PDF file. Raises `Refused` for one that is locked, damaged, or without text."""
    try:
        return _draft_from_pdf(PdfFile(data))
    except PdfLocked as error:
        raise Refused(
            _("This PDF file is protected with a password. Save it without one.")
        ) from error
    except PdfDamaged as error:
        raise Refused(
            _("This PDF file is damaged and cannot be read. Paste its text instead.")
        ) from error


def _draft_from_pdf(file: PdfFile) -> Draft:
    if file.page_count > PAGES_LIMIT:
        raise Refused(
            _("This PDF file has more than %(most)s pages. Split it into several files.")
            % {"most": PAGES_LIMIT}
        )
    pages = [file.page_text(index) for index in range(file.page_count)]
    title, author = file.property("/Title"), file.property("/Author")
    created_on = file.created_on()
    text = text_of_pages([normalise(page).translate(LIGATURES) for page in pages])
    if not any(character.isalpha() for character in text):
        raise Refused(_("This PDF file contains only pictures of pages. Paste the text instead."))
    return read_header(
        Draft(
            text,
            title="" if DEFAULT_TITLE.fullmatch(title.strip()) else normalise(title).strip(),
            byline=normalise(author).strip(),
            published_on=created_on,
        )
    )
