"""What workers do: one task per kind of job, woken by name. As thin as a view."""

from datetime import timedelta

import structlog
from celery import shared_task
from django.conf import settings

from articles import actions, fetching, jobs
from articles.models import Source
from articles.refusals import Refused

log = structlog.get_logger(__name__)


def fetch_policy() -> fetching.Policy:
    """The settings' word on fetching: who we say we are, and what tests may reach."""
    return fetching.Policy(
        user_agent=settings.FETCH_USER_AGENT,
        allowed_peers=fetching.peers(settings.FETCH_ALLOWED_PEERS),
    )


@shared_task(name="articles.fetch", ignore_result=True)
def fetch(job_id: int) -> None:
    """Fetch one source, if nobody else is at it. Safe twice, late or never: the sweep asks again."""
    with jobs.claimed(job_id, lease=timedelta(seconds=settings.FETCH_LEASE_SECONDS)) as job:
        if job is None:
            return
        source = Source.objects.get(pk=job.subject_id)
        try:
            try:
                fetched = fetching.fetch(source.url, policy=fetch_policy())
            except (fetching.FetchFailed, Refused) as failure:
                actions.record_failure(job, failure)
            else:
                actions.record_capture(job, fetched)
        except jobs.Lost:
            log.warning("job_lost", job=job_id, attempt=job.attempt)


@shared_task(name="articles.sweep", ignore_result=True)
def sweep() -> None:
    """Wake somebody for what was left behind."""
    jobs.sweep()
