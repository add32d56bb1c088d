"""Questions to reporters, speakers and sources."""

from django.db.models import QuerySet
from ninja import Router

from articles import reports
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, VERSION, Shape, id_of
from articles.models import Question
from articles.reads.resources import question_records
from articles.reads.visibility import questions_visible_to

router = Router(tags=["questions"])
QUESTION = Shape(
    "Question", {"id": ID, "version": VERSION, "claim": id_of("claim")}, reports.Question
)


@read_list(router, "/questions", QUESTION)
def question_list(
    request: ApiRequest,
    article: int | None = None,
    claim: int | None = None,
    state: Question.State | None = None,
) -> Page:
    """The questions that the token may read, oldest first: none about a source it may not see."""
    rows = questions_visible_to(request.user)
    if article is not None:
        rows = rows.filter(claim__revision__article=article)
    if claim is not None:
        rows = rows.filter(claim=claim)
    if state is not None:
        rows = rows.filter(state=state)
    return page_of(request, rows, questions_as_json)


@read(router, "/questions/{int:question_id}", QUESTION)
def question(request: ApiRequest, question_id: int) -> dict[str, object]:
    """One question."""
    return single(questions_as_json(questions_visible_to(request.user).filter(pk=question_id)))


def questions_as_json(rows: QuerySet[Question]) -> list[dict[str, object]]:
    return [
        QUESTION.values(record, id=row.pk, version=row.version, claim=row.claim_id)
        for row, record in question_records(rows)
    ]
