"""Times, processor time and memory, of processes and of many requests at once."""

import contextlib
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

AT_ONCE = 16
TICKS = os.sysconf("SC_CLK_TCK")
Send = Callable[[], object]


@dataclass
class Figures:
    """What the rounds of a row measured at one server. CPU is in ms for each request."""

    values: list[float] = field(default_factory=list)
    web_ms: list[float] = field(default_factory=list)
    database_ms: list[float] = field(default_factory=list)

    def add(self, value: float, web_ms: float, database_ms: float) -> None:
        self.values.append(value)
        self.web_ms.append(web_ms)
        self.database_ms.append(database_ms)

    @property
    def median(self) -> float:
        return statistics.median(self.values)


def processor_seconds(pids: Sequence[int]) -> float:
    """Return what these processes and all their descendants have used, also those that ended."""
    total = 0
    for pid in descendants(pids):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))  # utime, stime and those of ended children
    return total / TICKS


def memory_megabytes(pids: Sequence[int]) -> float:
    """Return the PSS of these processes and their descendants: shared pages count once."""
    kilobytes = 0
    for pid in descendants(pids):
        with contextlib.suppress(OSError):
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            kilobytes += int(rollup.partition("\nPss:")[2].split()[0])
    return kilobytes / 1024


def descendants(pids: Sequence[int]) -> set[int]:
    """Return these processes and all their descendants."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    family = set(pids)
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def each_in_turn(requests: Sequence[Send]) -> tuple[float, int]:
    """Send the requests after each other. Returns the median in ms, and how many they were."""
    times = []
    for send in requests:
        start = time.perf_counter()
        send()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), len(times)


def many_at_once(lanes: Sequence[Iterator[Send]], seconds: float) -> tuple[float, int]:
    """Send the requests of each lane in a thread, for so long or until one has no more.

    Returns how many were answered in a second, and how many they were. Raises what a request raised.
    """
    failures: list[BaseException] = []
    counts = [0] * len(lanes)
    ends = [0.0] * len(lanes)
    stopped = threading.Event()
    start = time.perf_counter()

    def drive(lane: int) -> None:
        try:
            for send in lanes[lane]:
                send()
                counts[lane] += 1
                if stopped.is_set() or time.perf_counter() - start > seconds:
                    break
        except BaseException as failure:  # noqa: BLE001 (raised again below)
            failures.append(failure)
        stopped.set()
        ends[lane] = time.perf_counter()

    threads = [threading.Thread(target=drive, args=[lane]) for lane in range(len(lanes))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sum(counts) / (max(ends) - start), sum(counts)
