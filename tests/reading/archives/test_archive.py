"""Web archives: the main page, decompressed within limits, with its address and time."""

import gzip
import json
import zlib

import brotli
import pytest
import zstandard

from articles.reading.document import Unreadable
from tests.importing.documents import zipped
from tests.reading.whole import read, values

PAGE = (
    b"<html><head><title>The bridge</title></head><body><article><p>The council met on Monday and decided "
    b"that the bridge will be built next year.</p><p>It costs five million euros, said the mayor.</p>"
    b"</article></body></html>"
)


def record(
    url: str,
    body: bytes,
    *,
    kind: str = "response",
    status: int = 200,
    more: str = "",
    content_type: str = "text/html",
) -> bytes:
    """A record of a WARC file."""
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-02-25T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def encoded(name: str, body: bytes) -> bytes:
    """A response with a body in an encoding."""
    return record("https://a.example/1", body, more=f"Content-Encoding: {name}\r\n")


@pytest.mark.parametrize(
    "archive",
    [
        pytest.param(record("https://a.example/1", PAGE), id="plain"),
        pytest.param(gzip.compress(record("https://a.example/1", PAGE)), id="packed"),
        pytest.param(encoded("gzip", gzip.compress(PAGE)), id="gzip"),
        pytest.param(encoded("deflate", zlib.compress(PAGE)), id="deflate"),
        pytest.param(encoded("br", brotli.compress(PAGE)), id="brotli"),
        pytest.param(encoded("zstd", zstandard.compress(PAGE)), id="zstd"),
        pytest.param(encoded("br", PAGE), id="decoded already"),
        pytest.param(
            record(
                "https://a.example/1",
                b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE),
                more="Transfer-Encoding: chunked\r\n",
            ),
            id="in chunks",
        ),
        pytest.param(
            record("https://a.example/0", b"moved", status=301)
            + record("https://a.example/a.css", b"", more="")
            + record("https://a.example/1", PAGE),
            id="not the first record",
        ),
    ],
)
def test_the_first_page_is_read_with_its_address_and_time(archive):
    document = read(archive, "capture.warc")

    assert document.text.startswith("The council met on Monday")
    read_values = values(document)
    assert read_values["title"] == "The bridge"
    assert read_values["canonical"] == "https://a.example/1"
    assert read_values["captured"] == "2025-02-25T10:00:00+00:00"
    assert "WARC" in document.origin


def test_the_words_of_web_components_are_read_in_the_encoding_of_the_page():
    component = (
        "<news-box><template shadowrootmode='open'><p>Die Brücke kostet viel Geld: <slot></slot></p>"
        "</template>sehr viel</news-box></article>"
    )
    page = PAGE.replace(b"</article>", component.encode("cp1252"))
    archive = record("https://a.example/1", page, content_type="text/html; charset=iso-8859-1")

    assert "Die Brücke kostet viel Geld: sehr viel" in read(archive, "a.warc").text


def wacz(archive: bytes, *urls: str) -> bytes:
    """A WACZ file that names these pages."""
    pages = [json.dumps({"format": "json-pages-1.0"}), *(json.dumps({"url": url}) for url in urls)]
    return zipped(
        [
            ("datapackage.json", b"{}"),
            ("archive/data.warc.gz", gzip.compress(archive)),
            ("pages/pages.jsonl", "\n".join(pages).encode()),
        ]
    )


OTHER = PAGE.replace(b"The council", b"The other council")
BOTH = (
    record("https://a.example/other", OTHER)
    + record("http://a.example/start", b"", status=301, more="Location: /1\r\n")
    + record("https://a.example/1", PAGE)
)


@pytest.mark.parametrize(
    ("named", "start", "is_missing"),
    [
        ("https://a.example/1", "The council", False),
        ("https://a.example/start#top", "The council", False),
        ("https://a.example/gone", "The other council", True),
    ],
)
def test_the_page_that_a_wacz_file_names_is_read(named, start, is_missing):
    document = read(wacz(BOTH, named), "capture.wacz")

    assert document.text.startswith(start)
    assert "1 other page" in document.missing_text
    assert ("is not in it" in document.missing_text) is is_missing


@pytest.mark.parametrize(
    ("archive", "sentence"),
    [
        pytest.param(record("https://a.example/1", b"x", status=404), "No web page", id="no page"),
        pytest.param(b"WARC/1.1\r\nnonsense", "No web page|damaged", id="damaged"),
        pytest.param(encoded("gzip", gzip.compress(bytes(50_000_000))), "far more", id="gzip bomb"),
        pytest.param(
            encoded("br", brotli.compress(bytes(50_000_000), quality=1)),
            "far more",
            id="brotli bomb",
        ),
        pytest.param(
            encoded("zstd", zstandard.compress(bytes(50_000_000))), "far more", id="zstd bomb"
        ),
        pytest.param(
            zstandard.compress(record("https://a.example/1", PAGE)), "warc.zst", id="warc.zst"
        ),
        pytest.param(wacz(b"", "https://a.example/1"), "No web page", id="an empty WACZ"),
    ],
)
def test_bad_archives_are_refused_in_words(archive, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(archive, "capture.warc")


def test_nothing_of_a_damaged_archive_is_printed(capfd):
    damaged = record("https://a.example/ 1", PAGE).replace(
        b"Content-Length: ", b"Content-Length: 1", 1
    )
    shorter = (
        record("https://a.example/1", PAGE)[:-4]
        + b"secret\r\n"
        + record("https://a.example/2", PAGE)
    )

    for archive in (damaged, shorter):
        assert "The council" in read(archive, "a.warc").text
    assert capfd.readouterr().err == ""
