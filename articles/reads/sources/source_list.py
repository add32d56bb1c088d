"""Lists of sources, and the captures, fetches and history of one."""

from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Window,
)
from django.db.models.functions import Lag

from articles import fetching
from articles.fetching import Outcome
from articles.models import Capture, Citation, Claim, Event, Job, Revision, Source, User
from articles.models.articles.search import named_like
from articles.models.sources.source import SOURCE_NAMES
from articles.reads.captures import CorrectedCapture, with_corrections
from articles.reads.history import FeedEntry, describe_event, subject_of
from articles.reads.rows import Rows, count_of
from articles.reads.visibility import readable_rows, sources_visible_to
from articles.rules import lacking_locator
from articles.stored_sentences import translated_reason


@dataclass(frozen=True, slots=True)
class SourceCapture(CorrectedCapture):
    """A capture among those of its source. `is_unchanged`: its text is that of the one before."""

    is_unchanged: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with the number of claims that cite it."""

    source: Source
    claims: int


@dataclass(frozen=True, slots=True)
class CitableSource:
    """A source that a claim can cite. `in_article`: the article cites it already."""

    source: Source
    in_article: bool


REACHED = {
    *(Outcome.CAPTURED, Outcome.UNCHANGED, Outcome.CHANGED, Outcome.MOVED),
    Outcome.BEGINNING,
}
CHECKS_SHOWN = 39  # as many bars as the chart has room for


@dataclass(frozen=True, slots=True)
class RecentChecks:
    """The outcomes of the last fetches of a source, oldest first."""

    outcomes: list[str]

    @property
    def reached(self) -> int:
        """The number of fetches in which the page answered."""
        return sum(1 for outcome in self.outcomes if outcome in REACHED)


def list_sources(reader: User, words: str = "") -> Rows[SourceRow]:
    """Return the sources that `reader` may see, newest first. `words` filter them.

    Each has the number of claims that cite it in the articles that `reader` may read.
    """
    citing = Claim.objects.filter(
        Exists(Citation.objects.filter(claim=OuterRef("pk"), source=OuterRef(OuterRef("pk"))))
    )
    sources = (
        named_like(sources_visible_to(reader), SOURCE_NAMES, words)
        .select_related("added_by")
        .order_by("-created_at", "-pk")
        .annotate(claims_count=count_of(readable_rows(citing, "revision__article", reader)))
    )
    return Rows(sources, lambda results: [SourceRow(each, each.claims_count) for each in results])


def citable_sources(claim: Claim, *, reader: User, words: str = "") -> Rows[CitableSource]:
    """Return the sources that `reader` may cite, those of the same article first, then newest.

    `words` filter them.
    """
    here = Citation.objects.filter(
        source=OuterRef("pk"), claim__revision__article=claim.revision.article_id
    )
    sources = named_like(sources_visible_to(reader), SOURCE_NAMES, words)
    ordered = sources.annotate(in_article=Exists(here)).order_by(
        "-in_article", "-created_at", "-pk"
    )
    return Rows(ordered, lambda results: [CitableSource(each, each.in_article) for each in results])


def without_locator(revision: Revision) -> QuerySet[Citation]:
    """Return the citations that name no page or time although their source has them."""
    cited = Citation.objects.filter(claim__revision=revision)
    return lacking_locator(cited.exclude(claim__state=Claim.State.CUT))


def source_history(source: Source) -> list[FeedEntry]:
    """Return the newest 50 changes of the source itself, newest first."""
    events: QuerySet[Event] = Event.objects.tracks([source])  # type: ignore[no-untyped-call]  # published without types
    newest_first = events.select_related("user").order_by("-pgh_created_at", "-pgh_id")
    return [
        FeedEntry(
            event.pgh_created_at,
            event.user,
            describe_event(
                subject_of(event), event.pgh_label, event.pgh_data or {}, event.pgh_diff or {}
            ),
            translated_reason(event.why or ""),
            token=event.token or "",
        )
        for event in newest_first[:50]
    ]


def captures_of(source: Source) -> list[SourceCapture]:
    """Return the captures of a source, newest first, without their texts: two queries."""
    before = Window(Lag("text"), order_by=["-is_external", "captured_at", "pk"])
    captures = source.captures.annotate(
        is_unchanged=ExpressionWrapper(Q(text=before), BooleanField())
    )
    rows = list(
        captures.select_related("captured_by", "read_by", "job").defer(
            "text", "headers", "elsewhere"
        )
    )
    return [
        SourceCapture(corrected.capture, corrected.fields, row.is_unchanged)
        for row, corrected in zip(rows, with_corrections(rows), strict=True)
    ]


def captures_visible_to(user: User) -> QuerySet[Capture]:
    """Return the captures of the sources that the user may see."""
    return Capture.objects.filter(source__in=sources_visible_to(user))


def citations_visible_to(user: User) -> QuerySet[Citation]:
    """Return the citations of visible sources in articles that the user may read."""
    visible = Citation.objects.filter(source__in=sources_visible_to(user))
    return readable_rows(visible, "claim__revision__article", user)


def withdrawn_citations(user: User) -> QuerySet[Citation]:
    """Return the citations that were removed from claims of articles that the user may read."""
    withdrawn = Citation.every.filter(is_withdrawn=True).select_related("claim__revision")
    return readable_rows(withdrawn, "claim__revision__article", user)


def validators_for(source: Source) -> fetching.Validators | None:
    """Return what lets a server answer that nothing has changed; None before the first fetch.

    None for a post as well: its page may be the same while its record has changed.
    """
    fetched = source.captures.filter(origin=Capture.Origin.FETCHED)
    last = fetched.only("final_url", "headers", "post").first()
    if last is None or last.post or fetching.is_post(source.url):
        return None
    return fetching.Validators.from_headers(last.final_url, last.headers)


def pending_refetch(source: Source) -> Job | None:
    """Return the pending job that fetches the source again by itself."""
    waiting = Job.objects.filter(kind=Job.Kind.LOOK_AGAIN, subject_id=source.pk)
    return waiting.filter(state__in=Job.PENDING).first()


def recent_checks(source: Source) -> RecentChecks:
    """Return the last fetches of the source that ended: one query."""
    ended = Job.objects.filter(kind=Job.Kind.FETCH, subject_id=source.pk)
    newest = ended.exclude(state__in=Job.PENDING).order_by("-pk")[:CHECKS_SHOWN]
    return RecentChecks(list(newest.values_list("outcome", flat=True))[::-1])


def newest_job(source: Source) -> Job | None:
    """Return the newest fetch of the source, in any state."""
    return Job.objects.filter(kind=Job.Kind.FETCH, subject_id=source.pk).first()
