"""The Celery tasks that are called every so many seconds, rather than for a job."""

from datetime import timedelta

import structlog
from celery import shared_task

from articles import jobs, workers
from articles.actions import notifications, webhooks
from articles.actions.articles import remove_old_imports
from articles.actions.captures import delete_old_downloads, recheck_sources
from articles.actions.newsroom import remove_old_changes, remove_old_sessions
from articles.actions.publishing import (
    remove_old_error_reports,
    remove_old_exports,
    watch_editions,
)
from articles.actions.search_index import index_missing
from articles.actions.submission_keys import delete_old_keys
from articles.file_store import remove_unfinished_files
from articles.stored_sentences import in_english

log = structlog.get_logger(__name__)
UNFINISHED_AFTER = timedelta(days=1)
INDEXED_AT_ONCE = 5000  # texts


@shared_task(name="articles.sweep", ignore_result=True)
def sweep() -> None:
    """Wake workers for jobs that were left behind, look what changed of published articles, and delete
    old exports, imports and downloads."""
    jobs.sweep()
    notifications.sweep()
    webhooks.sweep()
    watch_editions()
    remove_old_exports()
    remove_old_imports()
    delete_old_downloads()
    delete_old_keys()
    workers.beat([workers.Kind.SWEEP], "")  # whichever worker did it


@shared_task(name="articles.deliver", ignore_result=True)
def deliver() -> None:
    """Send the messages of the outbox that are due. Safe to call twice, late or never."""
    with in_english():  # what it stores; each message is in the language of its reader
        number = notifications.deliver_messages()
    if number:
        log.info("message.sent", messages=number)


@shared_task(name="articles.notify", ignore_result=True)
def notify() -> None:
    """Notify of overdue questions, write daily e-mails, and forget old notifications."""
    overdue, digests = notifications.notify_overdue(), notifications.write_digests()
    log.info("notifications.written", overdue=overdue, digests=digests)
    notifications.forget_notifications()


@shared_task(name="articles.tidy", ignore_result=True)
def tidy() -> None:
    """Remove ended sessions, old changes and reports, and what killed processes left of files."""
    log.info(
        "files.tidied",
        files=remove_unfinished_files(older_than=UNFINISHED_AFTER),
        sessions=remove_old_sessions(),
        changes=remove_old_changes(),
        error_reports=remove_old_error_reports(),
        webhooks=webhooks.forget_old(),
    )
    workers.forget_stopped()


@shared_task(name="articles.index_search", ignore_result=True)
def index_search() -> None:
    """Index texts for the search that an older version stored."""
    if number := index_missing(at_most=INDEXED_AT_ONCE):
        log.info("search.indexed", texts=number)


@shared_task(name="articles.recheck", ignore_result=True)
def recheck() -> None:
    """Add fetch jobs for pages that were last fetched long ago."""
    log.info("sources.rechecked", jobs=recheck_sources())


@shared_task(name="articles.webhooks", ignore_result=True)
def webhooks_due() -> None:
    """Write messages about gates that opened or closed, and wake a worker for each endpoint that is due.

    Safe to call twice, late or never: the sweep calls it again.
    """
    gates = webhooks.notice_gates()
    endpoints = webhooks.wake_senders()
    if gates or endpoints:
        log.info("webhooks.noticed", gates=gates, endpoints=endpoints)


@shared_task(name="articles.send_webhooks", ignore_result=True)
def send_webhooks(endpoint_id: int) -> None:
    """Send what is due to one endpoint, so that a slow one holds up no other."""
    with in_english():
        messages = webhooks.deliver_due(endpoint_id)
    if messages:
        log.info("webhooks.sent", endpoint=endpoint_id, messages=messages)
