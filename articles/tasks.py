"""The Celery tasks of the workers: one for each kind of job, called by name. As thin as a view."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import structlog
from celery import shared_task
from django.conf import settings
from django.db import reset_queries
from django.utils import translation
from django.utils.translation import gettext as _

from articles import fetching, jobs, metrics, rate_limit
from articles.actions import webhooks
from articles.actions.articles import (
    confirm_queued_revision,
    confirm_queued_text,
    edit_queued_article,
    finish_import,
    split_queued_text,
)
from articles.actions.bulk_import import import_lines
from articles.actions.captures import (
    LONGEST_WAIT,
    compare_origins,
    examine_long_text,
    fetch_missing_again,
    load_download,
    record_capture,
    record_failure,
    record_unchanged,
    save_download,
)
from articles.actions.notifications import notify_drifted
from articles.actions.publishing import (
    begin_publication,
    carry_saved_text,
    compare_with_edition,
    import_queued_report,
    publish_queued_report,
    record_export,
    record_export_step,
)
from articles.fetching import FetchFailed, Outcome
from articles.models import BackgroundImport, BackgroundPublication, BulkImport, Export, Job, Source
from articles.periodic_tasks import (
    deliver,
    index_search,
    notify,
    recheck,
    send_webhooks,
    sweep,
    tidy,
    webhooks_due,
)
from articles.reads.publishing import report_for
from articles.reads.sources import validators_for
from articles.refusals import Refused
from articles.reports import Rendering, file_name
from articles.stored_sentences import in_english

__all__ = [  # Celery looks for all tasks here
    "carry_saved", "compare", "compare_published", "deliver", "examine", "export", "fetch", "import_article",
    "import_many", "index_search", "notify", "parse", "publish", "recheck", "report_drift",
    "retry_missing_page", "send_webhooks", "sweep", "tidy", "webhooks_due",
]  # fmt: skip

log = structlog.get_logger(__name__)
REDIRECT_PATIENCE = 20.0  # seconds, of the thirty that a fetch has


def fetch_policy(job: Job) -> fetching.Policy:
    """Return the policy for a fetch: user agent, allowed addresses, deadline, rate limit."""
    return fetching.Policy(
        user_agent=settings.FETCH_USER_AGENT,
        allowed_peers=fetching.parse_peers(settings.FETCH_ALLOWED_PEERS),
        deadline_seconds=settings.FETCH_DEADLINE_SECONDS,
        on_host=partial(_on_redirect, job),
    )


@shared_task(name="articles.fetch", ignore_result=True)
def fetch(job_id: int) -> None:
    """Download one source. Safe to call twice, late or never: the sweep calls it again."""
    _do(job_id, _fetch)


@shared_task(name="articles.parse", ignore_result=True)
def parse(job_id: int) -> None:
    """Parse a downloaded page: the second half of a fetch, for workers with parsing processes."""
    _do(job_id, _parse, task="parse")


def _do(
    job_id: int,
    work: Callable[[Job], object],
    *,
    lease: float | None = None,
    task: str = "",
) -> None:
    """Claim the job for `lease` seconds and do it, unless another worker has it or it has ended."""
    reset_queries()  # in debug mode Django stores all queries, with the pages in them
    lasting = timedelta(seconds=settings.FETCH_LEASE_SECONDS if lease is None else lease)
    with in_english(), jobs.claimed(job_id, lease=lasting, task=task) as job:  # what it stores
        if job is None:
            return
        try:
            work(job)
        except jobs.Lost:
            log.warning("job.lost", job=job_id, attempt=job.attempt)


def _fetch(job: Job) -> None:
    source = Source.objects.get(pk=job.subject_id)
    try:
        host = fetching.host_of(source.url)
        if wait := rate_limit.take(job, host):
            _require_short_wait(source, wait)
            jobs.put_off(job, in_seconds=wait)
            return
        seen = validators_for(source)
        rate_limit.close_connection()
        with metrics.time_stage(metrics.Stage.FETCH):
            policy = fetch_policy(job)
            sent = fetching.download(source.url, policy=policy, validators=seen)
            sent = fetching.with_post(sent, policy=policy)
    except (FetchFailed, Refused) as failure:
        if isinstance(failure, FetchFailed) and failure.outcome is Outcome.UNCHANGED:
            record_unchanged(job)
        else:
            record_failure(job, failure)
    else:
        save_download(job, sent)


def _parse(job: Job) -> None:
    sent = load_download(job)
    rate_limit.close_connection()
    try:
        with metrics.time_stage(metrics.Stage.PARSE):
            fetched = fetching.parse_download(sent, pictures=True)
    except FetchFailed as failure:
        record_failure(job, failure)
    else:
        if fetched.outcome is Outcome.WALL:
            problem = sent.post.problem if sent.post else ""
            sentence = f"{fetched.document.wall.sentence} {problem}".strip()
            record_failure(job, FetchFailed(Outcome.WALL, sentence, final_url=fetched.final_url))
            return
        record_capture(job, fetched)


def _require_short_wait(source: Source, wait: float) -> None:
    """Raise `FetchFailed` if the server asked for a pause that is longer than a job may wait."""
    if wait > LONGEST_WAIT and (closed := rate_limit.seconds_closed(fetching.host_of(source.url))):
        raise FetchFailed(
            Outcome.BLOCKED,
            _(
                "The server asked us to wait before trying again. Upload the page, or try again later."
            ),
            retry_after=closed,
            final_url=source.url,
        )


def _on_redirect(job: Job, host: str) -> None:
    """Wait for a turn at the server that a page redirects to. Raises `FetchFailed` if it is busy."""
    if rate_limit.take(job, host, patience=REDIRECT_PATIENCE):
        sentence = _("The page redirects to a server that is busy. Try again.")
        raise FetchFailed(Outcome.UNREACHABLE, sentence)


@shared_task(name="articles.look_again", ignore_result=True)
def retry_missing_page(job_id: int) -> None:
    """Fetch a page again that was missing some days ago."""
    _do(job_id, fetch_missing_again)


@shared_task(name="articles.compare", ignore_result=True)
def compare(job_id: int) -> None:
    """Compare a source with others that the same articles cite, to find common origins."""
    _do(job_id, compare_origins)


@shared_task(name="articles.examine", ignore_result=True)
def examine(job_id: int) -> None:
    """Search a long text for the quotations, facts and excerpts of its citations."""
    _do(job_id, examine_long_text)


@shared_task(name="articles.export", ignore_result=True)
def export(job_id: int) -> None:
    """Make a file of a report for the person who asked for it."""
    _do(job_id, _export, lease=settings.EXPORT_LEASE_SECONDS)


def _export(job: Job) -> None:
    export = Export.objects.select_related("article", "asked_by").filter(pk=job.subject_id).first()
    if export is None:
        jobs.finish(job, failed=True, outcome="gone")  # deleted before it was made
        return
    rendering = Rendering(export.rendering)
    try:
        with translation.override(export.language):
            record_export_step(export, job, Export.Step.READING)
            report, source_ids = report_for(export.asked_by, export.article, rendering)
            record_export_step(export, job, Export.Step.WRITING)
            with metrics.time_stage(metrics.Stage.EXPORT):
                data = export.format.rendered(report, rendering)
    except Refused as refusal:
        jobs.finish(job, failed=True, outcome="refused", message=str(refusal))
    else:
        name = file_name(report, export.format, rendering)
        record_export(job, export, data, name=name, version=report.version, source_ids=source_ids)


@shared_task(name="articles.publish", ignore_result=True)
def publish(job_id: int) -> None:
    """Publish an edition of a long article."""
    _do(job_id, _publish, lease=settings.EXPORT_LEASE_SECONDS)


def _publish(job: Job) -> None:
    related = BackgroundPublication.objects.select_related("article", "asked_by")
    background = related.get(pk=job.subject_id)
    try:
        with translation.override(background.language):
            begin_publication(job, background)
            report, disclosed = report_for(
                background.asked_by, background.article, Rendering.PUBLIC
            )
            publish_queued_report(job, background, report=report, disclosed=disclosed)
    except Refused as refusal:
        jobs.finish(job, failed=True, outcome="refused", message=str(refusal))


@shared_task(name="articles.import_article", ignore_result=True)
def import_article(job_id: int) -> None:
    """Save a long text as an article or a new version, a large report, or a text in another language."""
    _do(job_id, _import_article, lease=settings.IMPORT_LEASE_SECONDS)


def _import_article(job: Job) -> None:
    imports = BackgroundImport.objects.select_related("asked_by")
    background = imports.filter(pk=job.subject_id).first()
    if background is None:
        jobs.finish(job, failed=True, outcome="gone")
        return
    try:
        if background.splits_again:
            article = split_queued_text(background)
        elif background.edits_id:
            article = edit_queued_article(background)
        elif background.is_revision:
            article = confirm_queued_revision(background).article
        elif background.confirmed_id:
            article = confirm_queued_text(background)
        else:
            article = import_queued_report(background)
    except Refused as refusal:
        jobs.finish(job, failed=True, outcome="refused", message=str(refusal))
    else:
        finish_import(job, background, article)


@shared_task(name="articles.import_many", ignore_result=True)
def import_many(job_id: int) -> None:
    """Import the articles that a program sent as JSON lines."""
    _do(job_id, _import_many, lease=settings.IMPORT_LEASE_SECONDS)


def _import_many(job: Job) -> None:
    bulk = BulkImport.objects.select_related("asked_by", "scale").filter(pk=job.subject_id).first()
    if bulk is None:
        jobs.finish(job, failed=True, outcome="gone")
        return
    try:
        with translation.override(bulk.language):
            import_lines(job, bulk)
    except Refused as refusal:
        jobs.finish(job, failed=True, outcome="refused", message=str(refusal))


@shared_task(name="articles.cms_save", ignore_result=True)
def carry_saved(job_id: int) -> None:
    """Save the text of a CMS as a revision, unless an editor has to look at it."""
    _do(job_id, carry_saved_text, lease=settings.IMPORT_LEASE_SECONDS)


@shared_task(name="articles.drift", ignore_result=True)
def report_drift(job_id: int) -> None:
    """Notify the authors of the verdicts under which a source changed."""
    _do(job_id, partial(notify_drifted, on_drift=webhooks.write_drift))


@shared_task(name="articles.corrections", ignore_result=True)
def compare_published(job_id: int) -> None:
    """Compare what is published of an article with what is known now."""
    _do(job_id, compare_with_edition)
