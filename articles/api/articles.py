"""Articles and their revisions."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet
from ninja import Router

from articles import reports
from articles.api.protocol.answers import wants
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, VERSION, Shape, id_of
from articles.models import Article, Revision, User
from articles.reads.resources import article_records, revision_records
from articles.reads.visibility import listed_rows, readable_rows

router = Router(tags=["articles"])

ARTICLE = Shape(
    "Article",
    {
        "id": ID,
        "version": VERSION,
        "revision": {"type": ["integer", "null"], "description": "Number of the newest revision."},
    },
    reports.Article,
)
REVISION = Shape(
    "Revision",
    {"id": ID, "article": id_of("article")},
    reports.Revision,
    large=frozenset({"text"}),
)


@read_list(router, "/articles", ARTICLE)
def article_list(
    request: ApiRequest,
    owner: str | None = None,
    language: str | None = None,
    created_after: datetime | None = None,
    archived: bool = False,  # noqa: FBT001, FBT002 (a parameter of the address)
) -> Page:
    """The articles that the token may read, oldest first; archived ones if `archived`."""
    rows_of = readable_rows if archived else listed_rows
    rows = rows_of(Article.objects.all(), "pk", request.user)
    if owner is not None:
        rows = rows.filter(owner__username=owner)
    if language is not None:
        rows = rows.filter(language=language)
    if created_after is not None:
        rows = rows.filter(created_at__gt=created_after)
    return page_of(request, rows, articles_as_json)


@read(router, "/articles/{int:article_id}", ARTICLE)
def article(request: ApiRequest, article_id: int) -> dict[str, object]:
    """One article."""
    return single(articles_as_json(readable_articles(request.user).filter(pk=article_id)))


@read_list(router, "/articles/{int:article_id}/revisions", REVISION)
def revision_list(request: ApiRequest, article_id: int) -> Page:
    """The revisions of an article, oldest first; with their text only if `fields` names it."""
    with_text = wants(request, REVISION, "text")

    def build(rows: QuerySet[Revision]) -> list[dict[str, object]]:
        return revisions_as_json(rows, with_text=with_text)

    return page_of(request, revisions_of(request.user, article_id), build)


@read(router, "/articles/{int:article_id}/revisions/{int:number}", REVISION)
def revision(request: ApiRequest, article_id: int, number: int) -> dict[str, object]:
    """One revision with its text."""
    rows = revisions_of(request.user, article_id).filter(number=number)
    return single(revisions_as_json(rows, with_text=True))


def readable_articles(reader: User) -> QuerySet[Article]:
    """Return the articles that `reader` may read."""
    return readable_rows(Article.objects.all(), "pk", reader)


def revisions_of(reader: User, article_id: int) -> QuerySet[Revision]:
    """Return the revisions of an article. Raises `Http404` if `reader` may not read it."""
    single(readable_articles(reader).filter(pk=article_id).values_list("pk"))
    return Revision.objects.filter(article=article_id)


def articles_as_json(rows: QuerySet[Article]) -> Sequence[dict[str, object]]:
    return [
        ARTICLE.values(record, id=row.pk, version=row.version, revision=row.revision_number)
        for row, record in article_records(rows)
    ]


def revisions_as_json(rows: QuerySet[Revision], *, with_text: bool) -> list[dict[str, object]]:
    return [
        REVISION.values(record, id=row.pk, article=row.article_id)
        for row, record in revision_records(rows, with_text=with_text)
    ]
