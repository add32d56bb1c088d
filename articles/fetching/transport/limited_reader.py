"""Reading from a connection until the deadline, and up to a limit of bytes."""

import http.client
import io
import socket
from typing import TYPE_CHECKING

from articles.fetching.guard import Deadline
from articles.fetching.outcomes import FetchFailed, Outcome

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


_BUFFER = 65_536  # bytes


class LimitedReader(io.RawIOBase):
    """Counts every byte of a response: headers, chunk sizes, trailers and body alike.

    The libraries have no such limits: their timeout is per read, so a server that sends a byte a
    second never meets it, and http.client reads a chunk with a size of -1 until the server stops.
    """

    def __init__(
        self, raw: io.RawIOBase, connection: socket.socket, *, deadline: Deadline, limit: int
    ) -> None:
        super().__init__()
        self._raw = raw
        self._connection = connection
        self._deadline = deadline
        self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        """Read what has arrived. Raises FetchFailed (timed out, too large), or OSError."""
        self._connection.settimeout(self._deadline.left())
        read = self._raw.readinto(buffer)
        self._left -= read or 0
        if self._left < 0:
            raise FetchFailed(Outcome.TOO_LARGE)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()


def limited_response_class(deadline: Deadline, *, limit: int) -> type[http.client.HTTPResponse]:
    """Return a response class that reads until `deadline`, and at most `limit` bytes."""

    class Response(http.client.HTTPResponse):
        def __init__(self, connection: socket.socket, *, method: str | None = None) -> None:
            super().__init__(connection, method=method)
            raw = LimitedReader(self.fp.detach(), connection, deadline=deadline, limit=limit)
            self.fp = io.BufferedReader(raw, _BUFFER)

    return Response
