"""DNS lookups, within the deadline."""

import queue
import socket
import threading

from articles.fetching.guard.deadline import Deadline
from articles.fetching.guard.policy import Peer

# A lookup cannot be interrupted: its thread may outlive the deadline. At most 64 at a time may.
_LOOKUPS = threading.BoundedSemaphore(64)


def look_up(name: str, port: int) -> list[Peer]:
    """Return every address that the system's resolver gives for `name`. Raises OSError."""
    answers = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    peers = [(str(answer[4][0]), int(answer[4][1])) for answer in answers]
    return list(dict.fromkeys(peers))


def look_up_within(deadline: Deadline, name: str, port: int) -> list[Peer]:
    """Call `look_up` in a thread, so that a silent name server cannot delay the fetch.

    Raises OSError, or FetchFailed (timed out).
    """
    answers: queue.SimpleQueue[list[Peer] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(look_up(name, port))
        except OSError as error:
            answers.put(error)
        except UnicodeError as error:
            answers.put(OSError(str(error)))
        finally:
            _LOOKUPS.release()

    if not _LOOKUPS.acquire(timeout=deadline.left()):
        deadline.left()
        raise OSError("too many lookups at once")
    threading.Thread(target=ask, daemon=True, name="lookup").start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        deadline.left()
        raise
    if isinstance(answer, OSError):
        raise answer
    return answer
