from django.db.models import Count, QuerySet

from articles.models import Capture, Citation, Job, Source


def source_list() -> QuerySet[Source]:
    """All sources, newest first, each with `claims_count`."""
    return (
        Source.objects.select_related("added_by")
        .order_by("-created_at", "-pk")
        .annotate(claims_count=Count("citations__claim", distinct=True))
    )


def captures_of(source: Source) -> QuerySet[Capture]:
    """What was seen of a source, newest first."""
    return source.captures.select_related("captured_by", "job")


def citations_of(source: Source) -> QuerySet[Citation]:
    """Every claim that rests on the source."""
    return source.citations.select_related("claim__revision__article", "cited_by")


def newest_job(source: Source) -> Job | None:
    """The newest fetch of the source, whatever became of it."""
    return Job.objects.filter(kind=Job.Kind.FETCH, subject_id=source.pk).first()
