"""Record a failed fetch: retry it soon, look again days later, or call the page gone."""

from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Now

from articles import jobs, rate_limit
from articles.actions.transactions import acting
from articles.fetching import FetchFailed, Outcome, host_of
from articles.models import Job
from articles.refusals import Refused

MAY_PASS = {Outcome.UNREACHABLE, Outcome.TIMED_OUT, Outcome.MALFORMED}
LONGEST_WAIT = 3600.0  # seconds; a job that would wait longer fails, and another looks again then
ABSENT = {Outcome.MISSING, Outcome.UNREACHABLE, Outcome.TIMED_OUT, Outcome.GONE}
GONE_AFTER = 3  # fetches without a page, each FETCH_LOOK_AGAIN_DAYS after the last


def record_failure(job: Job, failure: FetchFailed | Refused) -> None:
    """Record why a fetch failed, and retry it if that may help.

    Raises `jobs.Lost` if another attempt owns the job.
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
        _fail(job, failure)


def fetch_missing_again(job: Job) -> None:
    """Fetch a page again that was missing some days ago, unless it was fetched since."""
    with acting(None):
        newest = Job.objects.filter(kind=Job.Kind.FETCH, subject_id=job.subject_id).first()
        is_done = newest is not None and newest.state == Job.State.DONE
        if not is_done:
            jobs.ask(Job.Kind.FETCH, job.subject_id)
        jobs.finish(job, outcome="not needed" if is_done else "asked")


def _fail(job: Job, failure: FetchFailed) -> None:
    outcome, sentence = failure.outcome, failure.sentence
    if outcome in ABSENT and _failed_looks(job) + 1 >= GONE_AFTER:
        outcome, sentence = Outcome.GONE, Outcome.GONE.sentence
    jobs.finish(job, failed=True, outcome=outcome, message=str(sentence))
    if outcome is Outcome.GONE:
        jobs.ask(Job.Kind.DRIFT, job.subject_id)
    if failure.retry_after:
        _queue_refetch(job, after=timedelta(seconds=failure.retry_after))
    elif outcome in ABSENT and outcome is not Outcome.GONE:
        _queue_refetch(job, after=_days_apart())


def _days_apart() -> timedelta:
    return timedelta(days=settings.FETCH_LOOK_AGAIN_DAYS)


def _queue_refetch(job: Job, *, after: timedelta) -> None:
    jobs.ask(Job.Kind.LOOK_AGAIN, job.subject_id, in_seconds=after.total_seconds())


def _failed_looks(job: Job) -> int:
    """Return the number of earlier fetches in a row without a page.

    Fetches less than `FETCH_LOOK_AGAIN_DAYS` apart count once.
    """
    earlier = Job.objects.filter(
        kind=Job.Kind.FETCH, subject_id=job.subject_id, finished_at__isnull=False
    ).exclude(pk=job.pk)
    looks = earlier.annotate(ago=Now() - F("finished_at")).order_by("ago")
    counted = 0
    newest = timedelta(0)
    for outcome, ago in looks.values_list("outcome", "ago"):
        if outcome not in ABSENT:
            break
        if ago - newest >= _days_apart():
            counted += 1
            newest = ago
    return counted
