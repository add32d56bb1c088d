"""A pool of connections to PostgreSQL that hands out the one that was used last.

A connection plans each statement at its first use, which takes ten times as long as a request with
statements that are planned: 150 ms instead of 13 for a verdict. psycopg's own pool gives out the
connection that was idle the longest, so that a few people meet one unplanned connection after another.
"""

from typing import Any

import psycopg_pool
from psycopg import Connection


class WarmPool(psycopg_pool.ConnectionPool[Connection]):
    """A pool of which a few people use a few connections, and many people all.

    psycopg keeps the idle connections in the order in which they came back. It takes the first one for
    a request, and also when it closes one that nobody has needed for a while. So the one that came back
    last is moved to the front for requests only.
    """

    def _get_ready_connection(self, timeout: float | None) -> Connection | None:
        self._pool.rotate()
        return super()._get_ready_connection(timeout)


def use_warm_pool() -> None:
    """Let Django make its pool of this class. Call it before the first query of a process.

    Django imports the class when it opens the first connection.
    It has no setting that names another one.
    """
    psycopg_pool.ConnectionPool = WarmPool  # type: ignore[misc,assignment]  # see the docstring


def connection_options(
    former: str, *, is_prepared: bool, statement_seconds: float
) -> dict[str, Any]:
    """Return the options of each connection. `former` are those of the server that the address names.

    `is_prepared`: whether frequent reads are planned once a connection. A statement that takes longer
    than `statement_seconds` is ended; 0: none.
    """
    options: dict[str, Any] = {}
    parameters = [former] if former else []
    if is_prepared:
        # Only the reads of articles/prepared bind on the server. Planning one takes longer than sending
        # it ten times, so that PostgreSQL should not try five plans first. It takes a disk to be a
        # rotating one, and would rather read whole tables than look up the few rows of a page. Compiling
        # a plan to machine code takes longer than any of them, and large tables would have it try.
        options["prepare_threshold"] = 0
        parameters += ["-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c jit=off"]
    if statement_seconds:
        parameters += [f"-c statement_timeout={statement_seconds * 1000:.0f}"]
    return options | ({"options": " ".join(parameters)} if parameters else {})
