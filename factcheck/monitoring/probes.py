"""What `/health/ready` asks about. Each probe returns its numbers and raises when something fails.

Nothing is written, so that a probe every few seconds costs nothing.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import structlog
from celery import current_app
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import Error as DatabaseError
from django.db import connection
from kombu.exceptions import OperationalError

from articles import workers
from factcheck.database.own_connection import limited_connection

DATABASE_SECONDS = 2.0  # for all queries of the probes; connecting may take as much again
BROKER_SECONDS = 1.0  # for the connection, and as much for its answer
MEGABYTE = 1_000_000

Numbers = dict[str, object]
Probe = Callable[[], Numbers]

log = structlog.get_logger(__name__)


class Unhealthy(Exception):
    """Raised when something is wrong, with a sentence for the log and the numbers that say so."""

    def __init__(self, sentence: str, numbers: Numbers | None = None) -> None:
        super().__init__(sentence)
        self.numbers = numbers or {}


def check_database() -> Numbers:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {}


def check_cache() -> Numbers:
    """Read a key that nobody writes: the cache's table must be there."""
    cache.get("health")
    return {}


def check_queues() -> Numbers:
    """Raise if a job has waited for longer than `QUEUE_LATE_SECONDS`."""
    queues = workers.queues()
    numbers: Numbers = {
        queue.name: {"waiting": queue.waiting, "oldest_seconds": round(queue.oldest_seconds, 1)}
        for queue in queues
    }
    late = [queue.name for queue in queues if queue.oldest_seconds > settings.QUEUE_LATE_SECONDS]
    if late:
        raise Unhealthy(f"Jobs wait for too long in: {', '.join(late)}.", numbers)
    return numbers


def check_workers() -> Numbers:
    """Raise unless each kind of worker and the sweep were heard from in the last minute."""
    heard = workers.heartbeats()
    kinds = workers.Kind.values
    numbers: Numbers = {
        kind: {"heard_seconds_ago": round(heard[kind].seconds, 1) if kind in heard else None}
        for kind in kinds
    }
    silent = [kind for kind in kinds if kind not in heard or heard[kind].is_silent]
    if silent:
        raise Unhealthy(f"Not heard from: {', '.join(silent)}.", numbers)
    return numbers


def check_broker() -> Numbers:
    """Connect to Redis, which pings it; a server that does not answer costs two seconds at most."""
    limits = {"socket_connect_timeout": BROKER_SECONDS, "socket_timeout": BROKER_SECONDS}
    with current_app.connection_for_write(transport_options={**limits, "max_retries": 0}) as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=1)
    return {}


def check_storage() -> Numbers:
    """Raise unless files can be written to a local folder with enough free space, or a storage on
    another machine answers."""
    if not isinstance(default_storage, FileSystemStorage):
        is_reachable: Callable[[], bool] = getattr(default_storage, "is_reachable", lambda: True)
        if not is_reachable():
            raise Unhealthy("The storage of captures does not answer.")
        return {}
    folder = Path(default_storage.location)
    while not folder.exists():  # the first file makes it
        folder = folder.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unhealthy(f"{folder} is not writable.")
    free = shutil.disk_usage(folder).free // MEGABYTE
    numbers: Numbers = {"free_megabytes": free}
    if free < settings.CAPTURES_MIN_FREE_MEGABYTES:
        raise Unhealthy(f"The disk of {folder} is nearly full.", numbers)
    return numbers


PAGES: Mapping[str, Probe] = {"database": check_database, "cache": check_cache}
WORKERS: Mapping[str, Probe] = {"queues": check_queues, "workers": check_workers}
SERVICES: Mapping[str, Probe] = {"broker": check_broker, "storage": check_storage}


def run_probes(*, with_workers: bool) -> dict[str, Numbers]:
    """Return for each probe its numbers, and under `ok` whether all is well.

    Those of the database share one connection, which is not of the pool. Without it they all fail.
    """
    of_database = {**PAGES, **(WORKERS if with_workers else {})}
    results: dict[str, Numbers] = {}
    try:
        with limited_connection(DATABASE_SECONDS):
            for name, probe in of_database.items():
                results[name] = _run(name, probe)
    except DatabaseError as error:
        _report("database", error)
        results = {name: {"ok": False} for name in of_database}
    for name, probe in SERVICES.items():
        results[name] = _run(name, probe)
    return results


def _run(name: str, probe: Probe) -> Numbers:
    try:
        return {"ok": True, **probe()}
    except Unhealthy as error:
        _report(name, error)
        return {"ok": False, **error.numbers}
    except (DatabaseError, OperationalError, OSError) as error:
        _report(name, error)
        return {"ok": False}


def _report(name: str, error: Exception) -> None:
    """Log what fails: our own sentence, or else only the kind of the error."""
    reason = str(error) if isinstance(error, Unhealthy) else ""
    log.warning("health.failing", check=name, error=type(error).__name__, reason=reason)
