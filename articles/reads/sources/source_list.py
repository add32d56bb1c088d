from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Window,
)
from django.db.models.functions import Lag

from articles import fetching
from articles.models import Capture, Citation, Claim, Event, Job, Question, Revision, Source, User
from articles.reads.captures import CorrectedCapture, with_corrections
from articles.reads.history import Entry, describe_event, subject_of
from articles.reads.visibility import sources_visible_to
from articles.rules import lacking_locator

NAMED = ("title", "person", "issuer", "url")  # the fields in which a source is looked for


@dataclass(frozen=True, slots=True)
class SourceCapture(CorrectedCapture):
    """A capture among those of its source. `is_unchanged`: its text is that of the one before."""

    is_unchanged: bool


def list_sources(reader: User) -> QuerySet[Source]:
    """All sources that `reader` may see, newest first, each with `claims_count`."""
    return (
        sources_visible_to(reader)
        .select_related("added_by")
        .order_by("-created_at", "-pk")
        .annotate(
            claims_count=Count(
                "citations__claim", filter=Q(citations__is_withdrawn=False), distinct=True
            )
        )
    )


def named_like(sources: QuerySet[Source], words: str) -> QuerySet[Source]:
    """Those of the sources that have each of the words in a field that names them."""
    for word in words.split():
        named = (Q(**{f"{field}__icontains": word}) for field in NAMED)
        sources = sources.filter(reduce(or_, named))
    return sources


def citable_sources(claim: Claim, *, reader: User, words: str = "") -> QuerySet[Source]:
    """The sources that `reader` may cite for the claim: those of its article first, then the newest.

    Each says whether it is cited in the article already, as `in_article`. `words` narrow them down.
    """
    here = Citation.objects.filter(
        source=OuterRef("pk"), claim__revision__article=claim.revision.article_id
    )
    found = named_like(sources_visible_to(reader), words)
    return found.annotate(in_article=Exists(here)).order_by("-in_article", "-created_at", "-pk")


def questions_visible_to(user: User) -> QuerySet[Question]:
    """The queries but those that name a source which the user may not see."""
    return Question.objects.filter(Q(source=None) | Q(source__in=sources_visible_to(user)))


def without_locator(revision: Revision) -> QuerySet[Citation]:
    """The citations in the revision of sources with pages or times that say neither: one query."""
    cited = Citation.objects.filter(claim__revision=revision)
    return lacking_locator(cited.exclude(claim__state=Claim.State.CUT))


def source_history(source: Source) -> list[Entry]:
    """What was done to the source itself, and why, newest first; at most 50."""
    events: QuerySet[Event] = Event.objects.tracks([source])  # type: ignore[no-untyped-call]  # published without types
    newest_first = events.select_related("user").order_by("-pgh_created_at", "-pgh_id")
    return [
        Entry(
            event.pgh_created_at,
            event.user,
            describe_event(
                subject_of(event), event.pgh_label, event.pgh_data or {}, event.pgh_diff or {}
            ),
            event.why or "",
        )
        for event in newest_first[:50]
    ]


def captures_of(source: Source) -> list[SourceCapture]:
    """Return the captures of a source, newest first, without their texts: two queries."""
    before = Window(Lag("text"), order_by=["captured_at", "pk"])
    captures = source.captures.annotate(
        is_unchanged=ExpressionWrapper(Q(text=before), BooleanField())
    )
    rows = list(captures.select_related("captured_by", "job").defer("text", "headers"))
    return [
        SourceCapture(corrected.capture, corrected.fields, row.is_unchanged)
        for row, corrected in zip(rows, with_corrections(rows), strict=True)
    ]


def captures_visible_to(user: User) -> QuerySet[Capture]:
    """What was seen of the sources that the user may see."""
    return Capture.objects.filter(source__in=sources_visible_to(user))


def citations_visible_to(user: User) -> QuerySet[Citation]:
    """The citations of the sources that the user may see."""
    return Citation.objects.filter(source__in=sources_visible_to(user))


def seen_of(source: Source) -> fetching.Validators | None:
    """What a server needs to hear to answer that nothing has changed; None before any fetch."""
    fetched = source.captures.filter(origin=Capture.Origin.FETCHED).only("final_url", "headers")
    last = fetched.first()
    return fetching.Validators.from_headers(last.final_url, last.headers) if last else None


def next_look(source: Source) -> Job | None:
    """When somebody looks again of their own accord for what was not found."""
    waiting = Job.objects.filter(kind=Job.Kind.LOOK_AGAIN, subject_id=source.pk)
    return waiting.filter(state__in=Job.PENDING).first()


def newest_job(source: Source) -> Job | None:
    """The newest fetch of the source, whatever became of it."""
    return Job.objects.filter(kind=Job.Kind.FETCH, subject_id=source.pk).first()
