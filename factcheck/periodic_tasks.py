"""Periodic tasks, in a thread of the worker that fetches: `celery worker --periodic-tasks`.

Celery's beat needs a process of its own, a worker to send the tasks to, and so 200 MB. This thread runs
the tasks itself, on its own connection to the database: they wait behind no other task.
"""

import time
from collections.abc import Callable, Mapping
from threading import Event, Thread
from typing import Any

import structlog
from celery import bootsteps
from celery.worker import WorkController
from django.conf import settings
from django.core.cache import cache
from django.db import connections

from articles.workers import Kind
from factcheck.database.own_connection import unpooled_connection
from factcheck.monitoring.heartbeats import BEAT_SECONDS, record_heartbeat

STOP_SECONDS = 10.0  # that a stopping worker waits for a task that has begun

log = structlog.get_logger(__name__)


class PeriodicTasks(Thread):
    """Calls each task every so many seconds. `periods` has the seconds by the name of the task.

    In between it records heartbeats of `worker`: they stop while a task takes longer than usual.
    """

    def __init__(
        self,
        tasks: Mapping[str, Callable[[], object]],
        periods: Mapping[str, float],
        worker: str,
    ) -> None:
        super().__init__(name="periodic-tasks", daemon=True)
        self._worker = worker
        self._last_beat = -BEAT_SECONDS
        self._tasks = tasks
        self._periods = periods
        self._stopping = Event()

    def run(self) -> None:
        """Call the tasks when they are due, until `stop`. A task that fails is called again later."""
        connections["default"] = unpooled_connection()
        due = {name: time.monotonic() + period for name, period in self._periods.items()}
        while True:
            self._beat()
            name = min(due, key=due.__getitem__)
            left = due[name] - time.monotonic()
            if self._stopping.wait(min(max(0.0, left), BEAT_SECONDS)):
                return
            if left > BEAT_SECONDS:
                continue
            try:
                run_once(name, self._periods[name], self._tasks[name])
            except Exception:
                log.exception("task.periodic_failed", task=name)
            finally:
                connections.close_all()
            due[name] = time.monotonic() + self._periods[name]

    def _beat(self) -> None:
        if time.monotonic() - self._last_beat >= BEAT_SECONDS:
            self._last_beat = time.monotonic()
            record_heartbeat([Kind.PERIODIC], self._worker)

    def stop(self) -> None:
        """Stop, after the task that has begun."""
        self._stopping.set()
        self.join(STOP_SECONDS)


def run_once(name: str, period: float, task: Callable[[], object]) -> bool:
    """Call the task unless another worker did so within this period. Returns whether it did.

    Of two workers that ask at the same moment both may call it; no task minds that.
    """
    is_first = cache.add(f"periodic:{name}", "", timeout=0.9 * period - 1)  # it keeps whole seconds
    if is_first:
        task()
    return is_first


class PeriodicTasksStep(bootsteps.StartStopStep):
    """Starts the thread with a worker that has the option, before it consumes messages."""

    requires = ("celery.worker.components:Pool",)
    thread: PeriodicTasks | None = None

    def __init__(
        self, worker: WorkController, *, periodic_tasks: bool = False, **options: Any
    ) -> None:
        super().__init__(worker, **options)
        self.enabled = periodic_tasks

    def start(self, worker: WorkController) -> None:
        """Start the thread."""
        name = worker.hostname  # type: ignore[attr-defined]  # its types lack it
        self.thread = PeriodicTasks(worker.app.tasks, settings.PERIODIC_TASKS, name)
        self.thread.start()

    def stop(self, _worker: WorkController) -> None:
        """Stop the thread."""
        if self.thread:
            self.thread.stop()
