"""The files that are made of an article's report for one person, and whether there is need of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from articles.models import Article, Claim, Export, Job, User
from articles.reads.articles import newest_revision

LONG_TEXT = 60_000  # code points
MANY_CLAIMS = 150


@dataclass(frozen=True)
class ExportRow:
    """An export as the page shows it. `until` is when it goes; `failure` a sentence, if it failed."""

    export: Export
    is_pending: bool
    failure: str

    @property
    def until(self) -> datetime:
        return self.export.created_at + timedelta(hours=settings.EXPORT_KEEP_HOURS)


def exports_of(article: Article, user: User) -> list[ExportRow]:
    """What was made or is being made for this person, the newest first. Two queries."""
    found = list(article.exports.filter(asked_by=user))
    asked = Job.objects.filter(kind=Job.Kind.EXPORT, subject_id__in=[each.pk for each in found])
    newest = {job.subject_id: job for job in asked.order_by("pk")}
    return [_row(each, newest.get(each.pk)) for each in found]


def _row(export: Export, job: Job | None) -> ExportRow:
    if export.made_at:
        return ExportRow(export, is_pending=False, failure="")
    if job and job.is_pending:
        return ExportRow(export, is_pending=True, failure="")
    said = job.message if job else ""
    return ExportRow(export, is_pending=False, failure=said or _("It could not be made."))


def is_long(article: Article) -> bool:
    """Does making a heavy file of it take longer than people like to wait?"""
    revision = newest_revision(article)
    shown = Claim.objects.filter(revision=revision).exclude(state=Claim.State.CUT)
    return revision.length > LONG_TEXT or shown.count() > MANY_CLAIMS
