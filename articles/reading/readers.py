"""The one way to read a file or a page. It loads the libraries of all readers: for the child process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from articles.reading.archives import read_wacz, read_warc
from articles.reading.captions import read_captions, transcript_of
from articles.reading.document import Document, Unreadable
from articles.reading.embedded import (
    is_google_docs,
    read_google_docs,
    with_shadow_text,
    zipped_page,
)
from articles.reading.file_types import FileType, file_type_of
from articles.reading.html import read_html
from articles.reading.mail import Attachment, read_message, read_saved_page
from articles.reading.markdown import read_markdown
from articles.reading.news import read_feed, read_newsml, read_ninjs
from articles.reading.office import read_opendocument, read_rich_text
from articles.reading.pdf import read_pdf
from articles.reading.photos.photo import is_photo, read_photo
from articles.reading.plain import read_plain
from articles.reading.posts import PostRecord, record_from_json
from articles.reading.posts.reader import read_post
from articles.reading.posts.record import NOT_READ
from articles.reading.word import read_word
from articles.refusals import Refused

NESTED = _("This file is nested too deeply to be read. Save its text as a new file.")
OLD_WORD = _("This file is in the old Word format (.doc). Save it as .docx and choose that file.")
NO_TEXT = _("No text was found in this file. It may contain only pictures.")


@dataclass(frozen=True, slots=True)
class Input:
    """What is known of the bytes: the media type with its parameters, the name, and the address.

    With `links`, the links of a web page are read as well. `choice` is the number of one of several
    articles in a file, from 1; 0 stands for all of them. `post` is the record of a post, as JSON types.
    `pictures` are read for what stands beside them; else they are refused.
    """

    content_type: str = ""
    name: str = ""
    url: str = ""
    links: bool = False
    choice: int = 0
    post: Mapping[str, object] = field(default_factory=dict)
    pictures: bool = False


def _read_page(body: bytes, given: Input) -> Document:
    if is_google_docs(body):
        return read_google_docs(body, content_type=given.content_type)
    body, content_type = with_shadow_text(body, given.content_type)
    return read_html(body, content_type=content_type, url=given.url, links=given.links)


def _read_zipped_page(body: bytes, given: Input) -> Document:
    return _read_page(zipped_page(body), replace(given, content_type="text/html"))


def _read_message(body: bytes, given: Input) -> Document:
    def read_attachment(each: Attachment) -> Document:
        return read_document(each.data, Input(each.content_type, each.name, links=given.links))

    return read_message(body, choice=given.choice, read_attachment=read_attachment)


def _refuse_old_word(_body: bytes, _given: Input) -> Document:
    raise Unreadable(OLD_WORD)


READERS: dict[FileType, Callable[[bytes, Input], Document]] = {
    FileType.HTML: _read_page,
    FileType.PLAIN: lambda body, given: transcript_of(
        read_plain(body, content_type=given.content_type)
    ),
    FileType.MARKDOWN: lambda body, given: read_markdown(body, content_type=given.content_type),
    FileType.WORD: lambda body, _given: read_word(body),
    FileType.OLD_WORD: _refuse_old_word,
    FileType.OPENDOCUMENT: lambda body, _given: read_opendocument(body),
    FileType.RICH_TEXT: lambda body, _given: read_rich_text(body),
    FileType.PDF: lambda body, _given: read_pdf(body),
    FileType.CAPTIONS: lambda body, given: read_captions(body, content_type=given.content_type),
    FileType.MESSAGE: _read_message,
    FileType.SAVED_PAGE: lambda body, given: read_saved_page(body, links=given.links),
    FileType.ZIPPED_PAGE: _read_zipped_page,
    FileType.FEED: lambda body, given: read_feed(body, choice=given.choice),
    FileType.NEWSML: lambda body, given: read_newsml(body, choice=given.choice),
    FileType.NINJS: lambda body, given: read_ninjs(body, choice=given.choice),
    FileType.WARC: lambda body, given: read_warc(body, links=given.links),
    FileType.WACZ: lambda body, given: read_wacz(body, links=given.links),
}


def read_document(body: bytes, given: Input) -> Document:
    """Return the document in `body`, or of the post whose page it is.

    Raises Unreadable with what is wrong and what to do.
    """
    if record := record_from_json(given.post):
        return _read_post(body, replace(given, post={}), record)
    if given.pictures and is_photo(body):
        return read_photo(body)
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


def _read_post(body: bytes, given: Input, record: PostRecord) -> Document:
    """Return the post of a record; without a usable one, its page with a sentence that says why."""
    problem = record.problem
    if record.text:
        try:
            return read_post(record)
        except RecursionError:
            problem = str(NOT_READ) % {"reason": NESTED}
        except Unreadable as unreadable:
            problem = str(NOT_READ) % {"reason": unreadable}
    try:
        page = read_document(body, given)
    except Unreadable as unreadable:
        raise Unreadable(f"{unreadable} {problem}") from unreadable
    return replace(page, warnings=(*page.warnings, problem))
