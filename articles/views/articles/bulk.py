"""Flag, confirm or assign the statements that are selected in the text."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.actions.statements import (
    Selection,
    assign_statements,
    confirm_speakers,
    flag_statements,
)
from articles.forms.lists import AssignSelectionForm, FlagSelectionForm, SelectionForm
from articles.refusals import Refused
from articles.views.answers import Request, article_or_404
from articles.views.articles.desk import after_change


@require_POST
def statements_flag(request: Request, article_id: int) -> HttpResponse:
    """Flag the selected statements that have no claim yet."""
    form = FlagSelectionForm(request.POST)
    flagged, answer = _change(request, article_id, form, flag_statements)
    notice = ngettext("%(n)s statement flagged", "%(n)s statements flagged", len(flagged))
    return answer(notice % {"n": len(flagged)})


@require_POST
def speakers_confirm(request: Request, article_id: int) -> HttpResponse:
    """Confirm the suggested speakers of the selected statements."""
    form = SelectionForm(request.POST)
    confirmed, answer = _change(request, article_id, form, confirm_speakers)
    notice = ngettext("%(n)s speaker confirmed", "%(n)s speakers confirmed", len(confirmed))
    return answer(notice % {"n": len(confirmed)})


@require_POST
def statements_assign(request: Request, article_id: int) -> HttpResponse:
    """Assign the open claims in the selected statements."""
    form = AssignSelectionForm(request.POST)
    assigned, answer = _change(request, article_id, form, assign_statements)
    notice = ngettext("%(n)s claim assigned", "%(n)s claims assigned", len(assigned))
    return answer(notice % {"n": len(assigned)})


def _change(
    request: Request,
    article_id: int,
    form: SelectionForm,
    action: Callable[..., Sequence[Any]],
) -> tuple[Sequence[Any], Callable[[str], HttpResponse]]:
    """Run the action. Return what it changed, and a function that answers with a notice.

    The card keeps its place.
    """
    article = article_or_404(request, article_id)
    if not form.is_valid():
        raise Refused(_("Select statements, and choose what to do with them."))
    typed = form.cleaned_data
    selection = Selection(article.revisions.latest("number"), typed["statements"], typed["look"])
    changed = action(selection, by=request.user, **form.chosen)

    def answer(notice: str) -> HttpResponse:
        card = {"claim_id": typed["claim"], "statement_id": typed["statement"]}
        return after_change(request, article, notice=notice, **card)

    return changed, answer
