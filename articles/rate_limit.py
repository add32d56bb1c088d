"""Politeness: so many at once at one server, and so long apart, over all workers.

A job takes the next free turn at its server, under the lock of the server's row; it waits for it
in its thread when it is near, and comes back for it when it is not. How many are there at once is
counted in the running jobs: whoever dies there leaves when the lease ends. PostgreSQL knows it
all; an emptied Redis changes nothing.
"""

import datetime as dt
import time

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Now

from articles.models import HostRateLimit, Job

PATIENCE = 2.0  # seconds for which a thread waits rather than give the job back
SLACK = 0.1  # seconds by which a turn may be used late; turns lie so much further apart
TRIES = 3  # turns that one thread waits for, while others are still there


def take(job: Job, host: str, *, patience: float = PATIENCE) -> float:
    """Wait until `job` may ask `host`, and return 0.0: it is there until it ends or moves on.

    When that takes longer than `patience`, return after how many seconds to come back instead.
    """
    if not settings.FETCH_HOST_AT_ONCE and not settings.FETCH_HOST_GAP_SECONDS:
        return 0.0
    for _try in range(TRIES):
        wait = _turn(job, host)
        if wait > patience:
            return wait - PATIENCE / 2  # a little early, to be there in time
        if wait > 0:
            let_go()
            time.sleep(wait)
        if _entered(job, host):
            return 0.0
    return _turn(job, host)


def let_go() -> None:
    """Give the connection to the database back, for others to use while this thread waits."""
    if not connection.in_atomic_block:
        connection.close()


def stay_away(host: str, *, seconds: float) -> None:
    """Let nobody ask `host` for so long: it asked for that itself."""
    until = Now() + dt.timedelta(seconds=seconds)
    HostRateLimit.objects.bulk_create(
        [HostRateLimit(name=host, next_at=Now())], ignore_conflicts=True
    )
    HostRateLimit.objects.filter(pk=host).update(closed_until=Greatest(F("closed_until"), until))


def closed_for(host: str) -> float:
    """For how many seconds the server wants to be left alone; 0.0 when it does not."""
    closed = HostRateLimit.objects.filter(pk=host, closed_until__gt=Now())
    left = closed.annotate(left=F("closed_until") - Now()).values_list("left", flat=True).first()
    return left.total_seconds() if left else 0.0


@transaction.atomic
def _turn(job: Job, host: str) -> float:
    """Return the seconds until the turn that `job` has; it gets one when it has none."""
    row, now = _locked(host)
    if job.turn_at is None or job.turn_at < now - dt.timedelta(seconds=SLACK):
        job.turn_at = max(now, row.next_at, row.closed_until or now)
        _mine(job).update(turn_at=job.turn_at)
        gap = settings.FETCH_HOST_GAP_SECONDS
        after = dt.timedelta(seconds=gap + SLACK if gap else 0)
        HostRateLimit.objects.filter(pk=host).update(next_at=job.turn_at + after)
    return max(0.0, (job.turn_at - now).total_seconds())


@transaction.atomic
def _entered(job: Job, host: str) -> bool:
    """Whether it is the job's turn, and there is room at `host`. If not, its turn has passed."""
    _row, now = _locked(host)
    at_once = settings.FETCH_HOST_AT_ONCE
    there = Job.objects.filter(host=host, state=Job.State.RUNNING, lease_until__gt=Now())
    full = bool(at_once) and there.exclude(pk=job.pk).count() >= at_once
    late = job.turn_at is None or job.turn_at < now - dt.timedelta(seconds=SLACK)
    job.turn_at = None
    if full:  # whoever is there needs a moment, and turns without a gap would all be now
        later = Now() + dt.timedelta(seconds=max(settings.FETCH_HOST_GAP_SECONDS, 0.2))
        HostRateLimit.objects.filter(pk=host).update(next_at=Greatest(F("next_at"), later))
    return not late and not full and bool(_mine(job).update(host=host, turn_at=None))


def _mine(job: Job) -> QuerySet[Job]:
    """The job, while it is this worker's: it has not been passed on, nor been given to another."""
    return Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)


def _locked(host: str) -> tuple[HostRateLimit, dt.datetime]:
    """The server's row, which nobody else changes meanwhile, and the time by the database."""
    rows = HostRateLimit.objects.select_for_update().annotate(now=Now())
    row = rows.filter(pk=host).first()
    if row is None:
        HostRateLimit.objects.bulk_create(
            [HostRateLimit(name=host, next_at=Now())], ignore_conflicts=True
        )
        row = rows.get(pk=host)
    return row, row.now
