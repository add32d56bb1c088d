"""What is done to a statement: flag it, correct its kind, bounds and speaker."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import actions
from articles.forms.statements import (
    AttributionForm,
    FlagForm,
    KindForm,
    MergeForm,
    QuotationForm,
    SplitForm,
    TickForm,
    UntickForm,
)
from articles.models import Attribution, Claim, Quotation, Statement
from articles.refusals import Refused
from articles.views.desk import after_change, after_mistake, statement_or_404
from articles.views.requests import Request


@require_POST
def claim_flag(request: Request, statement_id: int) -> HttpResponse:
    """Flag the statement, or the words chosen in it."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = FlagForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, flag_form=form)
    claim = actions.flag_claim(
        statement,
        by=request.user,
        reason=Claim.Reason(form.cleaned_data["reason"]),
        priority=form.cleaned_data["priority"],
        note=form.cleaned_data["note"],
        span=form.span,
        words=form.cleaned_data["words"],
    )
    return after_change(request, article, claim_id=claim.pk)


@require_POST
def statement_kind(request: Request, statement_id: int) -> HttpResponse:
    """Say that it is quoted, reported or unattributed."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = KindForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, kind_form=form)
    kind = Statement.Kind(form.cleaned_data["kind"])
    actions.set_kind(statement, by=request.user, kind=kind, seen=form.cleaned_data["seen"])
    return after_change(request, article, statement_id=statement_id)


@require_POST
def statement_split(request: Request, statement_id: int) -> HttpResponse:
    """Make two statements of one."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = SplitForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, split_form=form)
    actions.split_statement(statement, by=request.user, **form.cleaned_data)
    return after_change(request, article, statement_id=statement_id)


@require_POST
def statement_merge(request: Request, statement_id: int) -> HttpResponse:
    """Make one statement of this and the next."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = MergeForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, merge_form=form)
    actions.merge_statement(statement, by=request.user, **form.cleaned_data)
    return after_change(request, article, statement_id=statement_id)


@require_POST
def fact_tick(request: Request, statement_id: int) -> HttpResponse:
    """Say that a fact of the statement is checked."""
    statement = statement_or_404(statement_id)
    actions.tick_fact(statement, by=request.user, **_fact(TickForm(request.POST)))
    return after_change(request, statement.revision.article, statement_id=statement_id)


@require_POST
def fact_untick(request: Request, statement_id: int) -> HttpResponse:
    """Take the tick off a fact."""
    statement = statement_or_404(statement_id)
    actions.untick_fact(statement, by=request.user, **_fact(UntickForm(request.POST)))
    return after_change(request, statement.revision.article, statement_id=statement_id)


def _fact(form: TickForm) -> dict[str, Any]:
    """The fact that a button of the card names. Raises `Refused` for what no card has."""
    if not form.is_valid():
        raise Refused(_("This is no fact of the statement. Load the page again."))
    return form.cleaned_data


@require_POST
def quotation_mark(request: Request, statement_id: int) -> HttpResponse:
    """Say that words of the statement are quoted."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = QuotationForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, quotation_form=form)
    actions.mark_quotation(statement, by=request.user, **form.cleaned_data)
    return after_change(request, article, statement_id=statement_id)


@require_POST
def quotation_unmark(request: Request, quotation_id: int) -> HttpResponse:
    """Say that the words are no quotation."""
    quotations = Quotation.objects.select_related("statement__revision__article")
    quotation = get_object_or_404(quotations, pk=quotation_id)
    form = MergeForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else 0
    actions.unmark_quotation(quotation, by=request.user, seen=seen)
    statement = quotation.statement
    return after_change(request, statement.revision.article, statement_id=statement.pk)


@require_POST
def statement_attribute(request: Request, statement_id: int) -> HttpResponse:
    """Say who said it."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = AttributionForm(request.POST, article_id=article.pk)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, attribution_form=form)
    typed = form.cleaned_data
    attribution = None
    if typed["attribution"]:
        attribution = get_object_or_404(statement.attributions, pk=typed["attribution"])
    actions.attribute_statement(
        statement,
        by=request.user,
        seen=typed["seen"] or 0,
        attribution=attribution,
        speaker=typed["speaker"],
        name=typed["name"],
        everywhere=typed["everywhere"],
    )
    return after_change(request, article, statement_id=statement_id)


@require_POST
def attribution_confirm(request: Request, attribution_id: int) -> HttpResponse:
    """Say that the suggested speaker is right."""
    attributions = Attribution.objects.select_related("statement__revision__article")
    attribution = get_object_or_404(attributions, pk=attribution_id)
    form = MergeForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else 0
    actions.confirm_attribution(attribution, by=request.user, seen=seen)
    statement = attribution.statement
    return after_change(request, statement.revision.article, statement_id=statement.pk)
