"""Connections beside the pool: for the threads of workers, and for checks that must not wait for it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

SHORTEST_CONNECT = 2  # seconds: PostgreSQL's library takes a shorter limit for this one


def unpooled_connection(**options: Any) -> BaseDatabaseWrapper:
    """Return a connection to the default database that waits for no connection of the pool.

    `options` are added to those of the settings.
    """
    database = connections.settings["default"]
    unpooled = {**database, "OPTIONS": {**database["OPTIONS"], "pool": False, **options}}
    wrapper: BaseDatabaseWrapper = load_backend(database["ENGINE"]).DatabaseWrapper(
        unpooled, "default"
    )
    return wrapper


@contextmanager
def limited_connection(seconds: float) -> Iterator[None]:
    """Let this thread use a new connection for the time of the block, for `seconds` after connecting.

    Raises `OperationalError` when the time is over, even if the server has been stopped in the middle.
    """
    former = connections["default"]
    own = connections["default"] = unpooled_connection(connect_timeout=SHORTEST_CONNECT)
    timer: Timer | None = None
    try:
        own.ensure_connection()
        timer = Timer(seconds, _hang_up, [own])
        timer.daemon = True
        timer.start()
        yield
    finally:
        if timer:
            timer.cancel()
        connections["default"] = former
        own.close()


def _hang_up(wrapper: BaseDatabaseWrapper) -> None:
    """Close the line under a connection, so that code that waits for an answer gets an error."""
    if wrapper.connection is None or wrapper.connection.closed:
        return
    with socket.socket(fileno=wrapper.connection.fileno()) as line:
        line.shutdown(socket.SHUT_RDWR)
        line.detach()  # the connection closes it
