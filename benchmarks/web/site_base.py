"""A server that is measured: which rows it has, and a sample of one row."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from browser import Answer
from measure import Send, each_in_turn, many_at_once, processor_seconds


@dataclass(frozen=True, slots=True)
class Sample:
    """One round of a row. CPU is in ms for each request."""

    value: float
    web_ms: float
    database_ms: float


class Site:
    """Base of what is measured. `rows` has a method for each key of `ROWS` that exists there."""

    name: str
    seconds = 4.0  # of each measurement with many at once
    web_pids: Sequence[int] = ()
    database_pids: Sequence[int] = ()

    @property
    def rows(self) -> dict[str, Callable[[int], Sample]]:
        """The measurements by key; each takes the number of the round."""
        raise NotImplementedError

    def in_turn(self, requests: Sequence[Send]) -> Sample:
        """Send the requests after each other; the value is the median in ms."""
        return self._sample(lambda: each_in_turn(requests))

    def at_once(self, lanes: Sequence[Iterator[Send]]) -> Sample:
        """Send the requests of all lanes at once; the value is how many a second."""
        return self._sample(lambda: many_at_once(lanes, self.seconds))

    def paced(self, requests: Sequence[Send], *, interval: float) -> Sample:
        """Send a request each `interval` seconds; the value is CPU ms of web and database."""

        def run() -> tuple[float, int]:
            start = time.perf_counter()
            for number, send in enumerate(requests):
                time.sleep(max(0.0, start + number * interval - time.perf_counter()))
                send()
            return 0.0, len(requests)

        sample = self._sample(run)
        return Sample(sample.web_ms + sample.database_ms, sample.web_ms, sample.database_ms)

    def _sample(self, run: Callable[[], tuple[float, int]]) -> Sample:
        web, database = self.web_pids, self.database_pids
        before = processor_seconds(web), processor_seconds(database)
        value, count = run()
        used = processor_seconds(web) - before[0], processor_seconds(database) - before[1]
        return Sample(value, used[0] * 1000 / count, used[1] * 1000 / count)


def expect(answer: Answer, *statuses: int) -> Answer:
    """Return the answer. Raises `RuntimeError` if it has another status."""
    if answer.status not in statuses:
        raise RuntimeError(f"Answered {answer.status}: {answer.text[:500]}")
    return answer
