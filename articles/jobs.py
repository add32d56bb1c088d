"""Work for the workers: PostgreSQL is the queue's memory, Redis only wakes somebody.

`ask` writes a row in the transaction that wants the work; `claimed` gives it to exactly one worker
for the time of a lease, by one conditional UPDATE on the database's clock; `finish` and `retry`
count only for the attempt that holds the lease; `sweep` wakes a worker again for what a lost
message, a killed worker or an emptied Redis left behind.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import structlog
from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from articles.models import Job, User

log = structlog.get_logger(__name__)
WOKEN = 3  # of many jobs asked for at once


class Lost(Exception):
    """The lease ran out and the job went on without this worker: its result does not count."""


def task_name(kind: str) -> str:
    """The name under which the task for this kind of job is registered."""
    return f"articles.{kind}"


def ask(kind: Job.Kind, subject_id: int, *, by: User | None = None) -> Job:
    """Have the work done: a row now, a wake-up on commit. Asking while it is pending is once."""
    row = Job(kind=kind, subject_id=subject_id, asked_by=by, not_before=Now())
    Job.objects.bulk_create([row], ignore_conflicts=True)
    job = Job.objects.filter(kind=kind, subject_id=subject_id, state__in=Job.PENDING).first()
    if job is None:  # the pending one, for which ours made way, ended this very moment
        return ask(kind, subject_id, by=by)

    def wake() -> None:
        _wake(job)

    transaction.on_commit(wake, robust=True)
    return job


def ask_all(kind: Job.Kind, subject_ids: Sequence[int], *, by: User | None = None) -> None:
    """Have much work done. Somebody is woken for the first few; the others wait for the sweep,
    because each message to a broker that hangs holds up a page for two seconds.
    """
    for subject_id in subject_ids[:WOKEN]:
        ask(kind, subject_id, by=by)
    rows = [
        Job(kind=kind, subject_id=subject_id, asked_by=by, not_before=Now())
        for subject_id in subject_ids[WOKEN:]
    ]
    Job.objects.bulk_create(rows, ignore_conflicts=True)


def _wake(job: Job, *, in_seconds: float = 0) -> None:
    """Tell a worker. If that fails nothing is lost: the row stands, and the sweep comes by."""
    try:
        current_app.send_task(task_name(job.kind), args=[job.pk], countdown=in_seconds, retry=False)
    except OperationalError as error:
        log.warning("nobody_woken", job=job.pk, error=str(error))
        return
    Job.objects.filter(pk=job.pk).update(woken_at=Now())


@contextmanager
def claimed(job_id: int, *, lease: timedelta) -> Iterator[Job | None]:
    """The job, if it is this worker's now; None if somebody has it, it ended, or it must wait.

    Whoever leaves the block with an exception gives the job back for another attempt.
    """
    due = Q(state=Job.State.QUEUED, not_before__lte=Now())
    abandoned = Q(state=Job.State.RUNNING, lease_until__lt=Now())
    taken = Job.objects.filter(due | abandoned, pk=job_id).update(
        state=Job.State.RUNNING, attempt=F("attempt") + 1, lease_until=Now() + lease
    )
    job = Job.objects.get(pk=job_id) if taken else None
    if job and job.attempt > settings.FETCH_MAX_ATTEMPTS:
        finish(
            job,
            failed=True,
            outcome="abandoned",
            message=job.message or _("The worker died each time."),
        )
        job = None
    ended = False
    try:
        yield job
        ended = True
    finally:
        if job and not ended:
            _give_back(job)


def _mine(job: Job) -> Q:
    return Q(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)


def _give_back(job: Job) -> None:
    """After an error of ours: let another attempt follow, until they are used up."""
    try:
        retry(job, outcome="error", message=_("The worker failed."), in_seconds=backoff(job))
    except Lost:
        log.warning("job_lost", job=job.pk, attempt=job.attempt)


def backoff(job: Job) -> float:
    """Seconds to wait before the next attempt: 5, 20, 80 ..."""
    return float(5 * 4 ** (job.attempt - 1))


def finish(job: Job, *, failed: bool = False, outcome: str, message: str = "") -> None:
    """Close the job. Raises `Lost` if it is no longer this attempt's; then nothing has changed."""
    closed = Job.objects.filter(_mine(job)).update(
        state=Job.State.FAILED if failed else Job.State.DONE,
        lease_until=None,
        finished_at=Now(),
        outcome=outcome,
        message=message,
    )
    if not closed:
        raise Lost
    job.refresh_from_db()


def retry(job: Job, *, outcome: str, message: str, in_seconds: float) -> None:
    """Put the job back for another attempt, or close it as failed when they are used up.

    Raises `Lost` if it is no longer this attempt's; then nothing has changed.
    """
    if job.attempt >= settings.FETCH_MAX_ATTEMPTS:
        finish(job, failed=True, outcome=outcome, message=message)
        return
    released = Job.objects.filter(_mine(job)).update(
        state=Job.State.QUEUED,
        lease_until=None,
        not_before=Now() + timedelta(seconds=in_seconds),
        woken_at=Now() + timedelta(seconds=in_seconds),
        outcome=outcome,
        message=message,
    )
    if not released:
        raise Lost
    job.refresh_from_db()

    def wake() -> None:
        _wake(job, in_seconds=in_seconds + 1)

    transaction.on_commit(wake, robust=True)


def sweep() -> int:
    """Wake a worker for every job that is due and that nobody has or was told of lately.

    Returns how many were woken.
    """
    lately = timedelta(seconds=0.8 * settings.SWEEP_SECONDS)  # one message per job and sweep
    forgotten = Q(woken_at__isnull=True) | Q(woken_at__lt=Now() - lately)
    due = Q(state=Job.State.QUEUED, not_before__lte=Now()) & forgotten
    abandoned = Q(state=Job.State.RUNNING, lease_until__lt=Now())
    jobs = list(Job.objects.filter(due | abandoned).order_by("not_before")[:1000])
    for job in jobs:
        _wake(job)
    return len(jobs)
