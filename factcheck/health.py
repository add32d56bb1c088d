"""Health of a web process and of the services that it needs, for the container's health check.

django-health-check 4.8 was read and not adopted: each probe of its cache and its storage writes and
deletes, and it answers with the start of the database's error and with the address of Redis. The tests
here ask for a probe that writes nothing and for an answer that names only what fails.
"""

import os
from collections.abc import Callable
from pathlib import Path

import structlog
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from factcheck.celery import app

BROKER_SECONDS = 1.0  # for the connection, and as much for its answer

log = structlog.get_logger(__name__)


class Unhealthy(Exception):
    """Raised when a service answers wrongly, with a sentence for the log."""


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 and "ok", or 503 and the names of what fails; the reasons are in the log.

    Nothing is written, so that a probe every few seconds costs nothing.
    """
    failing = [name for name, check in CHECKS.items() if not _passes(name, check)]
    body = "ok" if not failing else "".join(f"{name}: failing\n" for name in failing)
    return HttpResponse(body, content_type="text/plain", status=503 if failing else 200)


def _passes(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except (DatabaseError, OperationalError, OSError, Unhealthy) as error:
        log.warning("health check failed", check=name, error=type(error).__name__, exc_info=True)
        return False
    return True


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_cache() -> None:
    """Read a key that nobody writes: the cache's table must be there."""
    cache.get("health")


def check_broker() -> None:
    """Connect to Redis, which pings it; a server that does not answer costs two seconds at most."""
    limits = {"socket_connect_timeout": BROKER_SECONDS, "socket_timeout": BROKER_SECONDS}
    with app.connection_for_write(transport_options={**limits, "max_retries": 0}) as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=1)


def check_storage() -> None:
    """Ask whether files can be written to a local folder. Storage elsewhere is not asked: each
    request may cost money."""
    if not isinstance(default_storage, FileSystemStorage):
        return
    folder = Path(default_storage.location)
    while not folder.exists():  # the first file makes it
        folder = folder.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unhealthy(f"{folder} is not writable.")
    if not os.statvfs(folder).f_bavail:
        raise Unhealthy(f"The disk of {folder} is full.")


CHECKS = {
    "database": check_database,
    "cache": check_cache,
    "broker": check_broker,
    "storage": check_storage,
}
