"""The length of a recording, read in a child process with limits, because its bytes may be hostile.

`python -m articles.fetching.parsing.length` reads the file that is its standard input, and prints its
length in seconds. It needs no memory for the whole file.
"""

import ctypes
import math
import os
import resource
import signal
import sys

MEMORY_LIMIT = 300 * 1024 * 1024  # bytes of address space
CPU_LIMIT = 10  # seconds
_PR_SET_PDEATHSIG = 1


def limit() -> None:
    """Take away from this process everything that reading a length does not need."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # never outlive the parent
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY_LIMIT),
        (resource.RLIMIT_CPU, CPU_LIMIT),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def read_length() -> float:
    """Return the length of the recording on standard input, in seconds; 0 if it does not say."""
    from tinytag import TinyTag, TinyTagException  # noqa: PLC0415 (loaded in the child only)

    with os.fdopen(0, "rb", closefd=False) as file:
        file.seek(0)
        try:
            seconds = TinyTag.get(file_obj=file, tags=False).duration
        except TinyTagException:
            return 0.0
    return seconds if seconds and math.isfinite(seconds) else 0.0


if __name__ == "__main__":
    if user := os.environ.get("PARSER_USER"):
        from articles.fetching.parsing.account import continue_as

        continue_as(user)
    limit()
    print(read_length())  # noqa: T201 - the answer
