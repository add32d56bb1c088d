"""One range of a file over HTTP (RFC 9110, 14), so that a player can start in the middle of it."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

LONGEST = (
    8 * 1024 * 1024
)  # bytes of one answer to a range: a player that pauses must not hold a thread
_RANGE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


class Unsatisfiable(ValueError):
    """A range that begins after the end of the file."""


class Section:
    """The bytes of a file from `first` on, `length` of them, for `FileResponse`."""

    def __init__(self, file: IO[bytes], first: int, length: int) -> None:
        self._file, self._left = file, length
        file.seek(first)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most `size`; b"" after the last."""
        most = self._left if size < 0 else min(size, self._left)
        piece = self._file.read(most) if most else b""
        self._left -= len(piece)
        return piece

    def __iter__(self) -> Iterator[bytes]:
        return iter(lambda: self.read(65_536), b"")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def wanted_range(header: str, size: int) -> tuple[int, int] | None:
    """Return the first and the last byte that a Range header asks for; None for the whole file.

    Several ranges, other units and malformed headers are ignored, as the standard allows. Raises
    `Unsatisfiable`.
    """
    match = _RANGE.fullmatch(header.strip())
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        first, last = max(0, size - int(match[2])), size - 1
    else:
        first, last = int(match[1]), int(match[2]) if match[2] else size - 1
        if match[2] and last < first:
            return None
    if first >= size:
        raise Unsatisfiable(header)
    return first, min(last, size - 1)


def answer_range(
    request: HttpRequest, file: IO[bytes], *, size: int, etag: str, content_type: str
) -> HttpResponseBase:
    """Answer with the file, or with the one range of it that the request asks for.

    The ranges of an older file are not asked for (`If-Range`): then the whole file is the answer.
    Closes the file.
    """
    quoted = f'"{etag}"'
    condition = request.headers.get("If-Range", quoted).strip()
    header = request.headers.get("Range", "") if request.method == "GET" else ""
    try:
        wanted = wanted_range(header, size) if condition == quoted else None
    except Unsatisfiable:
        file.close()
        refused = HttpResponse(status=416, content_type=content_type)
        refused.headers["Content-Range"] = f"bytes */{size}"
        return refused
    first, last = wanted or (0, size - 1)
    if wanted:
        last = min(last, first + LONGEST - 1)
    response = FileResponse(
        Section(file, first, last - first + 1),
        content_type=content_type,
        status=206 if wanted else 200,
    )
    response.headers["Content-Length"] = str(last - first + 1)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = quoted
    if wanted:
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response
