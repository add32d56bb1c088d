"""Editions that take longer than a page may: a worker makes and publishes them."""

from collections.abc import Collection

from django.db import transaction

from articles import jobs, permissions, rules
from articles.actions.articles import language_now
from articles.actions.publishing.approve_article import lock_article
from articles.actions.publishing.publish_report import (
    CHANGED,
    draft_edition,
    require_publishable,
    require_publisher,
    store_edition,
)
from articles.actions.transactions import acting
from articles.models import Article, BackgroundPublication, Edition, Job, User
from articles.refusals import Stale
from articles.reports import Report


def queue_publication(
    article: Article, *, by: User, expected_version: str, note: str = ""
) -> BackgroundPublication:
    """Have a worker publish the next edition. While one is being made, asking again changes nothing.

    `expected_version` is the fingerprint of the article (`rules.state_of`) on the editor's page.
    Raises `Stale` if the article has changed since, `NotAllowed` without an approval of its state.
    """
    require_publisher(article, by)
    with acting(by, why=note):
        lock_article(article)
        permissions.require_reader(by, article)
        if rules.state_of(article) != expected_version:
            raise Stale(CHANGED)
        require_publishable(article, by)
        background = article.background_publications.filter(edition__isnull=True).first()
        if background and _is_pending(background):
            return background
        background = background or BackgroundPublication(article=article)
        background.asked_by, background.note = by, note.strip()
        background.expected_state, background.language = expected_version, language_now()
        background.step = BackgroundPublication.Step.ASKED
        background.save()
        jobs.ask(Job.Kind.PUBLISH, background.pk, by=by)
        return background


def _is_pending(background: BackgroundPublication) -> bool:
    of_publication = Job.objects.filter(kind=Job.Kind.PUBLISH, subject_id=background.pk)
    return of_publication.filter(state__in=Job.PENDING).exists()


def begin_publication(job: Job, background: BackgroundPublication) -> None:
    """Check who publishes what, before a worker reads the article. Raises as `queue_publication`."""
    require_publisher(background.article, background.asked_by)
    if rules.state_of(background.article) != background.expected_state:
        raise Stale(CHANGED)
    _record_step(job, background, BackgroundPublication.Step.READING)


def publish_queued_report(
    job: Job, background: BackgroundPublication, *, report: Report, disclosed: Collection[int]
) -> Edition:
    """Publish `report` and close the job, both or neither. Raises as `publish_report`, and `jobs.Lost`."""
    article, by = background.article, background.asked_by
    _record_step(job, background, BackgroundPublication.Step.WRITING)
    edition = draft_edition(article, report, note=background.note)
    with acting(by, why=background.note):
        jobs.finish(job, outcome="published")
        store_edition(edition, article, by=by, disclosed=disclosed)
        if rules.state_of(article) != background.expected_state:
            raise Stale(CHANGED)
        BackgroundPublication.objects.filter(pk=background.pk).update(
            edition=edition, step=BackgroundPublication.Step.PUBLISHED
        )
        return edition


def _record_step(job: Job, background: BackgroundPublication, step: int) -> None:
    """Record the progress. Raises `jobs.Lost` if another worker has the job."""
    with transaction.atomic():
        jobs.lock(job)
        BackgroundPublication.objects.filter(pk=background.pk).update(step=step)
