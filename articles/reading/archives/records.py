"""The responses in a WARC file, one after the other."""

import contextlib
import io
import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from gzip import GzipFile
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from articles.reading.archives.bodies import BODY_LIMIT, decoded
from articles.reading.document import Unreadable

DAMAGED = _("This archive is damaged. Save the page again, or upload it as .html.")
TOO_LARGE = _("This archive unpacks to far more than a page. Save the page alone, or as .html.")
PACKED = _("Archives in .warc.zst are not read. Unpack this one to .warc first.")
ARCHIVE_LIMIT = 300_000_000  # bytes of all bodies, decompressed once
_GZIP = b"\x1f\x8b"
_ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
_STEP = 1 << 16
logging.getLogger("warcio.recordloader").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Response:
    """An archived response. `captured` is the time in ISO 8601; `encodings` are those of the body."""

    url: str
    status: int
    content_type: str
    captured: str
    location: str
    encodings: str
    raw: bytes

    @property
    def body(self) -> bytes:
        """The body as the page that was sent. Raises Unreadable if it unpacks to too much."""
        return decoded(self.raw, self.encodings)


class _Silence(io.TextIOBase):
    """Takes what warcio prints: pieces of a damaged archive, which belong in no log."""

    def write(self, text: str) -> int:
        return len(text)


def responses_in(data: bytes) -> Iterator[Response]:
    """Yield the responses and resources of a WARC file. Raises Unreadable for a damaged one."""
    if data.startswith(_ZSTD):
        raise Unreadable(PACKED)
    left = ARCHIVE_LIMIT
    file = GzipFile(fileobj=BytesIO(data)) if data.startswith(_GZIP) else BytesIO(data)
    try:
        for record in _records(file):
            if record.rec_type in {"response", "resource"}:
                response = _response(record)
                left -= len(response.raw)
                yield response
            else:
                left -= _skip(record)
            if left < 0:
                raise Unreadable(TOO_LARGE)
    except (
        ArchiveLoadFailed,
        ValueError,
        EOFError,
        OSError,
        AttributeError,
        KeyError,
        zlib.error,
    ) as error:
        raise Unreadable(DAMAGED) from error


def _records(file: GzipFile | BytesIO) -> Iterator[ArcWarcRecord]:
    """Yield the records, without a word on standard error."""
    records = iter(ArchiveIterator(file, arc2warc=True))
    while True:
        with contextlib.redirect_stderr(_Silence()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _response(record: ArcWarcRecord) -> Response:
    http = record.http_headers

    def header(name: str) -> str:
        return str(http.get_header(name) or "") if http else ""

    stream = record.raw_stream
    if "chunked" in header("Transfer-Encoding").lower():
        stream = ChunkedDataReader(stream, decomp_type=None)
    raw = _read(stream)
    status = str(http.get_statuscode() if http else "200")
    content_type = header("Content-Type") if http else str(record.content_type or "")
    return Response(
        url=str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> "),
        status=int(status) if status.isdigit() else 0,
        content_type=content_type,
        captured=str(record.rec_headers.get_header("WARC-Date") or ""),
        location=header("Location"),
        encodings=header("Content-Encoding"),
        raw=raw,
    )


def _read(stream: ChunkedDataReader) -> bytes:
    parts = bytearray()
    while len(parts) <= BODY_LIMIT and (part := stream.read(_STEP)):
        parts += part
    return bytes(parts)


def _skip(record: ArcWarcRecord) -> int:
    size = 0
    while size <= ARCHIVE_LIMIT and (part := record.raw_stream.read(_STEP)):
        size += len(part)
    return size
