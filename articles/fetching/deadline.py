"""One clock around everything that a fetch does."""

import socket
import threading
import time
from types import TracebackType

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.fetching.outcomes import FetchFailed, Outcome


class Deadline:
    """A total deadline in seconds, for what has no total of its own.

    Library timeouts are per read, and a server that sends a byte a second outlives them. So a
    timer shuts the watched connection down from outside, whatever is reading from it.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._watched: socket.socket | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self.watch(None)

    def left(self) -> float:
        """Return the seconds that are left. Raises FetchFailed (timed out) when there are none."""
        left = self._ends - time.monotonic()
        if left <= 0:
            sentence = _(
                "The server did not answer within {seconds} seconds. Try again, or upload the page."
            )
            raise FetchFailed(Outcome.TIMED_OUT, format_lazy(sentence, seconds=f"{self.seconds:g}"))
        return left

    def watch(self, connection: socket.socket | None) -> None:
        """Shut `connection` down when time is up; instead of the one watched before."""
        with self._lock:
            if self._watched is not None:
                self._watched.close()
            # A duplicate, because TLS takes the first descriptor away from its socket.
            self._watched = connection.dup() if connection is not None else None

    def _shut(self) -> None:
        with self._lock:
            if self._watched is None:
                return
            try:
                self._watched.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # the other side was faster
