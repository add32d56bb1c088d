"""One judges, another signs."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles import actions
from articles.forms.claims import ConfirmForm, SignOffForm, VerdictForm
from articles.forms.fields import see_anew
from articles.models import Fingerprints, Verdict
from articles.refusals import Stale
from articles.views.desk import after_change, after_mistake, claim_or_404
from articles.views.requests import Request


@require_POST
def verdict_record(request: Request, claim_id: int) -> HttpResponse:
    """Record a verdict. When somebody was faster, both texts are shown and nothing is lost."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = VerdictForm(request.POST, scale_id=article.scale_id)
    status = 422
    if form.is_valid():
        try:
            actions.record_verdict(claim, by=request.user, **form.cleaned_data)
            return after_change(request, article, claim_id=claim_id)
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            form.theirs = stale.theirs
            see_anew(form, claim_or_404(claim_id).version)
    return after_mistake(request, article, claim_id=claim_id, status=status, verdict_form=form)


@require_POST
def verdict_sign_off(request: Request, verdict_id: int) -> HttpResponse:
    """Agree with the verdict, or disagree and say why."""
    verdicts = Verdict.objects.select_related("claim__revision__article")
    verdict = get_object_or_404(verdicts, pk=verdict_id)
    article = verdict.claim.revision.article
    form = SignOffForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, claim_id=verdict.claim_id, sign_off_form=form)
    actions.sign_off(verdict, by=request.user, **form.cleaned_data)
    return after_change(request, article, claim_id=verdict.claim_id)


@require_POST
def verdict_confirm(request: Request, verdict_id: int) -> HttpResponse:
    """Something changed since the verdict, and it still stands."""
    verdicts = Verdict.objects.select_related("claim__revision__article")
    verdict = get_object_or_404(verdicts, pk=verdict_id)
    article = verdict.claim.revision.article
    form = ConfirmForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            actions.confirm_verdict(verdict, by=request.user, **form.cleaned_data)
            return after_change(request, article, claim_id=verdict.claim_id)
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            today = Fingerprints.of(verdict.claim).digest
            see_anew(form, claim_or_404(verdict.claim_id).version, shown=today)
    return after_mistake(
        request, article, claim_id=verdict.claim_id, status=status, confirm_form=form
    )
