from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Window
from django.db.models.functions import Lag

from articles import fetching
from articles.models import Capture, Citation, Job, Source, User
from articles.reads.confidential import sources_visible_to
from articles.reads.corrections import with_corrections


def source_list(reader: User) -> QuerySet[Source]:
    """All sources that `reader` may see, newest first, each with `claims_count`."""
    return (
        sources_visible_to(reader)
        .select_related("added_by")
        .order_by("-created_at", "-pk")
        .annotate(claims_count=Count("citations__claim", distinct=True))
    )


def captures_of(source: Source) -> list[Capture]:
    """What was seen of a source, newest first, without its text. Each knows if that `says_the_same`
    as the one before did; the first does not."""
    before = Window(Lag("text"), order_by=["captured_at", "pk"])
    told = source.captures.annotate(says_the_same=ExpressionWrapper(Q(text=before), BooleanField()))
    return with_corrections(told.select_related("captured_by", "job").defer("text", "headers"))


def captures_visible_to(user: User) -> QuerySet[Capture]:
    """What was seen of the sources that the user may see."""
    return Capture.objects.filter(source__in=sources_visible_to(user))


def citations_visible_to(user: User) -> QuerySet[Citation]:
    """The citations of the sources that the user may see."""
    return Citation.objects.filter(source__in=sources_visible_to(user))


def seen_of(source: Source) -> fetching.Seen | None:
    """What a server needs to hear to answer that nothing has changed; None before any fetch."""
    fetched = source.captures.filter(origin=Capture.Origin.FETCHED).only("final_url", "headers")
    last = fetched.first()
    return fetching.Seen.in_headers(last.final_url, last.headers) if last else None


def next_look(source: Source) -> Job | None:
    """When somebody looks again of their own accord for what was not found."""
    waiting = Job.objects.filter(kind=Job.Kind.LOOK_AGAIN, subject_id=source.pk)
    return waiting.filter(state__in=Job.PENDING).first()


def newest_job(source: Source) -> Job | None:
    """The newest fetch of the source, whatever became of it."""
    return Job.objects.filter(kind=Job.Kind.FETCH, subject_id=source.pk).first()
