"""What was already checked of a claim, and starting from an earlier check."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import permissions
from articles.actions.sources import take_over_sources
from articles.forms.citations import TakeOverForm
from articles.forms.verdicts import VerdictForm
from articles.models import Citation, Claim, Verdict
from articles.reads.claims import (
    MOST_STATEMENTS,
    already_checked,
    checked_statements,
    likeness_of,
    ratings_of,
    readable_claim,
)
from articles.reads.verdicts import current_verdicts
from articles.reads.visibility import sources_visible_to
from articles.views.answers import Request, answer, article_or_404, done, read_or_404
from articles.views.articles.desk import number
from articles.views.submissions import ABOVE, submit


@require_http_methods(["GET", "HEAD", "POST"])
def claim_checked(request: Request, claim_id: int) -> HttpResponse:
    """List earlier claims and published fact-checks of the same substance. The card shows how many.

    `?from=` is the id of an earlier claim to start from.
    """
    claim = read_or_404(readable_claim, claim_id, reader=request.user)
    earlier_id = number(request, "from")
    if earlier_id:
        return _start_from(
            request, claim, read_or_404(readable_claim, earlier_id, reader=request.user)
        )
    if request.method == "POST":
        raise Http404
    context = {
        "claim": claim,
        "article": claim.revision.article,
        "checked": already_checked(claim, reader=request.user),
    }
    return answer(request, "claims/checked.html", context, part="checked")


@require_safe
def article_checked(request: Request, article_id: int) -> HttpResponse:
    """List the statements that are like claims of other articles. The desk shows how many."""
    article = article_or_404(request, article_id)
    context = {
        "article": article,
        "statements": checked_statements(article, reader=request.user),
        "most": MOST_STATEMENTS,
    }
    return answer(request, "articles/checked.html", context, part="checked")


def _start_from(request: Request, claim: Claim, other: Claim) -> HttpResponse:
    """Show an earlier claim beside this one, with forms that start from its verdict and its sources.

    Nothing is taken over until the reviewer sends one of the forms.
    """
    if claim.pk == other.pk:
        raise Http404
    citations = (
        Citation.objects.filter(claim=other, source__in=sources_visible_to(request.user))
        .select_related("source", "claim__revision__article")
        .defer("claim__revision__text")
        .order_by("pk")
    )
    sent = request.POST if request.method == "POST" else None
    initial = {"citations": [citation.pk for citation in citations]}
    form = TakeOverForm(sent, citations=citations, initial=initial)
    action = partial(_take_over, claim, request)
    submission = submit(form, action, field=ABOVE)
    if submission.is_done:
        address = "article_detail"
        response = done(request, _("Sources added"), address, claim.revision.article_id)
        response["Location"] += f"?claim={claim.pk}"
        return response
    verdict = current_verdicts([other], reader=request.user).get(other.pk)
    context = {
        "claim": claim,
        "other": other,
        "article": claim.revision.article,
        "likeness": likeness_of(claim, other),
        "verdict": verdict,
        "citations": citations,
        "form": form,
        "may_cite": permissions.may_cite(request.user, claim),
        "verdict_form": _verdict_form(request, claim, verdict),
        "ratings": ratings_of(claim.pk),
    }
    return answer(request, "claims/take_over.html", context, status=submission.status)


def _take_over(claim: Claim, request: Request, citations: Any) -> object:
    return take_over_sources(claim, citations, by=request.user)


def _verdict_form(request: Request, claim: Claim, verdict: Verdict | None) -> VerdictForm | None:
    """Return the form of a verdict with the rating and the explanation of an earlier one.

    None for those who may not judge the claim, or must judge it blind. The rating is that with the
    same name, if the article's scale has one.
    """
    if verdict is None or not permissions.may_judge(request.user, claim):
        return None
    if permissions.is_verdict_withheld(request.user, claim):
        return None
    ratings = ratings_of(claim.pk)
    label = verdict.recorded_rating.get("label")
    same = next((rating.pk for rating in ratings if rating.label == label), None)
    initial = {
        "expected_version": claim.version,
        "rating": same,
        "explanation": verdict.explanation,
    }
    return VerdictForm(ratings=ratings, initial=initial)
