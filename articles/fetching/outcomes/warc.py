"""A fetch as a WARC file, the format in which web archives store and exchange pages."""

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from tempfile import TemporaryFile
from typing import IO, cast

from django.core.files.base import File
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.fetching.outcomes.downloads import Fetched

# These describe the transfer of the body. It is stored decompressed and whole, so they are wrong.
_TRANSFER_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_DATE = "%Y-%m-%dT%H:%M:%SZ"
_SOFTWARE = {"software": "Factcheck", "format": "WARC File Format 1.1"}


def fetched_warc(fetched: Fetched, *, at: dt.datetime) -> bytes:
    """Return the response of a fetch, the redirects that led to it, and the record of a post."""
    file, writer = _new_file()
    status = f"{fetched.status} {_phrase(fetched.status)}"
    headers = StatusAndHeaders(status, _headers(fetched), protocol="HTTP/1.1")
    date = {"WARC-Date": at.astimezone(dt.UTC).strftime(_DATE)}
    record = writer.create_warc_record(
        fetched.final_url,
        "response",
        payload=io.BytesIO(fetched.body),
        http_headers=headers,
        warc_headers_dict=date,
    )
    writer.write_record(record)
    if fetched.redirects:
        via = "".join(f"via: {hop.status} {hop.url}\r\n" for hop in fetched.redirects)
        extra = date | {"WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID")}
        _write(
            writer,
            fetched.final_url,
            "metadata",
            io.BytesIO(via.encode()),
            "application/warc-fields",
            extra,
        )
    if fetched.post and fetched.post.text:
        record_bytes = io.BytesIO(fetched.post.text.encode())
        _write(writer, fetched.post.url, "resource", record_bytes, "application/json", date)
    return file.getvalue()


@contextmanager
def uploaded_warc(body: "bytes | File[bytes]", *, sha256: str, at: dt.datetime) -> "Iterator[File]":  # type: ignore[type-arg]
    """Give a file that a person uploaded, without any trace of a server, as a temporary file.

    `sha256` is that of the body, which is copied in chunks.
    """
    date = {"WARC-Date": at.astimezone(dt.UTC).strftime(_DATE)}
    content = io.BytesIO(body) if isinstance(body, bytes) else cast("IO[bytes]", body.file)
    content.seek(0)
    with TemporaryFile() as target:
        name = f"urn:sha256:{sha256}"
        _write(_new_writer(target), name, "resource", content, "application/octet-stream", date)
        content.seek(0)
        yield File(target)


def _new_file() -> tuple[io.BytesIO, WARCWriter]:
    file = io.BytesIO()
    return file, _new_writer(file)


def _new_writer(file: IO[bytes]) -> WARCWriter:
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record("", _SOFTWARE))
    return writer


def _write(
    writer: WARCWriter,
    url: str,
    kind: str,
    body: IO[bytes],
    media_type: str,
    headers: dict[str, str],
) -> None:
    record = writer.create_warc_record(
        url,
        kind,
        payload=body,
        warc_content_type=media_type,
        warc_headers_dict=headers,
    )
    writer.write_record(record)


def _headers(fetched: Fetched) -> list[tuple[str, str]]:
    """Return the server's headers; those of the transfer under another name, as archives do."""
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _TRANSFER_HEADERS else name, _line(value))
        for name, value in fetched.headers
    ]
    return [*kept, ("Content-Length", str(len(fetched.body)))]


def _line(value: str) -> str:
    return " ".join(value.split())


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
