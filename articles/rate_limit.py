"""The rate limit for requests to one server, shared by all workers through PostgreSQL.

At most `FETCH_HOST_AT_ONCE` jobs send requests to a server at the same time, and at least
`FETCH_HOST_GAP_SECONDS` pass between two of them. A job takes the next free turn under the lock of
the server's row. It waits for the turn in its thread if it is near, and is put off if it is not.
"""

import datetime as dt
import time

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Greatest, Now

from articles.models import HostRateLimit, HostTurn, Job

PATIENCE = 2.0  # seconds that a thread waits for its turn before the job is put off
SLACK = 0.1  # seconds by which a turn may be used late; turns lie so much further apart
TRIES = 3  # turns that one thread waits for while the server is busy


def take(job: Job, host: str, *, patience: float = PATIENCE) -> float:
    """Wait until `job` may send requests to `host`, and return 0.0.

    If that would take longer than `patience` seconds, return the seconds after which to try again.
    """
    if not settings.FETCH_HOST_AT_ONCE and not settings.FETCH_HOST_GAP_SECONDS:
        return 0.0
    for _try in range(TRIES):
        wait = _seconds_to_turn(job, host)
        if wait > patience:
            return wait - PATIENCE / 2  # a little early, to be there in time
        if wait > 0:
            close_connection()
            time.sleep(wait)
        if _enter(job, host):
            return 0.0
    return max(SLACK, _seconds_to_turn(job, host))  # 0.0 would mean that it may go on


def leave(job: Job) -> None:
    """Give up the turn of the job: it sends no more requests."""
    HostTurn.objects.filter(pk=job.pk).delete()


def close_connection() -> None:
    """Return the database connection to the pool, so that others can use it while this thread waits."""
    if not connection.in_atomic_block:
        connection.close()


def close_host(host: str, *, seconds: float) -> None:
    """Send `host` no requests for some seconds, because it asked for that."""
    until = Now() + dt.timedelta(seconds=seconds)
    HostRateLimit.objects.bulk_create(
        [HostRateLimit(name=host, next_at=Now())], ignore_conflicts=True
    )
    HostRateLimit.objects.filter(pk=host).update(closed_until=Greatest(F("closed_until"), until))


def seconds_closed(host: str) -> float:
    """Return for how many seconds the server gets no requests; 0.0 if it gets some now."""
    closed = HostRateLimit.objects.filter(pk=host, closed_until__gt=Now())
    left = closed.annotate(left=F("closed_until") - Now()).values_list("left", flat=True).first()
    return left.total_seconds() if left else 0.0


@transaction.atomic
def _seconds_to_turn(job: Job, host: str) -> float:
    """Return the seconds until the turn of `job`, which gets one if it has none."""
    limit, now = _lock(host)
    turn = _turn_of(job)
    if turn.turn_at is None or turn.turn_at < now - dt.timedelta(seconds=SLACK):
        turn.turn_at = max(now, limit.next_at, limit.closed_until or now)
        _save(turn, job)
        gap = settings.FETCH_HOST_GAP_SECONDS
        after = dt.timedelta(seconds=gap + SLACK if gap else 0)
        HostRateLimit.objects.filter(pk=host).update(next_at=turn.turn_at + after)
    return max(0.0, (turn.turn_at - now).total_seconds())


@transaction.atomic
def _enter(job: Job, host: str) -> bool:
    """Use the turn of the job to send requests to `host`, and return whether it may.

    It may not if the turn is over, if the server is busy, or if another attempt owns the job. Then
    the turn has passed.
    """
    _limit, now = _lock(host)
    turn = _turn_of(job)
    is_late = not turn.turn_at or bool(turn.turn_at < now - dt.timedelta(seconds=SLACK))
    is_busy = _is_busy(job, host)
    turn.turn_at = None
    if is_busy:  # without a gap, all turns would be now
        later = Now() + dt.timedelta(seconds=max(settings.FETCH_HOST_GAP_SECONDS, 0.2))
        HostRateLimit.objects.filter(pk=host).update(next_at=Greatest(F("next_at"), later))
    if not is_late and not is_busy:
        turn.host = host
    is_saved = _save(turn, job)
    return is_saved and not (is_late or is_busy)


def _is_busy(job: Job, host: str) -> bool:
    """Return whether as many other jobs as allowed are sending requests to `host`."""
    if not settings.FETCH_HOST_AT_ONCE:
        return False
    sending = HostTurn.objects.filter(
        host=host,
        attempt=F("job__attempt"),
        job__state=Job.State.RUNNING,
        job__lease_until__gt=Now(),
    )
    return bool(sending.exclude(pk=job.pk).count() >= settings.FETCH_HOST_AT_ONCE)


def _turn_of(job: Job) -> HostTurn:
    """Return the turn of this attempt of the job, or a new one without a time."""
    turn = HostTurn.objects.filter(pk=job.pk, attempt=job.attempt).first()
    return turn or HostTurn(job=job, attempt=job.attempt)


def _save(turn: HostTurn, job: Job) -> bool:
    """Save the turn if this attempt still owns the job, and return whether it does."""
    owned = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    if not owned.select_for_update().exists():
        return False
    HostTurn.objects.bulk_create(
        [turn],
        update_conflicts=True,
        unique_fields=["job"],
        update_fields=["attempt", "turn_at", "host"],
    )
    return True


def _lock(host: str) -> tuple[HostRateLimit, dt.datetime]:
    """Lock the server's row until the transaction ends; return it with the database's time."""
    rows = HostRateLimit.objects.select_for_update().annotate(now=Now())
    row = rows.filter(pk=host).first()
    if row is None:
        HostRateLimit.objects.bulk_create(
            [HostRateLimit(name=host, next_at=Now())], ignore_conflicts=True
        )
        row = rows.get(pk=host)
    return row, row.now
