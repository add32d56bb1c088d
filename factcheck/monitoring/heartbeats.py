"""Each worker records in the database that it is alive, as long as it is connected to the broker.

With each heartbeat it stores what it has counted. A web process has the same thread for that alone.
"""

import os
import signal
from collections.abc import Iterable
from threading import Event, Thread

import structlog
from celery import bootsteps
from celery.worker.consumer import Consumer
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connections

from articles import workers
from factcheck.database.own_connection import unpooled_connection
from factcheck.monitoring.memory import MemoryLimit
from factcheck.monitoring.stored_metrics import fold_ended, store_samples

BEAT_SECONDS = 15.0
STOP_SECONDS = 3.0  # that a stopping worker waits for a heartbeat under way

log = structlog.get_logger(__name__)


def record_heartbeat(kinds: Iterable[str], worker: str) -> None:
    """Record that the worker is alive. A database that is away is logged: the next attempt may work."""
    try:
        workers.beat(kinds, worker)
        store_samples()
        if workers.Kind.PERIODIC in kinds:  # one of all processes is enough
            fold_ended()
    except DatabaseError as error:
        log.warning("heartbeat.failed", worker=worker, error=type(error).__name__)
    finally:
        connections.close_all()


class Heartbeats(Thread):
    """Records a heartbeat at once and then every few seconds, until `stop`."""

    def __init__(self, kinds: Iterable[str], worker: str) -> None:
        super().__init__(name="heartbeats", daemon=True)
        self._kinds = set(kinds)
        self._worker = worker
        self._stopping = Event()
        self._memory = MemoryLimit(settings.WORKER_MAX_MEGABYTES if kinds else 0, self._retire)

    def _retire(self, megabytes: int) -> None:
        """Let the worker finish its tasks and end, as it does when its container stops."""
        log.warning("process.retired", process=self._worker, megabytes=megabytes)
        os.kill(os.getpid(), signal.SIGTERM)

    def run(self) -> None:
        """Record heartbeats on a connection of this thread."""
        connections["default"] = unpooled_connection()
        while True:
            record_heartbeat(self._kinds, self._worker)
            self._memory.check()
            if self._stopping.wait(BEAT_SECONDS):
                record_heartbeat(self._kinds, self._worker)
                return

    def stop(self) -> None:
        """Stop, after a last heartbeat has stored the counts.

        The row stays, so that pages can say since when the worker is silent.
        """
        self._stopping.set()
        self.join(STOP_SECONDS)


class HeartbeatsStep(bootsteps.StartStopStep):
    """Runs the thread while the worker consumes messages: one without a broker falls silent."""

    requires = ("celery.worker.consumer.tasks:Tasks",)
    thread: Heartbeats | None = None

    def start(self, consumer: Consumer) -> None:
        """Start the thread for the queues of the worker."""
        queues = consumer.app.amqp.queues.consume_from
        self.thread = Heartbeats(queues, consumer.hostname)
        self.thread.start()

    def stop(self, _consumer: Consumer) -> None:
        """Stop the thread."""
        if self.thread:
            self.thread.stop()
            self.thread = None
