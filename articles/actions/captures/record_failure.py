"""How a fetch fails: tried again where that may help, looked at again days later, gone at last."""

from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Now

from articles import jobs, rate_limit
from articles.actions.transactions import acting
from articles.fetching import FetchFailed, Outcome, host_of
from articles.models import Job
from articles.refusals import Refused

MAY_PASS = {Outcome.UNREACHABLE, Outcome.TIMED_OUT}
LONGEST_WAIT = 3600.0  # seconds; who is asked to stay away for longer ends, and looks again then
ABSENT = {Outcome.MISSING, Outcome.UNREACHABLE, Outcome.TIMED_OUT, Outcome.GONE}
GONE_AFTER = 3  # looks that found nothing, so many days apart: FETCH_LOOK_AGAIN_DAYS


def record_failure(job: Job, failure: FetchFailed | Refused) -> None:
    """Keep why a fetch failed, and have it tried again where that may help.

    Raises `jobs.Lost` when the lease ran out meanwhile.
    """
    if isinstance(failure, Refused):
        jobs.finish(job, failed=True, outcome=Outcome.REFUSED, message=str(failure))
        return
    if failure.retry_after:
        rate_limit.close_host(host_of(failure.final_url), seconds=failure.retry_after)
    wait = max(failure.retry_after or 0, jobs.backoff(job))
    passes = failure.outcome in MAY_PASS or failure.retry_after is not None or failure.is_accident
    if passes and wait <= LONGEST_WAIT and not jobs.is_last(job):
        jobs.retry(job, outcome=failure.outcome, message=str(failure), in_seconds=wait)
        return
    with acting(job.asked_by):
        _end(job, failure)


def fetch_missing_again(job: Job) -> None:
    """Have a page fetched anew that could not be found some days ago, if nobody has meanwhile."""
    with acting(None):
        newest = Job.objects.filter(kind=Job.Kind.FETCH, subject_id=job.subject_id).first()
        found = newest is not None and newest.state == Job.State.DONE
        if not found:
            jobs.ask(Job.Kind.FETCH, job.subject_id)
        jobs.finish(job, outcome="not needed" if found else "asked")


def _end(job: Job, failure: FetchFailed) -> None:
    outcome, sentence = failure.outcome, failure.sentence
    if outcome in ABSENT and _looks_in_vain(job) + 1 >= GONE_AFTER:
        outcome, sentence = Outcome.GONE, Outcome.GONE.sentence
    jobs.finish(job, failed=True, outcome=outcome, message=str(sentence))
    if failure.retry_after:
        _again(job, after=timedelta(seconds=failure.retry_after))
    elif outcome in ABSENT and outcome is not Outcome.GONE:
        _again(job, after=_apart())


def _apart() -> timedelta:
    return timedelta(days=settings.FETCH_LOOK_AGAIN_DAYS)


def _again(job: Job, *, after: timedelta) -> None:
    jobs.ask(Job.Kind.LOOK_AGAIN, job.subject_id, in_seconds=after.total_seconds())


def _looks_in_vain(job: Job) -> int:
    """How many looks before this one found nothing, each so long before the next that it counts."""
    earlier = Job.objects.filter(
        kind=Job.Kind.FETCH, subject_id=job.subject_id, finished_at__isnull=False
    ).exclude(pk=job.pk)
    looks = earlier.annotate(ago=Now() - F("finished_at")).order_by("ago")
    counted = 0
    newest = timedelta(0)
    for outcome, ago in looks.values_list("outcome", "ago"):
        if outcome not in ABSENT:
            break
        if ago - newest >= _apart():
            counted += 1
            newest = ago
    return counted
