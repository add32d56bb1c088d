"""The claims to check of all articles: filter, save filters, change several at once."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import permissions
from articles.actions.claims import Outcome, change_claims
from articles.actions.newsroom import delete_filter, save_filter, undo_batch
from articles.forms.lists import ChangeClaimsForm, ClaimFilter, SaveFilterForm
from articles.models import Claim
from articles.reads.claims import all_claims_to_check, claims_to_check, listed_claims
from articles.reads.visibility import readable_rows
from articles.refusals import Refused
from articles.views.answers import Request, answer
from articles.views.pages import Column, chips_of, column, fields_context, page_of

OUTCOME = "changed_claims"  # the session's key for what became of a change of several claims


@require_safe
def claim_list(request: Request) -> HttpResponse:
    """Show the claims to check, filtered and sorted."""
    query = known_query(request.GET.urlencode())
    claim_filter = ClaimFilter(request.GET, request=request)
    rows = all_claims_to_check(request.user)
    if query:
        claim_filter.queryset = claims_to_check(
            reader=request.user,
            states=request.GET.getlist("state"),
            words=request.GET.get("words", "").strip(),
            marks=request.GET.getlist("fresh"),
        )
        rows = listed_claims(claim_filter.qs, reader=request.user)
    page = page_of(request, rows)
    context = {
        "filter": claim_filter,
        "chips": chips_of(request, claim_filter.chips),
        "page": page,
        "query": query,
        "views": [(f"?{each}", label, each == query) for each, label in _views().items()],
        "saved": request.user.saved_filters.all(),
        "save_form": SaveFilterForm(initial={"query": query}),
        "columns": _columns(request),
        "may_change": permissions.may_assign(request.user),
        "form": ChangeClaimsForm(),
        "outcome": request.session.pop(OUTCOME, None),
        **fields_context(request),
    }
    return answer(request, "claims/list.html", context)


def _views() -> dict[str, str]:
    """Return the filters that everybody has: query and label."""
    return {
        "": _("Everything open"),
        "assignee=me": _("Mine"),
        "due=late": _("Late"),
        "state=ready": _("Ready for review"),
        "fresh=text_changed&fresh=source_changed&fresh=other_sense": _("Outdated verdicts"),
        "assignee=nobody": _("Nobody assigned"),
    }


def _columns(request: Request) -> list[Column]:
    sortable = partial(column, request, chosen=request.GET.get("sort", "priority"))
    return [
        Column(_("Claim")),
        sortable(_("State"), orders=["state", "-state"]),
        sortable(_("Priority"), orders=["priority", "-priority"]),
        Column(_("Verdict")),
        Column(_("Questions")),
        sortable(_("Checked by"), orders=["assignee", "-assignee"]),
        sortable(_("Due"), orders=["due", "-due"]),
        sortable(_("Flagged"), orders=["age", "-age"]),
    ]


def known_query(typed: str) -> str:
    """Return the filters of a query of the list, without what the list does not know."""
    query = QueryDict(typed, mutable=True)
    for name in list(query):
        values = [value for value in query.getlist(name) if value]
        if name in ClaimFilter.base_filters and values:
            query.setlist(name, values)
        else:
            del query[name]
    return query.urlencode()


@require_POST
def claims_change(request: Request) -> HttpResponse:
    """Change the selected claims. Those that could not be changed are named above the list."""
    form = ChangeClaimsForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose a day such as 2026-06-12, and what else to change."))
    versions = form.selected
    claims = Claim.objects.filter(pk__in=versions).select_related("revision__article")
    readable = readable_rows(claims, "revision__article", request.user).defer("revision__text")
    selected = [(claim, versions[claim.pk]) for claim in readable]
    outcome = change_claims(selected, by=request.user, changes=form.changes)
    request.session[OUTCOME] = _as_json(outcome)
    return _to_list(request)


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "batch": outcome.batch,
        "changed": len(outcome.changed),
        "refused": [
            {
                "text": Truncator(claim.text).chars(120),
                "address": f"{reverse('article_detail', args=[claim.revision.article_id])}?claim={claim.pk}",
                "reason": reason,
            }
            for claim, reason in outcome.refused
        ],
    }


@require_POST
def claims_undo(request: Request) -> HttpResponse:
    """Undo a change of several claims (`batch`)."""
    refused = undo_batch(request.POST.get("batch", ""), by=request.user)
    if refused:
        messages.warning(request, _("Not undone: %(what)s") % {"what": " ".join(refused)})
    else:
        messages.success(request, _("Undone."))
    return _to_list(request)


@require_POST
def filter_save(request: Request) -> HttpResponse:
    """Keep the filters of the list under a name."""
    form = SaveFilterForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Enter a name of at most 40 characters for the filter."))
    query = known_query(form.cleaned_data["query"])
    save_filter(request.user, name=form.cleaned_data["name"], query=query)
    return redirect(f"{reverse('claim_list')}?{query}")


@require_POST
def filter_delete(request: Request, filter_id: int) -> HttpResponse:
    """Delete a filter that the user has saved."""
    delete_filter(request.user, filter_id)
    return _to_list(request)


def _to_list(request: Request) -> HttpResponse:
    """Redirect to the list with the filters and the page that the form was sent from."""
    query = QueryDict(request.POST.get("query", ""))
    page = query.get("page", "")
    suffix = f"&page={page}" if page.isascii() and page.isdigit() else ""
    return redirect(f"{reverse('claim_list')}?{known_query(query.urlencode())}{suffix}")
