"""Reading from a connection, no longer than the deadline and no more than the cap."""

import http.client
import io
import socket
from typing import TYPE_CHECKING

from articles.fetching.deadline import Deadline
from articles.fetching.outcomes import FetchFailed, Outcome

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


_BUFFER = 65_536  # bytes


class Metered(io.RawIOBase):
    """Every byte that comes in passes here: headers, chunk sizes, trailers and body alike.

    What lies above cannot be relied on: timeouts of libraries are per read, which a byte a second
    outlives, and http.client reads a chunk that claims a size of -1 to its end, wherever that is.
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
        """Read what is there. Raises FetchFailed (timed out, too large), or OSError."""
        self._connection.settimeout(self._deadline.left())
        read = self._raw.readinto(buffer)
        self._left -= read or 0
        if self._left < 0:
            raise FetchFailed(Outcome.TOO_LARGE)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()


def metered(deadline: Deadline, *, limit: int) -> type[http.client.HTTPResponse]:
    """Return the class of answers that are read to `deadline` and for `limit` bytes."""

    class Answer(http.client.HTTPResponse):
        def __init__(self, connection: socket.socket, *, method: str | None = None) -> None:
            super().__init__(connection, method=method)
            raw = Metered(self.fp.detach(), connection, deadline=deadline, limit=limit)
            self.fp = io.BufferedReader(raw, _BUFFER)

    return Answer
