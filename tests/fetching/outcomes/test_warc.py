"""Captures can be exported to any web archive."""

import datetime as dt
import io

import pytest
from warcio.archiveiterator import ArchiveIterator

from articles.fetching import fetch, fetched_warc, uploaded_warc
from articles.file_store import read_whole

AT = dt.datetime(2025, 2, 25, 9, 30, tzinfo=dt.UTC)


def records(file: bytes) -> list[tuple[str, dict[str, str], bytes]]:
    """The type, headers (in lower case) and content of each record, with digests checked."""
    read_records = []
    for record in ArchiveIterator(io.BytesIO(file), check_digests="raise"):
        headers = {name.lower(): value for name, value in record.rec_headers.headers}
        if record.http_headers:
            headers |= {
                f"http {name.lower()}": value for name, value in record.http_headers.headers
            }
        read_records.append((record.rec_type, headers, record.content_stream().read()))
    return read_records


def test_a_fetch_is_archived_as_a_response_with_its_redirects(origin, policy):
    origin.redirect("/old", "/law", status=301)

    file = fetched_warc(fetch(origin.url("/old"), policy=policy), at=AT)

    (_info, _h, _b), (kind, headers, body), (more, _about, via) = records(file)
    assert (kind, body) == ("response", origin.routes["/law"].body)
    assert headers["warc-target-uri"] == origin.url("/law")
    assert headers["warc-date"] == "2025-02-25T09:30:00Z"
    assert (more, via.decode().strip()) == ("metadata", f"via: 301 {origin.url('/old')}")


def test_a_compressed_page_is_archived_decompressed_with_its_original_headers(origin, policy):
    origin.zipped("/packed", "<p>The law, as it was published.</p>")

    file = fetched_warc(fetch(origin.url("/packed"), policy=policy), at=AT)

    _kind, headers, body = records(file)[1]
    assert body == b"<p>The law, as it was published.</p>"
    assert headers["http content-length"] == str(len(body))
    assert headers["http x-archive-orig-content-encoding"] == "gzip"
    assert "http content-encoding" not in headers


@pytest.mark.parametrize("name", ["X-Odd: a", "WARC-Type: response", "X: \u2028y"])
def test_headers_of_a_server_cannot_start_another_record(origin, policy, name):
    body = origin.routes["/law"].body
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + name.encode() + b"\r\n folded\r\n\r\n"
    )
    origin.raw("/odd", head + body)

    file = fetched_warc(fetch(origin.url("/odd"), policy=policy), at=AT)

    assert [kind for kind, _headers, _body in records(file)] == ["warcinfo", "response"]


def test_an_upload_is_archived_as_a_resource_without_a_server():
    with uploaded_warc(b"A letter.", sha256="ab" * 32, at=AT) as file:
        kind, headers, body = records(read_whole(file))[1]

    assert (kind, body) == ("resource", b"A letter.")
    assert headers["warc-target-uri"] == "urn:sha256:" + "ab" * 32
