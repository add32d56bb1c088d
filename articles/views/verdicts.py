"""One judges, another signs."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles import permissions
from articles.actions.verdicts import break_tie, reconfirm_verdict, record_verdict, sign_off
from articles.forms.claims import (
    CheckForm,
    ConfirmForm,
    SignOffForm,
    TieBreakForm,
    VerdictForm,
    as_check,
)
from articles.forms.fields import see_anew
from articles.models import Fingerprints, SignOff, Verdict
from articles.refusals import NotAllowed, Refused, Stale
from articles.views.answers import Request
from articles.views.articles.desk import after_change, after_mistake, claim_or_404


@require_POST
def verdict_record(request: Request, claim_id: int) -> HttpResponse:
    """Record a verdict. When somebody was faster, both texts are shown and nothing is lost."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = VerdictForm(request.POST, scale_id=article.scale_id)
    status = 422
    if form.is_valid():
        try:
            record_verdict(claim, by=request.user, **form.cleaned_data)
            return after_change(request, article, claim_id=claim_id)
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            form.theirs = stale.theirs
            see_anew(form, claim_or_404(claim_id).version)
            if permissions.blind_claims(request.user).filter(pk=claim_id).exists():
                check = as_check(form, scale_id=article.scale_id)
                return after_mistake(
                    request, article, claim_id=claim_id, status=status, check_form=check
                )
    return after_mistake(request, article, claim_id=claim_id, status=status, verdict_form=form)


@require_POST
def verdict_sign_off(request: Request, verdict_id: int) -> HttpResponse:
    """Agree with the verdict, or disagree and say why. Who checks blind rates the claim instead."""
    verdicts = Verdict.objects.select_related("claim__revision__article", "rating")
    verdict = get_object_or_404(verdicts, pk=verdict_id)
    claim = verdict.claim
    article = claim.revision.article
    blind = permissions.blind_claims(request.user).filter(pk=claim.pk).exists()
    kind = CheckForm if blind else SignOffForm
    form = kind(request.POST, scale_id=article.scale_id)
    status = 422
    if form.is_valid():
        typed = form.cleaned_data
        agrees = typed.get("agrees", False)
        try:
            sign_off(
                verdict,
                by=request.user,
                agrees=agrees,
                rating=None if agrees else typed["rating"],  # who agrees gives the verdict's
                reason=typed["reason"],
                expected_version=typed["expected_version"],
            )
            return after_change(request, article, claim_id=claim.pk)
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            see_anew(form, claim_or_404(claim.pk).version)
    return after_mistake(
        request,
        article,
        claim_id=claim.pk,
        status=status,
        check_form=form,
        sign_off_form=form,  # the card shows one of both
    )


@require_POST
def tie_break(request: Request, sign_off_id: int) -> HttpResponse:
    """Decide between a verdict and the dissent from it."""
    dissents = SignOff.objects.select_related(
        "signer", "rating", "verdict__rating", "verdict__claim__revision__article"
    )
    dissent = get_object_or_404(dissents, pk=sign_off_id)
    claim = dissent.verdict.claim
    article = claim.revision.article
    form = TieBreakForm(request.POST, scale_id=article.scale_id)
    status = 422
    if form.is_valid():
        try:
            break_tie(dissent, by=request.user, **form.cleaned_data)
            return after_change(request, article, claim_id=claim.pk)
        except NotAllowed:
            raise
        except Refused as refusal:
            status = refusal.status
            form.add_error(None, str(refusal))
            see_anew(form, claim_or_404(claim.pk).version)
    return after_mistake(request, article, claim_id=claim.pk, status=status, tie_break_form=form)


@require_POST
def verdict_reconfirm(request: Request, verdict_id: int) -> HttpResponse:
    """Something changed since the verdict, and it still stands."""
    verdicts = Verdict.objects.select_related("claim__revision__article")
    verdict = get_object_or_404(verdicts, pk=verdict_id)
    article = verdict.claim.revision.article
    form = ConfirmForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            reconfirm_verdict(verdict, by=request.user, **form.cleaned_data)
            return after_change(request, article, claim_id=verdict.claim_id)
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            today = Fingerprints.of(verdict.claim).digest
            see_anew(form, claim_or_404(verdict.claim_id).version, displayed_captures=today)
    return after_mistake(
        request, article, claim_id=verdict.claim_id, status=status, confirm_form=form
    )
