"""What is known of the workers: when they were last heard from, and how long work waits for them.

A worker renews its rows of `WorkerHeartbeat` while it is connected to the broker; the sweep renews one
at its end. Pages, `/health/ready` and `/metrics` read them. Messages to workers go through here too: a
broker that does not answer delays a page once, not at each message.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from celery import current_app
from django.conf import settings
from django.db.models import Case, Count, F, Max, Min, QuerySet, Value, When
from django.db.models.functions import Coalesce, Now, NullIf
from kombu.exceptions import OperationalError

from articles.models import SILENT_AFTER, Job, WorkerHeartbeat
from articles.prepared import prepared

PAUSE = 5.0  # seconds without further attempts; the sweep sends what is left out
FORGOTTEN_AFTER = timedelta(days=7)
Kind = WorkerHeartbeat.Kind

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """When a kind of worker was last heard from, and how many seconds ago."""

    kind: str
    heard_at: datetime
    seconds: float

    @property
    def is_silent(self) -> bool:
        return self.seconds > SILENT_AFTER.total_seconds()


@dataclass(frozen=True, slots=True)
class Queue:
    """The work that waits in a queue: how many jobs may begin, and for how many seconds the oldest may."""

    name: str
    waiting: int = 0
    oldest_seconds: float = 0.0


def beat(kinds: Iterable[str], worker: str) -> None:
    """Record that a worker of these kinds is alive now."""
    rows = [WorkerHeartbeat(kind=kind, worker=worker, heard_at=Now()) for kind in sorted(kinds)]
    if not rows:
        return
    WorkerHeartbeat.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "worker"],
        update_fields=["heard_at"],
    )


def forget_stopped() -> None:
    """Delete the rows of workers that stopped long ago."""
    WorkerHeartbeat.objects.filter(heard_at__lt=Now() - FORGOTTEN_AFTER).delete()


def heartbeats(*, worker: str = "") -> dict[str, Heartbeat]:
    """Return the last heartbeat of each kind of worker that was ever heard from, by kind.

    With a `worker`, of that one only.
    """
    rows = WorkerHeartbeat.objects.filter(**({"worker": worker} if worker else {})).order_by()
    newest = rows.values("kind").annotate(last=Max("heard_at"))
    read = newest.values_list("kind", "last", Now() - F("last"))
    return {kind: Heartbeat(kind, last, ago.total_seconds()) for kind, last, ago in read}


@prepared
def silent_kinds() -> QuerySet[WorkerHeartbeat, tuple[str, datetime]]:
    """Return the kinds of workers that have stopped, and when each was last heard from.

    A kind that was never heard from is not among them.
    """
    newest = WorkerHeartbeat.objects.order_by().values("kind").annotate(last=Max("heard_at"))
    return newest.filter(last__lt=Now() - SILENT_AFTER).values_list("kind", "last")


def delayed_since(job: Job | None, silent: Mapping[str, datetime]) -> datetime | None:
    """Return when the workers that could continue a pending job were last heard from, else None.

    `silent` are the times of `silent_kinds`, by kind.
    """
    return silent.get(queue_of(job)) if job and job.is_pending else None


def queue_of(job: Job) -> str:
    """Return the queue of the task that does the job, or the rest of it."""
    route = settings.CELERY_TASK_ROUTES.get(f"articles.{job.task or job.kind}", {})
    return str(route.get("queue", settings.CELERY_TASK_DEFAULT_QUEUE))


def queue_names() -> set[str]:
    """Return the names of all queues that tasks are sent to."""
    routes: dict[str, dict[str, str]] = settings.CELERY_TASK_ROUTES
    return {settings.CELERY_TASK_DEFAULT_QUEUE, *(route["queue"] for route in routes.values())}


def queues() -> list[Queue]:
    """Return what waits in each queue, also in those that are empty."""
    task = Coalesce(NullIf("task", Value("")), "kind")
    routes = [
        When(task_or_kind=name.removeprefix("articles."), then=Value(route["queue"]))
        for name, route in settings.CELERY_TASK_ROUTES.items()
    ]
    due = Job.objects.filter(state=Job.State.QUEUED, not_before__lte=Now()).order_by()
    by_queue = due.annotate(task_or_kind=task).annotate(
        queue=Case(*routes, default=Value(settings.CELERY_TASK_DEFAULT_QUEUE))
    )
    rows = by_queue.values("queue").annotate(number=Count("pk"), oldest=Min("not_before"))
    waiting = {
        name: Queue(name, number, age.total_seconds())
        for name, number, age in rows.values_list("queue", "number", Now() - F("oldest"))
    }
    return [waiting.get(name, Queue(name)) for name in sorted(queue_names())]


class _Pause:
    """Until when this process sends nothing."""

    until = 0.0


def send_message(task: str, *arguments: int, in_seconds: float = 0) -> bool:
    """Send the message for a task, once. Returns whether the broker has it."""
    if time.monotonic() < _Pause.until:
        return False
    try:
        current_app.send_task(task, args=list(arguments), countdown=in_seconds, retry=False)
    except OperationalError as error:
        _Pause.until = time.monotonic() + PAUSE
        log.warning("broker.away", task=task, error=type(error).__name__)
        return False
    return True


def forget_failure() -> None:
    """Send again at once."""
    _Pause.until = 0.0
