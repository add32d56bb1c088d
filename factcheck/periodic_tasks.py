"""Periodic tasks, in a thread of the worker that fetches: `celery worker --periodic-tasks`.

Celery's beat needs a process of its own, a worker to send the tasks to, and so 200 MB. This thread runs
the tasks itself, on its own connection to the database: they wait behind no other task.
"""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Any

import structlog
from celery import bootsteps
from celery.worker import WorkController
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

STOP_SECONDS = 10.0  # that a stopping worker waits for a task that has begun
ALIVE_SECONDS = (
    30.0  # the thread shows that it is alive at least so often, unless a task takes longer
)

log = structlog.get_logger(__name__)


class PeriodicTasks(Thread):
    """Calls each task every so many seconds. `periods` has the seconds by the name of the task."""

    def __init__(self, tasks: Mapping[str, Callable[[], object]], periods: Mapping[str, float]):
        super().__init__(name="periodic-tasks", daemon=True)
        self._tasks = tasks
        self._periods = periods
        self._stopping = Event()

    def run(self) -> None:
        """Call the tasks when they are due, until `stop`. A task that fails is called again later."""
        connections["default"] = unpooled_connection()
        due = {name: time.monotonic() + period for name, period in self._periods.items()}
        while True:
            show_alive()
            name = min(due, key=due.__getitem__)
            left = due[name] - time.monotonic()
            if self._stopping.wait(min(max(0.0, left), ALIVE_SECONDS)):
                return
            if left > ALIVE_SECONDS:
                continue
            try:
                run_once(name, self._periods[name], self._tasks[name])
            except Exception:
                log.exception("periodic_task_failed", task=name)
            finally:
                connections.close_all()
            due[name] = time.monotonic() + self._periods[name]

    def stop(self) -> None:
        """Stop, after the task that has begun."""
        self._stopping.set()
        self.join(STOP_SECONDS)


def show_alive() -> None:
    """Set the time of the file that the health check of the worker looks at, if there is to be one."""
    if settings.PERIODIC_TASKS_FILE:
        Path(settings.PERIODIC_TASKS_FILE).touch()


def run_once(name: str, period: float, task: Callable[[], object]) -> bool:
    """Call the task unless another worker did so within this period. Returns whether it did.

    Of two workers that ask at the same moment both may call it; no task minds that.
    """
    is_first = cache.add(f"periodic:{name}", "", timeout=0.9 * period - 1)  # it keeps whole seconds
    if is_first:
        task()
    return is_first


def unpooled_connection() -> BaseDatabaseWrapper:
    """Return a connection to the default database that waits for no connection of the pool."""
    database = connections.settings["default"]
    unpooled = {**database, "OPTIONS": {**database["OPTIONS"], "pool": False}}
    wrapper: BaseDatabaseWrapper = load_backend(database["ENGINE"]).DatabaseWrapper(
        unpooled, "default"
    )
    return wrapper


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
        self.thread = PeriodicTasks(worker.app.tasks, settings.PERIODIC_TASKS)
        self.thread.start()

    def stop(self, _worker: WorkController) -> None:
        """Stop the thread."""
        if self.thread:
            self.thread.stop()
