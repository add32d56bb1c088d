"""Fetch cited pages again from time to time, because they change after they were cited."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Now

from articles import jobs
from articles.models import Citation, Claim, Job, Source

FAILED_WAITS = 7  # times as long, so that a server that refused is not asked every day


def recheck_sources() -> int:
    """Add fetch jobs for cited pages that were not fetched for `RECHECK_HOURS`; return their number.

    At most `RECHECK_AT_ONCE` jobs are added, for the pages fetched longest ago; the next run goes
    on from there. A page whose last fetch failed waits `FAILED_WAITS` times as long. Pages with a
    pending job are left out, as are uploads and sources that only cut claims cite.
    """
    if settings.RECHECK_HOURS <= 0:
        return 0
    due = list(_due()[: settings.RECHECK_AT_ONCE])
    jobs.ask_all(Job.Kind.FETCH, due)
    return len(due)


def _due() -> QuerySet[Source, int]:
    wait = timedelta(hours=settings.RECHECK_HOURS)
    looks = Job.objects.filter(kind=Job.Kind.FETCH, subject_id=OuterRef("pk"))
    ended = looks.filter(finished_at__isnull=False).order_by("-pk")
    pending = Job.objects.filter(
        subject_id=OuterRef("pk"),
        kind__in=[Job.Kind.FETCH, Job.Kind.LOOK_AGAIN],
        state__in=Job.PENDING,
    )
    cited = Citation.objects.filter(source=OuterRef("pk")).exclude(claim__state=Claim.State.CUT)
    sources = Source.objects.filter(Exists(cited), ~Exists(pending), kind=Source.Kind.URL)
    looked = sources.annotate(
        looked_at=Subquery(ended.values("finished_at")[:1]),
        looked_state=Subquery(ended.values("state")[:1]),
    )
    well = Q(looked_state=Job.State.DONE, looked_at__lte=Now() - wait)
    badly = Q(looked_state=Job.State.FAILED, looked_at__lte=Now() - FAILED_WAITS * wait)
    never = Q(looked_at__isnull=True)
    rows = looked.filter(well | badly | never).order_by(F("looked_at").asc(nulls_first=True), "pk")
    return rows.values_list("pk", flat=True)
