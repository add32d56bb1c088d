"""Start a program that converts a hostile file, without network and with limits.

`python -m articles.fetching.parsing.confined PROGRAM ARGUMENT…` becomes that program. Where the system
allows no network of its own to a process, the program's own settings have to forbid it.
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys

CPU_LIMIT = 40  # seconds
MEMORY_LIMIT = (
    4 * 1024 * 1024 * 1024
)  # bytes of address space; the program reserves more than it uses
FILE_LIMIT = 100 * 1024 * 1024  # bytes of each file that it writes
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38


def confine() -> None:
    """Take away from this process what a conversion does not need."""
    if sys.platform == "linux":
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if system.unshare(_NEW_NETWORK):
            system.unshare(_NEW_USER | _NEW_NETWORK)
        system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    for limit, most in (
        (resource.RLIMIT_CPU, CPU_LIMIT),
        (resource.RLIMIT_AS, MEMORY_LIMIT),
        (resource.RLIMIT_FSIZE, FILE_LIMIT),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a lower limit holds already
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    confine()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - the program that the settings name, no shell
