"""The body of a response, within a limit of bytes before and after it is decompressed."""

import zlib

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from urllib3.response import BaseHTTPResponse

from articles.fetching.outcomes import FetchFailed, Outcome

_CHUNK = 65_536  # bytes
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"


def receive(response: BaseHTTPResponse, *, limit: int) -> bytes:
    """Return the decompressed body, at most `limit` bytes.

    Raises FetchFailed when it is too large, damaged, or compressed in a way that was not asked
    for, and urllib3's HTTPError when it breaks off.
    """
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip"}:
        sentence = _(
            "The server compresses the page in an unsupported format. Upload the page instead."
        )
        raise FetchFailed(Outcome.NOT_A_PAGE, sentence)
    if _declared_size(response) > limit:
        raise _too_large(limit)
    raw = _receive_raw(response, limit=limit)
    return _decompress(raw, limit=limit) if coding.endswith("gzip") else raw


def _declared_size(response: BaseHTTPResponse) -> int:
    length = response.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _receive_raw(response: BaseHTTPResponse, *, limit: int) -> bytes:
    received = bytearray()
    while chunk := _read_chunk(response):
        received += chunk
        if len(received) > limit:
            raise _too_large(limit)
    return bytes(received)


def _read_chunk(response: BaseHTTPResponse) -> bytes:
    try:
        return response.read(_CHUNK, decode_content=False)
    except ValueError as error:  # from http.client, for a chunk with a negative size
        raise _damaged() from error


def _decompress(raw: bytes, *, limit: int) -> bytes:
    """Decompress gzip, member by member, with at most `limit` + 1 bytes in memory."""
    decompressed = bytearray()
    while raw.startswith(_GZIP_MAGIC):
        member = zlib.decompressobj(_GZIP)
        try:
            decompressed += member.decompress(raw, limit + 1 - len(decompressed))
        except zlib.error as error:
            raise _damaged() from error
        if len(decompressed) > limit:
            raise _too_large(limit)
        if not member.eof:
            raise _damaged()
        raw = member.unused_data
    return bytes(decompressed)


def _too_large(limit: int) -> FetchFailed:
    sentence = _("The page is larger than {size} MB. Upload the part that you cite.")
    return FetchFailed(Outcome.TOO_LARGE, format_lazy(sentence, size=f"{limit / 1e6:g}"))


def _damaged() -> FetchFailed:
    sentence = _("The page arrived damaged. Try again, or upload it.")
    return FetchFailed(Outcome.MALFORMED, sentence)
