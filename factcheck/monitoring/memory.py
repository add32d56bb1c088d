"""Memory of web processes and workers: what a large page or file took is given back, or the process ends.

Python collects circles of objects late, and the C library keeps what it freed. So a process that has
grown collects and gives back at once. If it stays too large, it stops after its work, and what runs it
(gunicorn, Docker, `make run`) starts another one.
"""

import ctypes
import gc
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

MEGABYTE = 1_000_000
GROWTH = 15 * MEGABYTE  # above the least since the last release: then it is worth collecting
PAGE = os.sysconf("SC_PAGE_SIZE")


def resident_bytes() -> int:
    """Return the memory that this process has now; 0 on a system that does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0


def give_back() -> None:
    """Collect what nothing refers to, and give free memory back to the system."""
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc only
        if trim:
            trim(0)


class MemoryLimit:
    """Gives memory back when the process has grown, and calls `retire` once when it is too large.

    `most` is the limit in megabytes; 0 is none.
    """

    def __init__(self, most: int, retire: Callable[[int], object]) -> None:
        self._most = most * MEGABYTE
        self._retire = retire
        self._least = 0
        self._checking = threading.Lock()
        self.is_retired = False

    def check(self) -> None:
        """Look at the memory of the process. Costs little while it has not grown."""
        now = resident_bytes()
        if self._least and now < self._least + GROWTH:
            self._least = min(self._least, now)
            return
        if not self._checking.acquire(blocking=False):
            return  # another thread is at it
        try:
            give_back()
            self._least = resident_bytes()
            if self._most and self._least > self._most and not self.is_retired:
                self.is_retired = True
                self._retire(self._least // MEGABYTE)
        finally:
            self._checking.release()
