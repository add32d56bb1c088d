"""Questions to reporter, speaker and source: put on record, answered, overridden, listed."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.actions.questions import ask_question, close_question, override_question
from articles.forms.claims import AnswerForm, OverrideForm, QuestionForm
from articles.forms.queue import AskedFilter
from articles.models import Question
from articles.reads.questions import asked, withhold_asked
from articles.reads.sources import questions_visible_to
from articles.refusals import Refused
from articles.views.answers import Request, answer
from articles.views.articles.desk import after_change, after_mistake, claim_or_404


@require_safe
def question_list(request: Request) -> HttpResponse:
    """Queries across all articles; the open ones unless others are chosen."""
    found = AskedFilter(request.GET, queryset=asked(), request=request)
    page = Paginator(found.qs, 50).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    withhold_asked(page.object_list, reader=request.user)
    return answer(request, "questions/list.html", {"filter": found, "page": page})


@require_POST
def question_ask(request: Request, claim_id: int) -> HttpResponse:
    """Put a question on record."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = QuestionForm(request.POST, claim=claim, reader=request.user)
    if form.is_valid():
        typed = form.cleaned_data
        whom, channel = Question.Whom(typed.pop("whom")), Question.Channel(typed.pop("channel"))
        try:
            ask_question(claim, by=request.user, whom=whom, channel=channel, **typed)
            return after_change(request, article, claim_id=claim_id)
        except Refused as refusal:
            if refusal.status != Refused.status:
                raise
            form.add_error("addressee", str(refusal))
    return after_mistake(request, article, claim_id=claim_id, question_form=form)


@require_POST
def question_close(request: Request, question_id: int) -> HttpResponse:
    """Record the answer, or that none came."""
    question = _query(question_id, questions_visible_to(request.user))
    article = question.claim.revision.article
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, claim_id=question.claim_id)
    close_question(question, by=request.user, **form.cleaned_data)
    return after_change(request, article, claim_id=question.claim_id)


@require_POST
def question_override(request: Request, question_id: int) -> HttpResponse:
    """Decide not to wait for the answer."""
    question = _query(question_id, Question.objects.all())  # that it blocks is seen by all
    form = OverrideForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Say why nobody waits for the answer: the report prints the reason."))
    override_question(question, by=request.user, **form.cleaned_data)
    return after_change(request, question.claim.revision.article, claim_id=question.claim_id)


def _query(question_id: int, questions: QuerySet[Question]) -> Question:
    return get_object_or_404(questions.select_related("claim__revision__article"), pk=question_id)
