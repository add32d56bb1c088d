"""Record, sign off and reconfirm verdicts, and decide disagreements."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles import permissions
from articles.actions.verdicts import break_tie, reconfirm_verdict, record_verdict, sign_off
from articles.forms.fields import update_expected_version
from articles.forms.verdicts import (
    BlindSignOffForm,
    ReconfirmForm,
    SignOffForm,
    TieBreakForm,
    VerdictForm,
    as_blind_sign_off,
)
from articles.models import Fingerprints, SignOff, Verdict
from articles.refusals import NotAllowed, Refused, Stale
from articles.views.answers import Request
from articles.views.articles.desk import after_change, after_mistake, claim_or_404


@require_POST
def verdict_record(request: Request, claim_id: int) -> HttpResponse:
    """Record a verdict. If somebody else recorded one first, show both."""
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
            update_expected_version(form, claim_or_404(claim_id).version)
            if permissions.blind_claims(request.user).filter(pk=claim_id).exists():
                blind_form = as_blind_sign_off(form, scale_id=article.scale_id)
                return after_mistake(
                    request,
                    article,
                    claim_id=claim_id,
                    status=status,
                    blind_sign_off_form=blind_form,
                )
    return after_mistake(request, article, claim_id=claim_id, status=status, verdict_form=form)


@require_POST
def verdict_sign_off(request: Request, verdict_id: int) -> HttpResponse:
    """Sign off the verdict or disagree. Blind reviewers rate the claim instead."""
    verdicts = Verdict.objects.select_related("claim__revision__article", "rating")
    verdict = get_object_or_404(verdicts, pk=verdict_id)
    claim = verdict.claim
    article = claim.revision.article
    is_blind = permissions.blind_claims(request.user).filter(pk=claim.pk).exists()
    form_class = BlindSignOffForm if is_blind else SignOffForm
    form = form_class(request.POST, scale_id=article.scale_id)
    status = 422
    if form.is_valid():
        typed = form.cleaned_data
        agrees = typed.get("agrees", False)
        try:
            sign_off(
                verdict,
                by=request.user,
                agrees=agrees,
                rating=None if agrees else typed["rating"],  # agreement has the verdict's rating
                reason=typed["reason"],
                expected_version=typed["expected_version"],
            )
            return after_change(request, article, claim_id=claim.pk)
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            update_expected_version(form, claim_or_404(claim.pk).version)
    return after_mistake(
        request,
        article,
        claim_id=claim.pk,
        status=status,
        blind_sign_off_form=form,
        sign_off_form=form,  # the card shows only one of the two
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
            update_expected_version(form, claim_or_404(claim.pk).version)
    return after_mistake(request, article, claim_id=claim.pk, status=status, tie_break_form=form)


@require_POST
def verdict_reconfirm(request: Request, verdict_id: int) -> HttpResponse:
    """Reconfirm a verdict after something changed."""
    verdicts = Verdict.objects.select_related("claim__revision__article")
    verdict = get_object_or_404(verdicts, pk=verdict_id)
    article = verdict.claim.revision.article
    form = ReconfirmForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            reconfirm_verdict(verdict, by=request.user, **form.cleaned_data)
            return after_change(request, article, claim_id=verdict.claim_id)
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            digest = Fingerprints.of(verdict.claim).digest
            update_expected_version(
                form, claim_or_404(verdict.claim_id).version, displayed_captures=digest
            )
    return after_mistake(
        request, article, claim_id=verdict.claim_id, status=status, reconfirm_form=form
    )
