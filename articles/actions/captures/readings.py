"""Read the stored bytes of a capture again, beside its first reading and never instead of it."""

import posixpath
from typing import Any
from urllib.parse import urlsplit

from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import fetching, permissions
from articles.actions.captures.examine_citations import (
    examine_reading,
    examine_source,
    judged_hashes,
)
from articles.actions.captures.recordings import store_spoken
from articles.actions.search_index import index_sources
from articles.actions.transactions import acting
from articles.file_store import open_stored
from articles.models import Capture, User
from articles.reading.document import READER_VERSION, Document, Wall
from articles.refusals import Refused

COPIED = (
    *("source_id", "origin", "imported_with_id", "is_external", "final_url", "redirects", "status"),
    *("headers", "content_type", "file", "warc", "file_name", "sha256", "size", "post"),
    *("captured_by_id", "captured_at"),
)
READ_AT_ONCE = 5  # captures that are read again to be compared with one fetch


def columns_read(document: Document) -> dict[str, Any]:
    """Return the columns of a capture that a reader fills."""
    return {
        "text": document.text_with_notes,
        "missing_text": str(document.missing_text),
        "elsewhere": [[each.kind, each.text] for each in document.elsewhere],
        "is_beginning": document.wall is Wall.BEGINNING,
        "pages": list(document.pages),
        "fields": {
            name: {"value": field.value, "origin": field.origin}
            for name, field in document.fields.items()
        },
        "reader": READER_VERSION,
    }


def read_again(capture: Capture, *, by: User, encoding: str = "") -> Capture:
    """Read the stored bytes of a capture again, in `encoding` if one is named, and search the text.

    Returns the reading, which stands beside the capture; the same reading is made once. Raises
    `Refused` if there are no bytes, or if they cannot be read.
    """
    permissions.require(permissions.may_fetch(by) and permissions.may_see(by, capture.source))
    first = capture.read_again_of or capture
    known = first.readings.filter(reader=READER_VERSION, encoding=encoding).first()
    if known:
        return known
    if (first.reader, encoding) == (READER_VERSION, ""):
        return first
    document = _document(first, encoding)
    if document.wall.hides_all:
        raise Refused(str(document.wall.sentence))
    return _record(first, document, by=by, encoding=encoding)


def read_old_captures_again(source_id: int) -> None:
    """Read captures that an older version read again, because a fetch is about to be compared.

    Those are the last one and those that verdicts rest on. Else each page would seem to have changed
    when only the reader has. What cannot be read stays as it is.
    """
    fetched = Capture.objects.filter(
        source=source_id, origin=Capture.Origin.FETCHED, is_external=False, read_again_of=None
    )
    if not (last := fetched.first()):
        return
    outdated = fetched.filter(reader__lt=READER_VERSION).exclude(readings__reader=READER_VERSION)
    compared = {last.sha256, *judged_hashes(source_id)}
    for capture in outdated.filter(sha256__in=compared)[:READ_AT_ONCE]:
        chosen = capture.readings.first()
        encoding = chosen.encoding if chosen else ""
        try:
            document = _document(capture, encoding)
        except Refused:
            continue
        if not document.wall.hides_all:
            _record(capture, document, by=None, encoding=encoding)


def _document(capture: Capture, encoding: str) -> Document:
    """Read the stored bytes. Raises `Refused`."""
    if not capture.file:
        raise Refused(_("The bytes of this capture are not stored here, so they cannot be read."))
    path = urlsplit(capture.final_url).path
    media = capture.content_type.partition(";")[0] if encoding else capture.content_type
    try:
        with open_stored(str(capture.file), sha256=capture.sha256, size=capture.size) as file:
            if recording := fetching.read_recording(File(file)):
                return recording
            body = file.read()
        return fetching.read(
            body,
            content_type=f"{media}; charset={encoding}" if encoding else media,
            name=capture.file_name or posixpath.basename(path),
            url=capture.final_url,
            post=fetching.record_from_json(capture.post),
            pictures=True,
        )
    except FileNotFoundError as error:
        raise Refused(
            _("The stored file is missing. Ask an administrator to restore it.")
        ) from error
    except fetching.FetchFailed as failure:
        raise Refused(str(failure)) from failure


def _record(capture: Capture, document: Document, *, by: User | None, encoding: str) -> Capture:
    with acting(by):
        reading, is_new = Capture.objects.get_or_create(
            read_again_of=capture,
            reader=READER_VERSION,
            encoding=encoding,
            defaults={
                **{name: getattr(capture, name) for name in COPIED},
                **columns_read(document),
                "read_by": by,
                "read_at": timezone.now(),
            },
        )
        if is_new:
            store_spoken(reading, document)
            index_sources([capture.source_id])
            examine_source(capture.source_id)
            examine_reading(reading)
    return reading
