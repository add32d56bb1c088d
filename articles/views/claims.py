"""What is done to a claim beside its sources and verdict: state, assignee, comments, queries."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles import actions
from articles.forms.claims import AnswerForm, AssignForm, CommentForm, MoveForm, QueryForm
from articles.models import Query
from articles.views.desk import after_change, after_mistake, claim_or_404
from articles.views.requests import Request


@require_POST
def claim_move(request: Request, claim_id: int) -> HttpResponse:
    """Change the check state."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = MoveForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, claim_id=claim_id, move_form=form)
    actions.move_claim(claim, by=request.user, **form.cleaned_data)
    return after_change(request, article, claim_id=claim_id)


@require_POST
def claim_assign(request: Request, claim_id: int) -> HttpResponse:
    """Give the claim to a reviewer."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = AssignForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, claim_id=claim_id, assign_form=form)
    actions.assign_claim(claim, by=request.user, **form.cleaned_data)
    return after_change(request, article, claim_id=claim_id)


@require_POST
def comment_add(request: Request, claim_id: int) -> HttpResponse:
    """Say something to the others."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = CommentForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, claim_id=claim_id, comment_form=form)
    actions.add_comment(claim, by=request.user, **form.cleaned_data)
    return after_change(request, article, claim_id=claim_id)


@require_POST
def query_ask(request: Request, claim_id: int) -> HttpResponse:
    """Put a question on record."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = QueryForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, claim_id=claim_id, query_form=form)
    actions.ask_query(claim, by=request.user, **form.cleaned_data)
    return after_change(request, article, claim_id=claim_id)


@require_POST
def query_close(request: Request, query_id: int) -> HttpResponse:
    """Record the answer, or that none came."""
    query = get_object_or_404(Query.objects.select_related("claim__revision__article"), pk=query_id)
    article = query.claim.revision.article
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, claim_id=query.claim_id)
    actions.close_query(query, by=request.user, **form.cleaned_data)
    return after_change(request, article, claim_id=query.claim_id)
