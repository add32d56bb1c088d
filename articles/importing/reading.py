"""Bytes of a file to a draft: called by name in the child process, where it can do no harm."""

from django.utils.translation import gettext as _

from articles.importing.decoding import decode
from articles.importing.draft import Draft, draft_as_json
from articles.importing.markdown import read_markdown
from articles.importing.pdf import read_pdf
from articles.importing.word import read_word
from articles.reading.file_types import FileType
from articles.refusals import Refused


def read_file(data: bytes, *, kind: str) -> dict[str, object]:
    """The draft in a file, as JSON can hold it. HTML is read by those who fetch.

    Raises `Refused` with what is wrong with the file.
    """
    readers = {FileType.WORD: read_word, FileType.PDF: read_pdf, FileType.MARKDOWN: _markdown}
    try:
        return draft_as_json(readers[FileType(kind)](data))
    except RecursionError as error:
        raise Refused(
            _("This file is nested too deeply to be read. Paste its text instead.")
        ) from error


def _markdown(data: bytes) -> Draft:
    return read_markdown(decode(data))
