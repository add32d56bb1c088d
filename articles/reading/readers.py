"""The one way to read a file or a page. It loads the libraries of all readers: for the child process."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from articles.reading.document import Document, Unreadable
from articles.reading.file_types import FileType, file_type_of
from articles.reading.html import read_html
from articles.reading.markdown import read_markdown
from articles.reading.pdf import read_pdf
from articles.reading.plain import read_plain
from articles.reading.word import read_word
from articles.refusals import Refused

NESTED = _("This file is nested too deeply to be read. Save its text as a new file.")
NO_TEXT = _("No text was found in this file. It may contain only pictures.")


@dataclass(frozen=True, slots=True)
class Input:
    """What is known of the bytes: the media type with its parameters, the name, and the address.

    With `links`, the links of a web page are read as well.
    """

    content_type: str = ""
    name: str = ""
    url: str = ""
    links: bool = False


READERS: dict[FileType, Callable[[bytes, Input], Document]] = {
    FileType.HTML: lambda body, given: read_html(
        body, content_type=given.content_type, url=given.url, links=given.links
    ),
    FileType.PLAIN: lambda body, given: read_plain(body, content_type=given.content_type),
    FileType.MARKDOWN: lambda body, given: read_markdown(body, content_type=given.content_type),
    FileType.WORD: lambda body, _given: read_word(body),
    FileType.PDF: lambda body, _given: read_pdf(body),
}


def read_document(body: bytes, given: Input) -> Document:
    """Return the document in `body`. Raises Unreadable with what is wrong and what to do."""
    file_type = file_type_of(body, content_type=given.content_type, name=given.name)
    try:
        document = READERS[file_type](body, given)
    except RecursionError as error:
        raise Unreadable(NESTED) from error
    except Unreadable:
        raise
    except Refused as refusal:
        raise Unreadable(refusal.sentence) from refusal
    if document.text.strip() or document.warnings:
        return document
    return replace(document, warnings=(str(NO_TEXT),))
