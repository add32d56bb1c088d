"""What is done to a claim beside its sources and verdict: state, assignee, details."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from articles import actions
from articles.forms.claims import AssignForm, EditForm, MoveForm
from articles.forms.fields import see_anew
from articles.models import Claim
from articles.refusals import Refused, Stale
from articles.views.desk import after_change, after_mistake, claim_or_404
from articles.views.requests import Request


@require_POST
def claim_move(request: Request, claim_id: int) -> HttpResponse:
    """Change the check state."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = MoveForm(request.POST)
    if form.is_valid():
        try:
            actions.move_claim(claim, by=request.user, **form.cleaned_data)
            return after_change(request, article, claim_id=claim_id)
        except Refused as refusal:
            if refusal.status != Refused.status:
                raise
            form.add_error("why", str(refusal))
    return after_mistake(request, article, claim_id=claim_id, move_form=form)


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
def claim_edit(request: Request, claim_id: int) -> HttpResponse:
    """Correct reason, priority and note. When somebody was faster, both notes are shown."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = EditForm(request.POST)
    status = 422
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.edit_claim(
                claim,
                by=request.user,
                seen=typed["seen"],
                reason=Claim.Reason(typed["reason"]),
                priority=Claim.Priority(typed["priority"]),
                note=typed["note"],
            )
            return after_change(request, article, claim_id=claim_id)
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            form.theirs = stale.theirs
            see_anew(form, claim_or_404(claim_id).version)
    return after_mistake(request, article, claim_id=claim_id, status=status, edit_form=form)
