"""The body of an archived response, decompressed within a limit.

warcio hands out bodies in zstd, and without another library those in brotli, as they were sent.
"""

import zlib
from collections.abc import Callable

import brotli
import zstandard
from django.utils.translation import gettext_lazy as _

from articles.reading.document import Unreadable

BODY_LIMIT = 40_000_000  # bytes of a body after decompression
TOO_LARGE = _(
    "The page in this archive unpacks to far more than an article. Upload its text instead."
)
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_STEP = 1 << 20
_WINDOW = 31  # bits, the most that zlib knows, with detection of gzip


def decoded(body: bytes, encodings: str) -> bytes:
    """Return the body without the encodings of its transfer, a header such as "gzip, br".

    A body that is not in the encoding that its header names stays as it is: some archives store what
    a browser has decoded already. Raises Unreadable for one that unpacks to too much.
    """
    for encoding in reversed([each.strip().lower() for each in encodings.split(",")]):
        decode = _DECODERS.get(encoding)
        if decode is None:
            continue
        try:
            body = decode(body)
        except (zlib.error, brotli.error, zstandard.ZstdError, EOFError):
            return body
    return body


def _gzip(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        raise EOFError
    return _inflated(zlib.decompressobj(_WINDOW), body)


def _deflate(body: bytes) -> bytes:
    try:
        return _inflated(zlib.decompressobj(), body)
    except zlib.error:
        return _inflated(zlib.decompressobj(-zlib.MAX_WBITS), body)


def _inflated(inflater: "zlib._Decompress", body: bytes) -> bytes:
    data = inflater.decompress(body, BODY_LIMIT + 1)
    return _within_limit(data)


def _brotli(body: bytes) -> bytes:
    decompressor = brotli.Decompressor()
    parts = [decompressor.process(body, output_buffer_limit=_STEP)]
    while not decompressor.is_finished() and not decompressor.can_accept_more_data():
        parts.append(decompressor.process(b"", output_buffer_limit=_STEP))
        if sum(map(len, parts)) > BODY_LIMIT:
            raise Unreadable(TOO_LARGE)
    if not decompressor.is_finished():
        raise EOFError
    return b"".join(parts)


def _zstd(body: bytes) -> bytes:
    if not body.startswith(_ZSTD):
        raise EOFError
    with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(body) as reader:
        return _within_limit(reader.read(BODY_LIMIT + 1))


def _within_limit(data: bytes) -> bytes:
    if len(data) > BODY_LIMIT:
        raise Unreadable(TOO_LARGE)
    return data


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
