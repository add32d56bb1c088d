"""List, ask, close and override questions."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.actions.questions import ask_question, close_question, override_question
from articles.forms.questions import AnswerForm, OverrideForm, QuestionFilter, QuestionForm
from articles.models import Question
from articles.reads.visibility import (
    list_questions,
    questions_of_readable_articles,
    questions_visible_to,
    withhold_hidden_sources,
)
from articles.refusals import Refused
from articles.views.answers import Request, answer
from articles.views.articles.card import submit_on_card
from articles.views.articles.desk import after_change, after_mistake, claim_or_404


@require_safe
def question_list(request: Request) -> HttpResponse:
    """List the questions of all articles, by default the open ones."""
    question_filter = QuestionFilter(
        request.GET, queryset=list_questions(request.user), request=request
    )
    page = Paginator(question_filter.qs, 50).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    withhold_hidden_sources(page.object_list, reader=request.user)
    return answer(request, "questions/list.html", {"filter": question_filter, "page": page})


@require_POST
def question_ask(request: Request, claim_id: int) -> HttpResponse:
    """Record a question."""
    claim = claim_or_404(request, claim_id)
    form = QuestionForm(request.POST, claim=claim, reader=request.user)
    return submit_on_card(
        request, claim, form, ask_question, name="question_form", field="addressee"
    )


@require_POST
def question_close(request: Request, question_id: int) -> HttpResponse:
    """Record the answer, or that there was no reply."""
    question = _question_or_404(question_id, questions_visible_to(request.user))
    article = question.claim.revision.article
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, {}, claim_id=question.claim_id)
    close_question(question, by=request.user, **form.cleaned_data)
    return after_change(request, article, claim_id=question.claim_id)


@require_POST
def question_override(request: Request, question_id: int) -> HttpResponse:
    """Close the question without an answer, as an editor."""
    # every reader sees that it blocks
    question = _question_or_404(question_id, questions_of_readable_articles(request.user))
    form = OverrideForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Enter a reason. It is printed in the report."))
    override_question(question, by=request.user, **form.cleaned_data)
    return after_change(request, question.claim.revision.article, claim_id=question.claim_id)


def _question_or_404(question_id: int, questions: QuerySet[Question]) -> Question:
    return get_object_or_404(questions.select_related("claim__revision__article"), pk=question_id)
