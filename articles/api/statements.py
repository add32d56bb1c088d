"""The statements of a revision, with their speakers and quotations."""

from django.db.models import QuerySet
from ninja import Router

from articles import reports
from articles.api.articles import revisions_of
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, VERSION, Shape
from articles.models import Statement
from articles.reads.resources import statement_records
from articles.reads.visibility import readable_rows

router = Router(tags=["statements"])
STATEMENT = Shape("Statement", {"id": ID, "version": VERSION}, reports.Statement)


@read_list(router, "/articles/{int:article_id}/revisions/{int:number}/statements", STATEMENT)
def statement_list(request: ApiRequest, article_id: int, number: int) -> Page:
    """The statements of a revision, in the order of the text."""
    revision = single(revisions_of(request.user, article_id).filter(number=number).only("pk"))
    rows = Statement.objects.filter(revision=revision)
    return page_of(request, rows, statements_as_json, key="start")


@read(router, "/statements/{int:statement_id}", STATEMENT)
def statement(request: ApiRequest, statement_id: int) -> dict[str, object]:
    """One statement."""
    rows = readable_rows(Statement.objects.all(), "revision__article", request.user)
    return single(statements_as_json(rows.filter(pk=statement_id)))


def statements_as_json(rows: QuerySet[Statement]) -> list[dict[str, object]]:
    return [
        STATEMENT.values(record, id=row.pk, version=row.version)
        for row, record in statement_records(rows)
    ]
