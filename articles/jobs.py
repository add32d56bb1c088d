"""Work for the workers: PostgreSQL is the queue's memory, Redis only wakes somebody.

`ask` writes a row in the transaction that wants the work; `claimed` gives it to exactly one worker
for the time of a lease, by one conditional UPDATE on the database's clock; `finish` and `retry`
count only for the attempt that holds the lease; `sweep` wakes a worker again for what a lost
message, a killed worker or an emptied Redis left behind.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

import structlog
from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest, Now
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from articles.models import Job, User

log = structlog.get_logger(__name__)
MARGIN = 0.2  # seconds between when a job may begin and when a worker hears of it
WOKEN = 3  # of many jobs asked for at once


class Lost(Exception):
    """The lease ran out and the job went on without this worker: its result does not count."""


def task_name(job: Job) -> str:
    """The name under which the task is registered that does the job, or what is left of it."""
    return "articles.parse" if job.is_downloaded else f"articles.{job.kind}"


def ask(kind: Job.Kind, subject_id: int, *, by: User | None = None, in_seconds: float = 0) -> Job:
    """Have the work done: a row now, a wake-up on commit. Asking while it is pending is once."""
    begins = Now() + timedelta(seconds=in_seconds)
    woken_at = begins if in_seconds <= settings.SWEEP_SECONDS else None
    row = Job(kind=kind, subject_id=subject_id, asked_by=by, not_before=begins, woken_at=woken_at)
    Job.objects.bulk_create([row], ignore_conflicts=True)
    job = Job.objects.filter(kind=kind, subject_id=subject_id, state__in=Job.PENDING).first()
    if job is None:  # the pending one, for which ours made way, ended this very moment
        return ask(kind, subject_id, by=by, in_seconds=in_seconds)
    _wake_on_commit(job, in_seconds=in_seconds)
    return job


def _wake_on_commit(job: Job, *, in_seconds: float) -> None:
    """Tell a worker in time; of what is far away, the sweep tells one when it is near."""

    def wake() -> None:
        _wake(job, in_seconds=in_seconds)

    if in_seconds <= settings.SWEEP_SECONDS:
        transaction.on_commit(wake, robust=True)


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
    """Tell a worker of whom the row says already that it was told. If that fails nothing is lost:
    the row says that nobody was, and the sweep comes by."""
    try:
        later = in_seconds + MARGIN if in_seconds else 0
        current_app.send_task(task_name(job), args=[job.pk], countdown=later, retry=False)
    except OperationalError as error:
        log.warning("nobody_woken", job=job.pk, error=str(error))
        Job.objects.filter(pk=job.pk).update(woken_at=None)


@contextmanager
def claimed(job_id: int, *, lease: timedelta, is_downloaded: bool = False) -> Iterator[Job | None]:
    """The job, if it is this worker's now; None if somebody has it, it ended, or it must wait, or
    its page is not there yet, or already, as `is_downloaded` says.

    Whoever leaves the block with an exception gives the job back for another attempt.
    """
    due = Q(state=Job.State.QUEUED, not_before__lte=Now())
    abandoned = Q(state=Job.State.RUNNING, lease_until__lt=Now())
    taken = Job.objects.filter(due | abandoned, pk=job_id, is_downloaded=is_downloaded).update(
        state=Job.State.RUNNING, attempt=F("attempt") + 1, lease_until=Now() + lease, host=""
    )
    job = Job.objects.select_related("asked_by", "download").get(pk=job_id) if taken else None
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
    """Seconds to wait before the next attempt: about 5, 20, 80 ..., so that not all come at once."""
    return float(5 * 4 ** (job.attempt - 1)) * random.uniform(0.75, 1.25)  # noqa: S311 (no secret)


def is_last(job: Job) -> bool:
    """Whether no other attempt may follow this one."""
    return job.attempt >= settings.FETCH_MAX_ATTEMPTS


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


def hold(job: Job) -> None:
    """Nobody takes the job while this transaction lasts. Raises `Lost` if it is another's by now."""
    if not Job.objects.select_for_update().filter(_mine(job)).exists():
        raise Lost


def retry(job: Job, *, outcome: str, message: str, in_seconds: float) -> None:
    """Put the job back for another attempt, or close it as failed when they are used up.

    Raises `Lost` if it is no longer this attempt's; then nothing has changed.
    """
    if is_last(job):
        finish(job, failed=True, outcome=outcome, message=message)
    else:
        _release(job, in_seconds=in_seconds, outcome=outcome, message=message, turn_at=None)


def put_off(job: Job, *, in_seconds: float) -> None:
    """Put the job back until its turn comes. Nothing was tried, so it counts for no attempt.

    Raises `Lost` if it is no longer this attempt's; then nothing has changed.
    """
    _release(job, in_seconds=in_seconds, attempt=job.attempt - 1)


def pass_on(job: Job) -> None:
    """Let another worker read the page, which is there now, in the same attempt.

    Raises `Lost` if it is no longer this attempt's; then nothing has changed.
    """
    if not Job.objects.filter(_mine(job)).update(
        state=Job.State.QUEUED,
        is_downloaded=True,
        attempt=job.attempt - 1,
        lease_until=None,
        woken_at=Now(),
        host="",
        outcome="",
        message="",
    ):
        raise Lost
    passed_on = Job(pk=job.pk, kind=job.kind, is_downloaded=True)
    transaction.on_commit(partial(_wake, passed_on), robust=True)


def _release(job: Job, *, in_seconds: float, **fields: object) -> None:
    later = Now() + timedelta(seconds=in_seconds)
    released = Job.objects.filter(_mine(job)).update(
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
    """Wake a worker for every job that is due soon and that nobody has or was told of lately.

    Returns how many were woken.
    """
    lately = timedelta(seconds=0.8 * settings.SWEEP_SECONDS)  # one message per job and sweep
    forgotten = Q(woken_at__isnull=True) | Q(woken_at__lt=Now() - lately)
    soon = Now() + timedelta(seconds=settings.SWEEP_SECONDS)
    due = Q(state=Job.State.QUEUED, not_before__lte=soon) & forgotten
    abandoned = Q(state=Job.State.RUNNING, lease_until__lt=Now())
    wait = Greatest(F("not_before") - Now(), timedelta(0))
    jobs = Job.objects.filter(due | abandoned).annotate(wait=wait).order_by("not_before")
    woken = list(jobs[:1000])
    told_at = Greatest(F("not_before"), Now())
    Job.objects.filter(pk__in=[job.pk for job in woken]).update(woken_at=told_at)
    for job in woken:
        _wake(job, in_seconds=job.wait.total_seconds())
    return len(woken)
