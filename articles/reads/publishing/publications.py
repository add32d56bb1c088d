"""Published editions, exports, and the ClaimReview of a claim."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import rules
from articles.models import (
    Article,
    BackgroundPublication,
    Claim,
    ClaimReview,
    Edition,
    Export,
    Job,
    NewsroomSettings,
    Publication,
    Retraction,
    Source,
    Speaker,
    User,
)
from articles.reads.articles import newest_revision
from articles.reads.visibility import readable_rows
from articles.stored_sentences import translated

SHOWN = ("publication", "published_by", "retraction__retracted_by")


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """An edition with all editions at its address, newest first, without their texts.

    `retraction` is the one that withdrew it, if any.
    """

    edition: Edition
    editions: list[Edition]
    retraction: Retraction | None

    @property
    def newest(self) -> Edition:
        return self.editions[0]

    @property
    def is_superseded(self) -> bool:
        return self.newest.number > self.edition.number


def publication_of(article: Article) -> Publication | None:
    """Return the article's publication, None if nothing was published."""
    return Publication.objects.filter(article=article).first()


def is_approved(article: Article) -> bool:
    """Is the current state of the article approved for publication? Two queries."""
    approval = article.approvals.standing().order_by("-pk").first()
    return approval is not None and approval.state == rules.state_of(article)


def editions_of(publication: Publication) -> list[Edition]:
    """Return the editions, newest first, without their texts."""
    editions = publication.editions.select_related(*SHOWN)
    return list(editions.defer("page", "record").order_by("-number"))


def find_edition(key: str, number: int | None = None) -> PublishedEdition | None:
    """Return the edition with this number, or the newest; None if there is none."""
    publication = Publication.objects.filter(key=key).first()
    if publication is None:
        return None
    editions = editions_of(publication)
    edition = next((each for each in editions if number in {None, each.number}), None)
    if edition is None:
        return None
    retractions = (
        each.retraction
        for each in editions
        if each.number >= edition.number and hasattr(each, "retraction")
    )
    return PublishedEdition(edition, editions, next(retractions, None))


def editions_citing(source: Source) -> list[Edition]:
    """Return the editions that cite the source, the newest of each publication first."""
    editions = Edition.objects.filter(sources__contains=[source.pk]).select_related(*SHOWN)
    return list(editions.defer("page", "record").order_by("publication", "-number"))


LONG_TEXT = 60_000  # code points
MANY_CLAIMS = 150


@dataclass(frozen=True)
class ExportRow:
    """An export on the export page. `until`: when it is removed; `failure`: its message, if it failed."""

    export: Export
    is_pending: bool
    failure: str
    until: datetime


def export_row(export: Export) -> ExportRow:
    """Return how far one export is. Two queries."""
    jobs = Job.objects.filter(kind=Job.Kind.EXPORT, subject_id=export.pk)
    until = export.created_at + NewsroomSettings.exports_kept_for()
    return _row(export, jobs.order_by("-pk").first(), until)


def own_exports(user: User) -> QuerySet[Export]:
    """Return the exports that this user asked for, of articles that they may read."""
    return readable_rows(Export.objects.filter(asked_by=user), "article", user)


def exports_of(article: Article, user: User) -> list[ExportRow]:
    """Return this user's exports, finished or pending, newest first. Three queries."""
    exports = list(article.exports.filter(asked_by=user))
    jobs = Job.objects.filter(kind=Job.Kind.EXPORT, subject_id__in=[each.pk for each in exports])
    newest = {job.subject_id: job for job in jobs.order_by("pk")}
    kept_for = NewsroomSettings.exports_kept_for()
    return [_row(each, newest.get(each.pk), each.created_at + kept_for) for each in exports]


def _row(export: Export, job: Job | None, until: datetime) -> ExportRow:
    is_pending = bool(not export.made_at and job and not job.has_failed)
    message = translated(job.message) if job else ""
    failure = "" if export.made_at or is_pending else message or _("It could not be made.")
    return ExportRow(export, is_pending, failure, until)


@dataclass(frozen=True)
class BackgroundPublicationRow:
    """An edition that a worker makes: pending, failed with a message, or published."""

    background: BackgroundPublication
    is_pending: bool
    failure: str


def background_publication(background_publication_id: int, user: User) -> BackgroundPublicationRow:
    """Return one, of an article that the user may read. Raises `BackgroundPublication.DoesNotExist`."""
    rows = readable_rows(BackgroundPublication.objects.all(), "article", user)
    related = rows.select_related("article", "asked_by", "edition")
    return _publication_row(
        related.defer("edition__page", "edition__record").get(pk=background_publication_id)
    )


def unfinished_publication(article: Article) -> BackgroundPublicationRow | None:
    """Return the edition of the article that is being made or failed, None without one."""
    unfinished = article.background_publications.filter(edition__isnull=True)
    background = unfinished.select_related("asked_by").first()
    return _publication_row(background) if background else None


def _publication_row(background: BackgroundPublication) -> BackgroundPublicationRow:
    jobs = Job.objects.filter(kind=Job.Kind.PUBLISH, subject_id=background.pk)
    job = None if background.edition_id else jobs.order_by("-pk").first()
    is_pending = bool(job and not job.has_failed)
    failure = ""
    if not is_pending and not background.edition_id:
        failure = translated(job.message if job else "") or _("The edition could not be made.")
    return BackgroundPublicationRow(background, is_pending, failure)


def is_long(article: Article) -> bool:
    """Is the article so long that a PDF, Word file, archive or edition takes long?"""
    revision = newest_revision(article)
    shown = Claim.objects.filter(revision=revision).exclude(state=Claim.State.CUT)
    return revision.length > LONG_TEXT or shown.count() > MANY_CLAIMS


def claim_review_of(claim: Claim) -> ClaimReview | None:
    """Return the ClaimReview of the claim, None without one."""
    return ClaimReview.objects.filter(claim=claim).first()


def speakers_of_claim(claim: Claim) -> QuerySet[Speaker]:
    """Return the people and organisations that the claim's statements quote."""
    named = [Speaker.Kind.PERSON, Speaker.Kind.ORGANISATION]
    return Speaker.objects.filter(
        kind__in=named,
        attributions__statement__revision=claim.revision_id,
        attributions__statement__start__lt=claim.end,
        attributions__statement__end__gt=claim.start,
    ).distinct()


def previous_publisher(claim: Claim, *, reader: User) -> str:
    """Return the publisher of the newest other ClaimReview that `reader` may read, for the form."""
    others = ClaimReview.objects.exclude(claim=claim)
    reviews = readable_rows(others, "claim__revision__article", reader).order_by("-pk")
    return reviews.values_list("publisher", flat=True).first() or ""
