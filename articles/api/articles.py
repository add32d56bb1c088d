"""Articles and their revisions."""

from collections.abc import Sequence
from datetime import date, datetime
from http import HTTPStatus

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Router

from articles import reports
from articles.actions.articles import ImportContext, import_line
from articles.api.protocol.answers import wants
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, VERSION, Shape, id_of, text
from articles.api.protocol.writing import Body, Made, write
from articles.models import Article, BackgroundImport, Revision, Scale, User
from articles.reads.articles import background_import
from articles.reads.resources import article_records, revision_records
from articles.reads.visibility import listed_rows, readable_rows
from articles.refusals import Refused

router = Router(tags=["articles"])


class NewArticle(Body):
    """An article to import. `key` identifies it within its `collection`: it is imported once."""

    title: str = Field(max_length=500)
    text: str
    byline: str = Field("", max_length=500)
    publisher: str = Field("", max_length=500)
    published_on: date | None = None
    language: str = Field("", max_length=35)
    key: str | None = Field(None, min_length=1, max_length=200)
    collection: str = Field("", max_length=200)
    scale: str = "public"


ARTICLE = Shape(
    "Article",
    {
        "id": ID,
        "version": VERSION,
        "revision": {"type": ["integer", "null"], "description": "Number of the newest revision."},
    },
    reports.Article,
)
PROGRESS = Shape(
    "ImportProgress",
    {
        "id": ID,
        "state": {
            "enum": ["pending", "ready", "failed"],
            "description": "Ask again until it is no longer pending.",
        },
        "step": text("What the worker is doing."),
        "failure": text("Why it failed; empty otherwise."),
        "article": {"type": ["integer", "null"], "description": "Id of the article, once ready."},
    },
    about="The import of a long article by a worker.",
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


@write(
    router,
    "/articles",
    ARTICLE,
    or_else={HTTPStatus.OK: ARTICLE, HTTPStatus.ACCEPTED: PROGRESS},
)
def article_import(request: ApiRequest, body: NewArticle) -> Made:
    """Import an article. The same key, or without one the same content, is imported once.

    A long text is split by a worker: then the answer is 202 with the address of the import.
    """
    context = ImportContext(
        by=request.user, scale=scale_of(body.scale), file_name=request.auth.name
    )
    imported, is_new = import_line(body.dict(), context, collection=body.collection)
    if isinstance(imported, BackgroundImport):
        location = reverse("api_article_import_progress", args=[imported.pk])
        return Made(progress_of(request, imported.pk), location, HTTPStatus.ACCEPTED)
    values = article(request, imported.pk)
    status = HTTPStatus.CREATED if is_new else HTTPStatus.OK
    return Made(values, reverse("api_article", args=[imported.pk]), status)


@read(router, "/imports/{int:background_import_id}", PROGRESS)
def article_import_progress(request: ApiRequest, background_import_id: int) -> dict[str, object]:
    """How far the import of a long article is. Only the account that asked for it finds it."""
    return progress_of(request, background_import_id)


def progress_of(request: ApiRequest, background_import_id: int) -> dict[str, object]:
    row = background_import(background_import_id, request.user)
    state = "ready" if row.background.article_id else "pending" if row.is_pending else "failed"
    return PROGRESS.values(
        None,
        id=row.background.pk,
        state=state,
        step=row.step,
        failure=row.failure,
        article=row.background.article_id,
    )


def scale_of(key: str) -> Scale:
    """Return the rating scale with this key. Raises `Refused` if there is none."""
    scale = Scale.objects.filter(key=key).first()
    if scale is None:
        raise Refused(_("There is no scale with this key. Correct “scale”."))
    return scale


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
