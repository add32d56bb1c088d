"""Questions to reporters, speakers and sources."""

from http import HTTPStatus

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Router
from pydantic import AwareDatetime

from articles import reports
from articles.actions.questions import ask_question, close_question
from articles.api.claims import claim as claim_now
from articles.api.claims import claim_to_change
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, VERSION, Shape, id_of
from articles.api.protocol.writing import Body, Made, write
from articles.models import Claim, Question, Source, Speaker
from articles.reads.resources import question_records
from articles.reads.visibility import questions_visible_to, sources_visible_to
from articles.refusals import Refused

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


class NewQuestion(Body):
    """A question about a claim. `source` is the id of a cited source, `speaker` a name in the article."""

    question: str = Field(min_length=1)
    whom: Question.Whom = Question.Whom.OTHER
    addressee: str = Field("", max_length=500)
    channel: Question.Channel = Question.Channel.EMAIL
    source: int | None = None
    speaker: str | None = None
    deadline: AwareDatetime | None = None


class Answer(Body):
    """What was answered; empty if there was no reply."""

    answer: str = ""


@write(router, "/claims/{int:claim_id}/questions", QUESTION, changes=claim_now)
def question_ask(request: ApiRequest, claim_id: int, body: NewQuestion) -> Made:
    """Record a question about a claim. While it is open, the claim cannot be signed off."""
    row = claim_to_change(request, claim_id)
    asked = ask_question(
        row,
        by=request.user,
        text=body.question,
        channel=body.channel,
        whom=body.whom,
        addressee=body.addressee,
        speaker=_speaker(row, body.speaker),
        source=_source(request, body.source),
        deadline=body.deadline,
    )
    return Made(question(request, asked.pk), reverse("api_question", args=[asked.pk]))


@write(
    router,
    "/questions/{int:question_id}/answer",
    QUESTION,
    changes=question,
    status=HTTPStatus.OK,
)
def question_answer(request: ApiRequest, question_id: int, body: Answer) -> Made:
    """Record the answer to a question, or that there was none, and close it."""
    rows = questions_visible_to(request.user).select_related("claim__revision", "source")
    row = single(rows.defer("claim__revision__text").filter(pk=question_id))
    close_question(
        row, by=request.user, answer=body.answer, expected_version=request.expected_version
    )
    location = reverse("api_question", args=[question_id])
    return Made(question(request, question_id), location, HTTPStatus.OK)


def _speaker(claim: Claim, name: str | None) -> Speaker | None:
    """Return the speaker of the claim's article with this name. Raises `Refused`."""
    if name is None:
        return None
    speaker = Speaker.objects.filter(article=claim.revision.article_id, name=name).first()
    if speaker is None:
        raise Refused(_("The article has no speaker with this name. Correct “speaker”."))
    return speaker


def _source(request: ApiRequest, source_id: int | None) -> Source | None:
    """Return the source, if the token may see it. Raises `Refused`."""
    if source_id is None:
        return None
    source = sources_visible_to(request.user).filter(pk=source_id).first()
    if source is None:
        raise Refused(_("There is no source with this id that this token may see."))
    return source


def questions_as_json(rows: QuerySet[Question]) -> list[dict[str, object]]:
    return [
        QUESTION.values(record, id=row.pk, version=row.version, claim=row.claim_id)
        for row, record in question_records(rows)
    ]
