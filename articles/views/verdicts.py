"""Record, sign off, confirm and reconfirm verdicts, and decide disagreements."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from articles import permissions
from articles.actions.verdicts import (
    break_tie,
    confirm_external_verdict,
    reconfirm_verdict,
    record_verdict,
    sign_off,
)
from articles.forms.verdicts import (
    BlindSignOffForm,
    ConfirmForm,
    ReconfirmForm,
    SignOffForm,
    TieBreakForm,
    VerdictForm,
    as_blind_sign_off,
)
from articles.models import Claim, Fingerprints, Rating, SignOff, Verdict
from articles.reads.claims import claim_to_judge, ratings_of
from articles.refusals import Stale
from articles.views.answers import Request, read_or_404, readable_or_404
from articles.views.articles.card import submit_on_card
from articles.views.articles.desk import (
    NEW_SOURCE,
    QUESTIONS,
    STATEMENT,
    after_change,
    after_mistake,
)
from articles.views.submissions import ABOVE, current_version, submit


@require_POST
def verdict_record(request: Request, claim_id: int) -> HttpResponse:
    """Record a verdict. If somebody else recorded one first, show both."""
    claim, ratings = read_or_404(claim_to_judge, claim_id, reader=request.user)
    article = claim.revision.article
    form = VerdictForm(request.POST, ratings=ratings)
    record = partial(record_verdict, claim, by=request.user)
    submission = submit(form, record, version=partial(current_version, claim))
    if submission.is_done:
        unchanged = (STATEMENT, NEW_SOURCE, QUESTIONS)
        return after_change(request, article, claim_id=claim_id, unchanged=unchanged)
    forms: dict[str, object] = {"verdict_form": form}
    if submission.status == Stale.status and _is_blind(request, claim):
        forms = {"blind_sign_off_form": as_blind_sign_off(form, ratings=ratings)}
    return after_mistake(request, article, forms, claim_id=claim_id, status=submission.status)


@require_POST
def verdict_sign_off(request: Request, verdict_id: int) -> HttpResponse:
    """Sign off the verdict or disagree. Blind reviewers rate the claim instead."""
    verdicts = Verdict.objects.select_related("claim__revision__article", "rating", "author")
    verdict = readable_or_404(request, verdicts, verdict_id, through="claim__revision__article")
    claim = verdict.claim
    article = claim.revision.article
    form_class = BlindSignOffForm if _is_blind(request, claim) else SignOffForm
    form = form_class(request.POST, ratings=ratings_of(claim.pk))

    def sign(*, rating: Rating | None, agrees: bool = False, **typed: Any) -> None:
        # an agreement has the rating of the verdict
        judged = None if agrees else rating
        sign_off(verdict, by=request.user, agrees=agrees, rating=judged, **typed)

    submission = submit(form, sign, version=partial(current_version, claim))
    if submission.is_done:
        unchanged = (STATEMENT, NEW_SOURCE)  # nobody asks questions about a signed-off claim
        return after_change(request, article, claim_id=claim.pk, unchanged=unchanged)
    forms = {"blind_sign_off_form": form, "sign_off_form": form}  # the card shows one of the two
    return after_mistake(request, article, forms, claim_id=claim.pk, status=submission.status)


@require_POST
def tie_break(request: Request, sign_off_id: int) -> HttpResponse:
    """Decide between a verdict and the dissent from it."""
    dissents = SignOff.objects.select_related(
        "signer", "rating", "verdict__rating", "verdict__claim__revision__article"
    )
    dissent = readable_or_404(
        request, dissents, sign_off_id, through="verdict__claim__revision__article"
    )
    claim = dissent.verdict.claim
    form = TieBreakForm(request.POST, ratings=ratings_of(claim.pk))

    def decide(_claim: Claim, **typed: Any) -> None:
        break_tie(dissent, **typed)

    version = partial(current_version, claim)
    return submit_on_card(
        request, claim, form, decide, name="tie_break_form", field=ABOVE, version=version
    )


@require_POST
def verdict_reconfirm(request: Request, verdict_id: int) -> HttpResponse:
    """Reconfirm a verdict after something changed."""
    form = ReconfirmForm(request.POST)
    return _submit_as_displayed(request, verdict_id, form, reconfirm_verdict, name="reconfirm_form")


@require_POST
def verdict_confirm(request: Request, verdict_id: int) -> HttpResponse:
    """Confirm the verdict of another newsroom as one's own."""
    form = ConfirmForm(request.POST)
    return _submit_as_displayed(
        request, verdict_id, form, confirm_external_verdict, name="confirm_form"
    )


def _submit_as_displayed(
    request: Request, verdict_id: int, form: Form, action: Callable[..., object], *, name: str
) -> HttpResponse:
    """Run an action on a verdict that must still be as the page displayed it."""
    verdicts = Verdict.objects.select_related("claim__revision__article", "rating", "author")
    verdict = readable_or_404(request, verdicts, verdict_id, through="claim__revision__article")
    claim = verdict.claim

    def act(_claim: Claim, **typed: Any) -> None:
        action(verdict, **typed)

    return submit_on_card(
        request,
        claim,
        form,
        act,
        name=name,
        field=ABOVE,
        version=partial(current_version, claim),
        displayed=lambda: {"displayed_captures": Fingerprints.of(claim).digest},
    )


def _is_blind(request: Request, claim: Claim) -> bool:
    """Return whether the user must judge the claim before seeing its verdict."""
    return permissions.is_verdict_withheld(request.user, claim)
