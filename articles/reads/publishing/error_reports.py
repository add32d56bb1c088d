"""The inbox of readers' reports, for editors."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from articles.models import Claim, ErrorReport, PublisherProfile, User
from articles.reads.articles import newest_revision
from articles.reads.visibility import readable_rows

THROUGH = "edition__publication__article"


def error_reports(reader: User) -> QuerySet[ErrorReport]:
    """Return the reports about articles that the user may read: new ones first, then the latest."""
    related = ("edition__publication__article", "decided_by", "question__claim__revision")
    reports = readable_rows(ErrorReport.objects.all(), THROUGH, reader)
    reports = reports.select_related(*related).defer("edition__page", "edition__record")
    return reports.order_by("-pk")


def count_new_error_reports(reader: User) -> int:
    """Return how many new reports the user may read. One query."""
    new = ErrorReport.objects.filter(state=ErrorReport.State.NEW)
    return readable_rows(new, THROUGH, reader).count()


def claims_to_ask_about(report: ErrorReport) -> QuerySet[Claim]:
    """Return the claims of the article's newest revision that are not cut, in text order."""
    revision = newest_revision(report.edition.publication.article)
    claims = Claim.objects.filter(revision=revision).exclude(state=Claim.State.CUT)
    return claims.select_related("revision").order_by("start", "pk")


def deleted_at(report: ErrorReport) -> datetime:
    """Return when the report will be deleted."""
    return report.created_at + timedelta(days=PublisherProfile.current().report_days)
