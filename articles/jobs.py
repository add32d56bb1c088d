"""Background jobs: PostgreSQL stores the queue, Redis only wakes workers.

`ask` adds a row in the transaction that needs the work. `claimed` gives the job to exactly one
worker for the time of a lease, by one conditional UPDATE with the database's clock. `finish` and
`retry` succeed only for the attempt that holds the lease. `sweep` wakes workers for jobs left by
a lost message, a killed worker or an emptied Redis.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest, Now
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import metrics, workers
from articles.models import Job, User

log = structlog.get_logger(__name__)
WAKE_MARGIN = 0.2  # seconds between the start time of a job and its message
WOKEN = 3  # jobs of a batch that get a message at once; the sweep wakes workers for the rest


class Lost(Exception):
    """Another attempt owns the job or it has ended: this result does not count."""


def task_name(job: Job) -> str:
    """Return the name of the task that does the job, or the rest of it."""
    return f"articles.{job.task or job.kind}"


def ask(kind: Job.Kind, subject_id: int, *, by: User | None = None, in_seconds: float = 0) -> Job:
    """Add a job now and wake a worker on commit. A pending job for the same subject is reused."""
    begins = Now() + timedelta(seconds=in_seconds)
    woken_at = begins if in_seconds <= settings.SWEEP_SECONDS else None
    row = _new_job(kind, subject_id, by=by, not_before=begins, woken_at=woken_at)
    Job.objects.bulk_create([row], ignore_conflicts=True)
    job = Job.objects.filter(kind=kind, subject_id=subject_id, state__in=Job.PENDING).first()
    if job is None:  # the pending job ended in between
        return ask(kind, subject_id, by=by, in_seconds=in_seconds)
    _wake_on_commit(job, in_seconds=in_seconds)
    return job


def _new_job(kind: Job.Kind, subject_id: int, *, by: User | None, **times: Any) -> Job:
    """Return a job that is not saved, with the id of the request that is being answered.

    A job that another one adds belongs to the same request.
    """
    request = structlog.contextvars.get_contextvars().get("request", "")
    return Job(kind=kind, subject_id=subject_id, asked_by=by, request=request, **times)


def _wake_on_commit(job: Job, *, in_seconds: float) -> None:
    """Wake a worker in time. For a distant start time the sweep does it later."""

    def wake() -> None:
        _wake(job, in_seconds=in_seconds)

    if in_seconds <= settings.SWEEP_SECONDS:
        transaction.on_commit(wake, robust=True)


def ask_all(kind: Job.Kind, subject_ids: Sequence[int], *, by: User | None = None) -> None:
    """Add many jobs. Workers are woken for the first few, and by the sweep for the rest,
    because each message to a broker that does not answer delays a page by two seconds.
    """
    for subject_id in subject_ids[:WOKEN]:
        ask(kind, subject_id, by=by)
    rows = [
        _new_job(kind, subject_id, by=by, not_before=Now()) for subject_id in subject_ids[WOKEN:]
    ]
    Job.objects.bulk_create(rows, ignore_conflicts=True)


def _wake(job: Job, *, in_seconds: float = 0) -> None:
    """Send the message for a job whose row is already marked as woken.

    If that fails, the mark is removed and the sweep sends it later.
    """
    later = in_seconds + WAKE_MARGIN if in_seconds else 0
    if not workers.send_message(task_name(job), job.pk, in_seconds=later):
        Job.objects.filter(pk=job.pk).update(woken_at=None)


@contextmanager
def claimed(job_id: int, *, lease: timedelta, task: str = "") -> Iterator[Job | None]:
    """Claim the job for this worker. Yields None if another worker has it, it ended, it must wait,
    or another task than `task` continues it.

    An exception inside the block releases the job for another attempt.
    """
    due = Q(state=Job.State.QUEUED, not_before__lte=Now())
    abandoned = Q(state=Job.State.RUNNING, lease_until__lt=Now())
    is_claimed = Job.objects.filter(due | abandoned, pk=job_id, task=task).update(
        state=Job.State.RUNNING, attempt=F("attempt") + 1, lease_until=Now() + lease
    )
    job = Job.objects.select_related("asked_by", "download").get(pk=job_id) if is_claimed else None
    if job and job.attempt > settings.FETCH_MAX_ATTEMPTS:
        finish(
            job,
            failed=True,
            outcome="abandoned",
            message=job.message or _("The worker stopped during every attempt."),
        )
        job = None
    ended = False
    about = {"job": job.pk, "kind": job.kind, "request": job.request} if job else {}
    span = metrics.spans.open("job", about) if job else nullcontext()
    with structlog.contextvars.bound_contextvars(**about), span:
        try:
            yield job
            ended = True
        finally:
            if job and not ended:
                _release_after_error(job)


def _is_current_attempt(job: Job) -> Q:
    return Q(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)


def _release_after_error(job: Job) -> None:
    """Release the job for another attempt after an internal error, if one is left."""
    try:
        retry(
            job,
            outcome="error",
            message=_("The worker failed because of an internal error."),
            in_seconds=backoff(job),
        )
    except Lost:
        log.warning("job.lost", job=job.pk, attempt=job.attempt)


def backoff(job: Job) -> float:
    """Return the seconds before the next attempt: about 5, 20, 80 ..., randomised to spread load."""
    return float(5 * 4 ** (job.attempt - 1)) * random.uniform(0.75, 1.25)  # noqa: S311 (no secret)


def is_last(job: Job) -> bool:
    """Return whether this is the last attempt."""
    return job.attempt >= settings.FETCH_MAX_ATTEMPTS


def finish(job: Job, *, failed: bool = False, outcome: str, message: str = "") -> None:
    """Close the job. Raises `Lost` if another attempt owns it; then nothing has changed."""
    closed = Job.objects.filter(_is_current_attempt(job)).update(
        state=Job.State.FAILED if failed else Job.State.DONE,
        lease_until=None,
        finished_at=Now(),
        outcome=outcome,
        message=message,
    )
    if not closed:
        raise Lost
    about: dict[str, object] = {
        "state": "failed" if failed else "done",
        "outcome": outcome,
        "attempt": job.attempt,
    }
    transaction.on_commit(lambda: _log_end(job, about), robust=True)


def _log_end(job: Job, about: dict[str, object]) -> None:
    took = timezone.now() - job.created_at
    metrics.JOBS_ENDED.labels(job.kind, *(str(about[name]) for name in ("state", "outcome"))).inc()
    log.info("job.ended", job=job.pk, **about, seconds=round(took.total_seconds(), 1))


def lock(job: Job) -> None:
    """Lock the job until the transaction ends. Raises `Lost` if another attempt owns it."""
    if not Job.objects.select_for_update().filter(_is_current_attempt(job)).exists():
        raise Lost


def retry(job: Job, *, outcome: str, message: str, in_seconds: float) -> None:
    """Release the job for another attempt, or close it as failed after the last one.

    Raises `Lost` if another attempt owns it; then nothing has changed.
    """
    if is_last(job):
        finish(job, failed=True, outcome=outcome, message=message)
    else:
        _release(job, in_seconds=in_seconds, outcome=outcome, message=message)
        log.info("job.retried", job=job.pk, outcome=outcome, attempt=job.attempt)


def put_off(job: Job, *, in_seconds: float) -> None:
    """Release the job until a later time without counting the attempt.

    Raises `Lost` if another attempt owns it; then nothing has changed.
    """
    _release(job, in_seconds=in_seconds, attempt=job.attempt - 1)


def pass_on(job: Job, *, task: str) -> None:
    """Have another task continue the job in the same attempt, and wake a worker for it.

    Raises `Lost` if another attempt owns it; then nothing has changed.
    """
    if not Job.objects.filter(_is_current_attempt(job)).update(
        state=Job.State.QUEUED,
        task=task,
        attempt=job.attempt - 1,
        lease_until=None,
        woken_at=Now(),
        outcome="",
        message="",
    ):
        raise Lost
    passed_on = Job(pk=job.pk, kind=job.kind, task=task)
    transaction.on_commit(partial(_wake, passed_on), robust=True)


def _release(job: Job, *, in_seconds: float, **fields: object) -> None:
    later = Now() + timedelta(seconds=in_seconds)
    released = Job.objects.filter(_is_current_attempt(job)).update(
        state=Job.State.QUEUED,
        lease_until=None,
        not_before=later,
        woken_at=later if in_seconds <= settings.SWEEP_SECONDS else None,
        **fields,
    )
    if not released:
        raise Lost
    _wake_on_commit(job, in_seconds=in_seconds)


def sweep() -> int:
    """Wake a worker for every job that is due soon and that no worker has or was woken for lately.

    Returns the number of jobs.
    """
    lately = timedelta(seconds=0.8 * settings.SWEEP_SECONDS)  # one message per job and sweep
    not_woken = Q(woken_at__isnull=True) | Q(woken_at__lt=Now() - lately)
    soon = Now() + timedelta(seconds=settings.SWEEP_SECONDS)
    due = Q(state=Job.State.QUEUED, not_before__lte=soon) & not_woken
    abandoned = Q(state=Job.State.RUNNING, lease_until__lt=Now())
    wait = Greatest(F("not_before") - Now(), timedelta(0))
    jobs = Job.objects.filter(due | abandoned).annotate(wait=wait).order_by("not_before")
    woken = list(jobs[:1000])
    woken_at = Greatest(F("not_before"), Now())
    Job.objects.filter(pk__in=[job.pk for job in woken]).update(woken_at=woken_at)
    for job in woken:
        _wake(job, in_seconds=job.wait.total_seconds())
    return len(woken)
