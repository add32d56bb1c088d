"""Add a calculation to a claim, change it, and remove it."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import permissions
from articles.actions.sources import (
    CalculationDraft,
    add_calculation,
    change_calculation,
    draft_calculation,
    remove_calculation,
)
from articles.forms.calculations import (
    CalculationForm,
    figure_values,
    typed_values,
    with_cell,
)
from articles.models import Calculation, Claim
from articles.reads.sources import (
    CalculationChoices,
    calculation_choices,
    figures_again,
    linked_parts,
    may_see_figures,
    name_of_fact,
    shown_tables,
)
from articles.reads.visibility import readable_rows
from articles.refusals import Refused
from articles.rules.calculations import fact_start_in
from articles.text.calculations import CellPosition
from articles.views.answers import Request, answer
from articles.views.articles.desk import after_change, claim_or_404
from articles.views.submissions import ABOVE, current_version, submit

CHECKED = {"preview", "save"}  # other buttons show the form again as it was typed


@require_http_methods(["GET", "HEAD", "POST"])
def calculation_add(request: Request, claim_id: int) -> HttpResponse:
    """Show a figure of a claim by a calculation."""
    claim = claim_or_404(request, claim_id)
    permissions.require(permissions.may_cite(request.user, claim))
    return _edit(request, claim, None)


@require_http_methods(["GET", "HEAD", "POST"])
def calculation_edit(request: Request, calculation_id: int) -> HttpResponse:
    """Change a calculation."""
    calculation = _calculation(request, calculation_id)
    return _edit(request, calculation.claim, calculation)


@require_POST
def calculation_remove(request: Request, calculation_id: int) -> HttpResponse:
    """Remove a calculation."""
    calculation = _calculation(request, calculation_id)
    version = request.POST.get("expected_version", "")
    if not version.isdecimal():
        raise Refused(_("Reload the page, then remove the calculation."))
    remove_calculation(calculation, by=request.user, expected_version=int(version[:9]))
    return after_change(request, calculation.claim.revision.article, claim_id=calculation.claim_id)


def _calculation(request: Request, calculation_id: int) -> Calculation:
    """Return the calculation if the user may change it.

    Raises `Http404` if a source of its figures is hidden from the user, `NotAllowed`.
    """
    readable = readable_rows(
        Calculation.objects.all(), "claim__revision__article", request.user
    ).select_related("claim__revision__article")
    calculation = get_object_or_404(readable, pk=calculation_id)
    if not may_see_figures(calculation, reader=request.user):
        raise Http404
    permissions.require(permissions.may_cite(request.user, calculation.claim))
    return calculation


def _edit(request: Request, claim: Claim, calculation: Calculation | None) -> HttpResponse:
    choices = calculation_choices(claim, reader=request.user)
    pressed = "pick" if "pick" in request.POST else request.POST.get("do", "")
    if pressed not in CHECKED:
        form = _form_as_typed(request, choices, claim, calculation, pressed)
        return _show(request, claim, calculation, choices, form, None, HTTPStatus.OK)
    number = len(typed_values(request.POST)[1])
    form = CalculationForm(
        request.POST, number=number, facts=choices.facts, citations=choices.citations
    )
    draft, status = _draft(form, claim, request, choices)
    if draft and pressed == "save" and form.cleaned_data["previewed"] == form.digest():
        submission = submit(
            form,
            partial(_save, form, claim, calculation, request, choices),
            field=ABOVE,
            version=partial(current_version, calculation) if calculation else None,
        )
        if submission.is_done:
            return after_change(request, claim.revision.article, claim_id=claim.pk)
        status = submission.status
    return _show(request, claim, calculation, choices, form, draft, status)


def _draft(
    form: CalculationForm, claim: Claim, request: Request, choices: CalculationChoices
) -> tuple[CalculationDraft | None, int]:
    """Return what the form works out to, None with the status of a refusal, which the form shows."""
    if not form.is_valid():
        return None, 422
    try:
        draft = draft_calculation(
            claim,
            by=request.user,
            kind=Calculation.Kind(form.cleaned_data["kind"]),
            fact=form.chosen_fact(),
            operands=form.operands(choices.captures),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None, refusal.status
    return draft, HTTPStatus.OK


def _save(
    form: CalculationForm,
    claim: Claim,
    calculation: Calculation | None,
    request: Request,
    choices: CalculationChoices,
    **typed: Any,
) -> Calculation:
    values: dict[str, Any] = {
        "by": request.user,
        "kind": Calculation.Kind(typed["kind"]),
        "fact": form.chosen_fact(),
        "operands": form.operands(choices.captures),
    }
    if calculation is None:
        return add_calculation(claim, **values)
    version = typed["expected_version"] or 0
    return change_calculation(calculation, expected_version=version, **values)


def _form_as_typed(
    request: Request,
    choices: CalculationChoices,
    claim: Claim,
    calculation: Calculation | None,
    pressed: str,
) -> CalculationForm:
    """Return the form with what was typed, or what is saved, and what the pressed button adds."""
    fields: dict[str, Any]
    figures: list[dict[str, str]]
    if request.method == "POST":
        fields, figures = typed_values(request.POST)
    else:
        fields, figures = _saved_values(claim, calculation, choices)
    if pressed == "pick" and (picked := _picked(request.POST)):
        figures = with_cell(figures, *picked)
    if pressed == "renew" and calculation:
        newer = figures_again(calculation.figures, choices.captures)
        figures = [figure_values(each) for each in newer]
    number = len(figures) + (pressed == "add")
    return CalculationForm(
        initial=fields,
        figures=figures,
        number=number,
        facts=choices.facts,
        citations=choices.citations,
    )


def _saved_values(
    claim: Claim, calculation: Calculation | None, choices: CalculationChoices
) -> tuple[dict[str, Any], list[dict[str, str]]]:
    source = next(iter(choices.captures), "")
    if calculation is None:
        return {"source": source}, []
    start = claim.start + (fact_start_in(calculation, claim.text) or 0)
    fact = (start, start + len(calculation.words), calculation.fact_kind)
    fields = {
        "expected_version": calculation.version,
        "kind": calculation.kind,
        "fact": name_of_fact(fact),
        "source": next((each.citation for each in calculation.figures if each.is_cell), source),
    }
    return fields, [figure_values(each) for each in calculation.figures]


def _picked(data: Mapping[str, str]) -> tuple[int, int, CellPosition] | None:
    """Return citation, capture and place of the cell whose button was pressed."""
    numbers = data.get("pick", "").split("-")
    if len(numbers) != 5 or not all(each.isdecimal() and len(each) < 10 for each in numbers):
        return None
    citation, capture, table, row, column = map(int, numbers)
    return citation, capture, CellPosition(table, row, column)


def _show(
    request: Request,
    claim: Claim,
    calculation: Calculation | None,
    choices: CalculationChoices,
    form: CalculationForm,
    draft: CalculationDraft | None,
    status: int,
) -> HttpResponse:
    chosen = str(form["source"].value() or "")
    citation_id = int(chosen) if chosen.isdecimal() else 0
    capture_id = choices.captures.get(citation_id)
    parts = linked_parts(draft.worked_out.parts, draft.calculation.figures) if draft else []
    context = {
        "claim": claim,
        "article": claim.revision.article,
        "calculation": calculation,
        "form": form,
        "draft": draft,
        "parts": parts,
        "digest": form.digest() if draft else "",
        "choices": choices,
        "shown": shown_tables(citation_id, capture_id) if capture_id else None,
    }
    return answer(request, "sources/calculation.html", context, status=status)
