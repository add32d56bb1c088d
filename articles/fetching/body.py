"""The bytes of an answer, within the cap: as they come over the wire, and inflated."""

import zlib

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from urllib3.response import BaseHTTPResponse

from articles.fetching.outcomes import FetchFailed, Outcome

_CHUNK = 65_536  # bytes
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"


def receive(answer: BaseHTTPResponse, *, limit: int) -> bytes:
    """Return the body, inflated, of at most `limit` bytes.

    Raises FetchFailed: too large, damaged, or a coding that we did not ask for; urllib3's
    HTTPError when the body breaks off.
    """
    coding = answer.headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip"}:
        sentence = _(
            "The server compresses the page in an unsupported format. Upload the page instead."
        )
        raise FetchFailed(Outcome.NOT_A_PAGE, sentence)
    if _declared(answer) > limit:
        raise _too_large(limit)
    raw = _raw(answer, limit=limit)
    return _inflated(raw, limit=limit) if coding.endswith("gzip") else raw


def _declared(answer: BaseHTTPResponse) -> int:
    length = answer.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _raw(answer: BaseHTTPResponse, *, limit: int) -> bytes:
    received = bytearray()
    while chunk := _chunk(answer):
        received += chunk
        if len(received) > limit:
            raise _too_large(limit)
    return bytes(received)


def _chunk(answer: BaseHTTPResponse) -> bytes:
    try:
        return answer.read(_CHUNK, decode_content=False)
    except ValueError as error:  # http.client, of a chunk with a size below zero
        raise _broken() from error


def _inflated(raw: bytes, *, limit: int) -> bytes:
    """Inflate gzip, member after member, never holding more than `limit` bytes and one."""
    inflated = bytearray()
    while raw.startswith(_GZIP_MAGIC):
        member = zlib.decompressobj(_GZIP)
        try:
            inflated += member.decompress(raw, limit + 1 - len(inflated))
        except zlib.error as error:
            raise _broken() from error
        if len(inflated) > limit:
            raise _too_large(limit)
        if not member.eof:
            raise _broken()
        raw = member.unused_data
    return bytes(inflated)


def _too_large(limit: int) -> FetchFailed:
    sentence = _("The page is larger than {size} MB. Upload the part that you cite.")
    return FetchFailed(Outcome.TOO_LARGE, format_lazy(sentence, size=f"{limit / 1e6:g}"))


def _broken() -> FetchFailed:
    sentence = _("The page arrived damaged. Try again, or upload it.")
    return FetchFailed(Outcome.UNREACHABLE, sentence)
