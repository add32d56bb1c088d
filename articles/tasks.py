"""What workers do: one task per kind of job, woken by name. As thin as a view."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import structlog
from celery import shared_task
from django.conf import settings
from django.db import reset_queries
from django.utils import translation
from django.utils.translation import gettext as _

from articles import fetching, jobs, rate_limit
from articles.actions.captures import (
    LONGEST_WAIT,
    compare_origins,
    examine_long,
    fetch_missing_again,
    forget_downloads,
    keep_download,
    kept_download,
    recheck_sources,
    record_capture,
    record_failure,
    record_unchanged,
)
from articles.actions.publishing import record_export, record_export_step, remove_old_exports
from articles.fetching import FetchFailed, Outcome
from articles.models import Export, Job, Source
from articles.reads.publishing import report_for
from articles.reads.sources import seen_of
from articles.refusals import Refused
from articles.reports import Rendering, file_name

log = structlog.get_logger(__name__)
PATIENCE_ON_THE_WAY = 20.0  # seconds, of the thirty that a fetch has


def fetch_policy(job: Job) -> fetching.Policy:
    """The settings' word on fetching: who we say we are, what tests may reach, and politeness."""
    return fetching.Policy(
        user_agent=settings.FETCH_USER_AGENT,
        allowed_peers=fetching.peers(settings.FETCH_ALLOWED_PEERS),
        deadline_seconds=settings.FETCH_DEADLINE_SECONDS,
        on_host=partial(_move_on, job),
    )


@shared_task(name="articles.fetch", ignore_result=True)
def fetch(job_id: int) -> None:
    """Download one source, if nobody else is at it. Safe twice, late or never: the sweep asks again."""
    _do(job_id, _fetch)


@shared_task(name="articles.parse", ignore_result=True)
def parse(job_id: int) -> None:
    """Read what was downloaded: the second half of a fetch, for workers with processes to read in."""
    _do(job_id, _parse, is_downloaded=True)


def _do(
    job_id: int,
    work: Callable[[Job], object],
    *,
    lease: float | None = None,
    is_downloaded: bool = False,
) -> None:
    """Claim the job for `lease` seconds and do it, unless somebody else has it or it is done."""
    reset_queries()  # of a development server, which remembers them all, with the pages in them
    lasting = timedelta(seconds=settings.FETCH_LEASE_SECONDS if lease is None else lease)
    with jobs.claimed(job_id, lease=lasting, is_downloaded=is_downloaded) as job:
        if job is None:
            return
        try:
            work(job)
        except jobs.Lost:
            log.warning("job_lost", job=job_id, attempt=job.attempt)


def _fetch(job: Job) -> None:
    source = Source.objects.get(pk=job.subject_id)
    try:
        host = fetching.host_of(source.url)
        if wait := rate_limit.take(job, host):
            _may_come_back(source, wait)
            jobs.put_off(job, in_seconds=wait)
            return
        seen = seen_of(source)
        rate_limit.let_go()
        sent = fetching.download(source.url, policy=fetch_policy(job), seen=seen)
    except (FetchFailed, Refused) as failure:
        if isinstance(failure, FetchFailed) and failure.outcome is Outcome.UNCHANGED:
            record_unchanged(job)
        else:
            record_failure(job, failure)
    else:
        keep_download(job, sent)


def _parse(job: Job) -> None:
    sent = kept_download(job)
    rate_limit.let_go()
    try:
        fetched = fetching.parsed(sent)
    except FetchFailed as failure:
        record_failure(job, failure)
    else:
        record_capture(job, fetched)


def _may_come_back(source: Source, wait: float) -> None:
    """Raise FetchFailed when the server asked to be left alone for longer than a job waits."""
    if wait > LONGEST_WAIT and (closed := rate_limit.closed_for(fetching.host_of(source.url))):
        raise FetchFailed(
            Outcome.BLOCKED,
            _(
                "The server asked us to wait before trying again. Upload the page, or try again later."
            ),
            retry_after=closed,
            final_url=source.url,
        )


def _move_on(job: Job, host: str) -> None:
    """Wait for a turn at the server that a page sends its readers on to."""
    if rate_limit.take(job, host, patience=PATIENCE_ON_THE_WAY):
        sentence = _("The page redirects to a server that is busy. Try again.")
        raise FetchFailed(Outcome.UNREACHABLE, sentence)


@shared_task(name="articles.look_again", ignore_result=True)
def look_again(job_id: int) -> None:
    """Days after a page could not be found, have somebody look again."""
    _do(job_id, fetch_missing_again)


@shared_task(name="articles.compare", ignore_result=True)
def compare(job_id: int) -> None:
    """See which sources of the same articles are of one origin with this one."""
    _do(job_id, compare_origins)


@shared_task(name="articles.examine", ignore_result=True)
def examine(job_id: int) -> None:
    """Look in a long text for what its citations rest on."""
    _do(job_id, examine_long)


@shared_task(name="articles.export", ignore_result=True)
def export(job_id: int) -> None:
    """Make a file of a report, for whoever asked for it."""
    _do(job_id, _export, lease=settings.EXPORT_LEASE_SECONDS)


def _export(job: Job) -> None:
    asked = Export.objects.select_related("article", "asked_by").filter(pk=job.subject_id).first()
    if asked is None:
        jobs.finish(job, failed=True, outcome="gone")  # approved away before anybody made it
        return
    rendering = Rendering(asked.rendering)
    try:
        with translation.override(asked.language):
            record_export_step(asked, job, Export.Step.READING)
            report, told = report_for(asked.asked_by, asked.article, rendering)
            record_export_step(asked, job, Export.Step.WRITING)
            data = asked.format.rendered(report, rendering)
    except Refused as refusal:
        jobs.finish(job, failed=True, outcome="refused", message=str(refusal))
    else:
        name = file_name(report, asked.format, rendering)
        record_export(job, asked, data, name=name, version=report.version, disclosed=told)


@shared_task(name="articles.sweep", ignore_result=True)
def sweep() -> None:
    """Wake somebody for what was left behind, and clear away what nobody needs any more."""
    jobs.sweep()
    remove_old_exports()
    forget_downloads()


@shared_task(name="articles.recheck", ignore_result=True)
def recheck() -> None:
    """Have the pages looked at again that nobody has looked at for long."""
    log.info("recheck", asked=recheck_sources())
