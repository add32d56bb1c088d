"""Several reads of a page in as few queries as the one with the most rounds needs."""

from collections.abc import Generator, Iterable
from itertools import islice
from typing import Any, TypeVar

from articles.prepared.reads import Bound, read_together

Result = TypeVar("Result")
# Yields reads, gets the rows of each of them, and may then yield reads that depend on these rows.
Reading = Generator[Iterable[Bound[Any]], list[list[Any]], Result]


def together(*readings: Reading[Any]) -> Reading[list[Any]]:
    """Return a reading with the results of all readings: each of its rounds is a round of all."""
    results: dict[int, Any] = {}
    received: dict[int, Any] = dict.fromkeys(range(len(readings)))
    while received:
        wanted: dict[int, list[Bound[Any]]] = {}
        for number, rows in received.items():
            try:
                wanted[number] = list(readings[number].send(rows))
            except StopIteration as end:
                results[number] = end.value
        fetched = iter((yield [bound for reads in wanted.values() for bound in reads]))
        received = {number: list(islice(fetched, len(reads))) for number, reads in wanted.items()}
    return [results[number] for number in range(len(readings))]


def without_reads(result: Result) -> Reading[Result]:
    """Return a reading of what is known already."""
    yield ()
    return result


def read_rows(*reads: Bound[Any]) -> Reading[list[list[Any]]]:
    """Return a reading of the rows of each of the reads: one round."""
    return (yield reads)


def read_now(reading: Reading[Result]) -> Result:
    """Return the result of a reading: one query for each round."""
    rows: Any = None
    while True:
        try:
            reads = reading.send(rows)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        rows = read_together(*reads)
