"""The list of articles: their status and progress, and the filters and orders of the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.expressions import OrderBy, RawSQL
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions, rules
from articles.models import (
    Article,
    ArticleTag,
    Claim,
    Edition,
    Publication,
    PublicationApproval,
    Tag,
    Team,
    User,
    Verdict,
)
from articles.prepared import prepared
from articles.reads.rows import COUNTED, ON_A_PAGE, CountUpTo, PreparedRows, Rows, count_of

SOON = timedelta(days=7)


class Status(TextChoices):
    """How far an article is. It follows from its claims, approvals and editions."""

    DRAFT = "draft", _("draft")
    IN_CHECK = "in_check", _("in check")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    CORRECTED = "corrected", _("corrected")


PUBLISHED = frozenset({Status.PUBLISHED, Status.CORRECTED})


class Shelf(TextChoices):
    """Which articles a list shows: those not published yet, those of one status, or put away."""

    CURRENT = "current", _("in work")
    DRAFT = Status.DRAFT.value, _("draft")
    IN_CHECK = Status.IN_CHECK.value, _("in check")
    APPROVED = Status.APPROVED.value, _("approved")
    PUBLISHED = Status.PUBLISHED.value, _("published")
    CORRECTED = Status.CORRECTED.value, _("corrected")
    ALL = "all", _("all")
    ARCHIVED = "archived", _("archived")
    DELETED = "deleted", _("deleted")


class Order(TextChoices):
    """How the list is sorted."""

    DEADLINE = "deadline", _("deadline, soonest first")
    NEWEST = "-created", _("newest first")
    OLDEST = "created", _("oldest first")
    TITLE = "title", _("title")
    OWNER = "owner", _("owner")


ORDERS: Mapping[Order, Sequence[OrderBy]] = {
    Order.DEADLINE: (F("plan__deadline").asc(nulls_last=True),),
    Order.NEWEST: (),
    Order.OLDEST: (F("created_at").asc(), F("pk").asc()),
    Order.TITLE: (Lower("title").asc(),),
    Order.OWNER: (Lower("owner__username").asc(),),
}


@dataclass(frozen=True, slots=True)
class ArticleFilters:
    """What narrows the list down, and its order."""

    words: str = ""
    owner: User | None = None
    team: Team | None = None
    tag: Tag | None = None
    due: str = ""
    order: Order = Order.DEADLINE


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list shows of an article, with its numbers of claims, judged and signed-off claims.

    Its HTML is kept for equal rows, so each value compares by all that is shown of it. `urgency` of the
    deadline is "late", "today" or empty. `published_key` is that of its public address, else empty.
    """

    pk: int
    title: str
    publisher: str
    published_on: date | None
    created_at: datetime
    owner: str
    initials: str  # of the owner
    has_named_readers: bool
    deadline: datetime | None
    urgency: str
    status: Status
    claims: int
    judged: int
    signed_off: int
    published_key: str
    tags: tuple[str, ...]

    @property
    def bars(self) -> list[tuple[str, str, str]]:
        """The bars of its progress: class, start and width in per cent, as SVG writes numbers."""
        signed = 100 * self.signed_off / (self.claims or 1)
        judged = 100 * self.judged / (self.claims or 1)
        bars = [("done", 0.0, signed), ("part", signed, judged - signed)]
        return [(name, f"{at:.2f}", f"{width:.2f}") for name, at, width in bars if width > 0]


def list_articles(
    reader: User, shelf: Shelf = Shelf.CURRENT, filters: ArticleFilters | None = None
) -> Rows[ArticleRow]:
    """Return the articles on a shelf that `reader` may read. Of the deleted ones, those that `reader`
    may restore. A page takes two queries: its ids, and what the rows show."""
    filters = filters or ArticleFilters()
    if (shelf, filters) == (Shelf.CURRENT, ArticleFilters()):
        ids = partial(_ids, reader)
        return PreparedRows(_first_ids.bind(reader), _number.bind(reader), ids, _rows_of)
    return Rows(_ids(reader, shelf, filters), _rows_of)


def _ids(
    reader: User, shelf: Shelf = Shelf.CURRENT, filters: ArticleFilters | None = None
) -> QuerySet[Article, int]:
    filters = filters or ArticleFilters()
    articles = _matching(_on_shelf(reader, shelf), filters)
    in_order = articles.order_by(*ORDERS[filters.order], "-created_at", "-pk")
    return in_order.values_list("pk", flat=True)


@prepared
def _first_ids(reader: User) -> QuerySet[Article, int]:
    return _ids(reader)[:ON_A_PAGE]


@prepared
def _number(reader: User) -> QuerySet[User, tuple[int]]:
    return User.objects.filter(pk=reader.pk).values_list(CountUpTo(_ids(reader), COUNTED))


def _rows_of(ids: Sequence[int]) -> list[ArticleRow]:
    """Return the rows of these articles, in this order: one query."""
    details = {article.pk: article for article in _details(list(ids))} if ids else {}
    return [_row_of(details[each]) for each in ids if each in details]


@prepared
def _details(ids: list[int]) -> QuerySet[Article]:
    claims = Claim.objects.filter(revision__article=OuterRef("pk"))
    uncut = claims.exclude(state=Claim.State.CUT)
    by_us = Verdict.objects.filter(author__is_external=False, claim=OuterRef("pk"))
    tags = ArticleTag.objects.filter(article=OuterRef("pk")).order_by("tag__name")
    return (
        Article.objects.filter(pk__any_of=ids)
        .select_related("owner", "readership", "plan")
        .annotate(
            claims_count=count_of(uncut),
            judged_count=count_of(uncut.filter(Exists(by_us))),
            signed_count=count_of(claims.filter(state=Claim.State.SIGNED_OFF)),
            published_number=_published("number"),
            published_key=_published("publication__key"),
            approved=_is_approved(),
            tag_names=ArraySubquery(tags.values("tag__name")),
        )
    )


def _row_of(article: Any) -> ArticleRow:
    plan, status = getattr(article, "plan", None), _status_of(article)
    return ArticleRow(
        pk=article.pk,
        title=article.title,
        publisher=article.publisher,
        published_on=article.published_on,
        created_at=article.created_at,
        owner=str(article.owner),
        initials=article.owner.initials,
        has_named_readers=article.readership.is_named,
        deadline=plan and plan.deadline,
        urgency=plan.urgency if plan and status not in PUBLISHED else "",
        status=status,
        claims=article.claims_count,
        judged=article.judged_count,
        signed_off=article.signed_count,
        published_key=article.published_key or "",
        tags=tuple(article.tag_names),
    )


def _status_of(article: Any) -> Status:
    if article.published_number:
        return Status.PUBLISHED if article.published_number == 1 else Status.CORRECTED
    if article.approved:
        return Status.APPROVED
    return Status.IN_CHECK if article.claims_count else Status.DRAFT


def _published(column: str) -> Subquery:
    """Return a column of the newest edition of an article; None if that was withdrawn."""
    editions = Edition.objects.filter(publication__article=OuterRef("pk")).order_by("-number")
    shown = Case(When(retraction__isnull=True, then=F(column)))
    return Subquery(editions.annotate(shown=shown).values("shown")[:1])


def _public() -> QuerySet[Publication]:
    """Return the publications whose newest edition was not withdrawn, with its `number`.

    One list for all articles: PostgreSQL would look each article up for itself otherwise.
    """
    editions = Edition.objects.filter(publication=OuterRef("pk")).order_by("-number")
    shown = Case(When(retraction__isnull=True, then=F("number")))
    newest = Subquery(editions.annotate(shown=shown).values("shown")[:1])
    return Publication.objects.annotate(number=newest).filter(number__isnull=False)


def _is_approved() -> Coalesce:
    """Return whether the newest approval of an article covers it as it is now.

    The fingerprint of an article is computed only for those that have an approval.
    """
    standing = PublicationApproval.objects.standing().filter(article=OuterRef("pk"))
    now = RawSQL(f"({rules.STATE.format(article='U0.article_id')})", [])  # noqa: S611 (constants)
    newest = standing.order_by("-pk").annotate(is_current=Q(state=now))
    return Coalesce(
        Subquery(newest.values("is_current")[:1]), Value(value=False), output_field=BooleanField()
    )


def _on_shelf(reader: User, shelf: Shelf) -> QuerySet[Article]:
    if shelf == Shelf.DELETED:
        return permissions.restorable_by(reader)
    articles = permissions.readable_by(reader)
    if shelf == Shelf.ARCHIVED:
        return articles.filter(readership__archived_at__isnull=False)
    articles = articles.filter(readership__archived_at__isnull=True)
    if shelf == Shelf.ALL:
        return articles
    if shelf in {Shelf.PUBLISHED, Shelf.CORRECTED}:
        numbers = {"number": 1} if shelf == Shelf.PUBLISHED else {"number__gt": 1}
        return articles.filter(pk__in=_public().filter(**numbers).values("article"))
    articles = articles.exclude(pk__in=_public().values("article"))
    if shelf == Shelf.CURRENT:
        return articles
    articles = articles.annotate(is_approved=_is_approved())
    if shelf == Shelf.APPROVED:
        return articles.filter(is_approved=True)
    claims = Claim.objects.filter(revision__article=OuterRef("pk"))
    has_claims = Exists(claims.exclude(state=Claim.State.CUT))
    return articles.filter(has_claims if shelf == Shelf.IN_CHECK else ~has_claims).filter(
        is_approved=False
    )


def _matching(articles: QuerySet[Article], filters: ArticleFilters) -> QuerySet[Article]:
    for word in filters.words.split():
        tagged = ArticleTag.objects.filter(article=OuterRef("pk"), tag__name__icontains=word)
        columns = Q(title__icontains=word) | Q(publisher__icontains=word)
        articles = articles.filter(columns | Q(byline__icontains=word) | Exists(tagged))
    if filters.owner:
        articles = articles.filter(owner=filters.owner)
    if filters.team:
        articles = articles.filter(owner__in=filters.team.members.all())
    if filters.tag:
        articles = articles.filter(Exists(filters.tag.tagged.filter(article=OuterRef("pk"))))
    if filters.due:
        until = timezone.now() if filters.due == "late" else timezone.now() + SOON
        articles = articles.filter(plan__deadline__lt=until)
    return articles
