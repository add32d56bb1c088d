"""What does not fit together: ask somebody, or dismiss it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import actions
from articles.forms.inconsistencies import AskAboutForm, DismissForm
from articles.models import Inconsistency, Query
from articles.refusals import Refused
from articles.views.desk import after_change
from articles.views.requests import Request


@require_POST
def inconsistency_ask(request: Request, inconsistency_id: int) -> HttpResponse:
    """Make a query of it, on a claim at its first place."""
    inconsistency = _inconsistency(inconsistency_id)
    form = AskAboutForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Say whom you ask, and how."))
    typed = form.cleaned_data
    query = actions.ask_about_inconsistency(
        inconsistency,
        by=request.user,
        seen=typed["seen"],
        addressee=typed["addressee"],
        channel=Query.Channel(typed["channel"]),
    )
    return after_change(request, inconsistency.revision.article, claim_id=query.claim_id)


@require_POST
def inconsistency_dismiss(request: Request, inconsistency_id: int) -> HttpResponse:
    """Say why it is no problem."""
    inconsistency = _inconsistency(inconsistency_id)
    form = DismissForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Say why this is no problem: the next reader will ask the same."))
    actions.dismiss_inconsistency(inconsistency, by=request.user, **form.cleaned_data)
    place = inconsistency.first_start
    statement = inconsistency.revision.statements.get(start__lte=place, end__gt=place)
    return after_change(request, inconsistency.revision.article, statement_id=statement.pk)


def _inconsistency(inconsistency_id: int) -> Inconsistency:
    found = Inconsistency.objects.select_related("revision__article")
    return get_object_or_404(found, pk=inconsistency_id)
