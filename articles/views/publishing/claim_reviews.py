"""The schema.org ClaimReview of a signed-off claim."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions, reports
from articles.actions.publishing import write_claim_review
from articles.forms.publishing import ClaimReviewForm
from articles.models import Claim, ClaimReview
from articles.reads.publishing import (
    claim_review_of,
    previous_publisher,
    publication_of,
    speakers_of_claim,
    visible_report,
)
from articles.views.answers import Request, answer, done
from articles.views.articles.desk import claim_or_404
from articles.views.submissions import ABOVE, submit


@require_http_methods(["GET", "HEAD", "POST"])
def claim_review(request: Request, claim_id: int) -> HttpResponse:
    """Edit the ClaimReview of a claim, and show the record for the page that carries it."""
    claim = claim_or_404(request, claim_id)
    permissions.require(permissions.may_edit(request.user))
    review = claim_review_of(claim)
    speakers = speakers_of_claim(claim)
    form = ClaimReviewForm(
        request.POST or None, speakers=speakers, initial=_initial(request, claim, review)
    )

    def version() -> int:
        current = claim_review_of(claim)
        return current.version if current else 0

    write = partial(write_claim_review, claim, by=request.user)
    submission = submit(form, write, field=ABOVE, version=version)
    if submission.is_done:
        return done(request, _("Saved."), "claim_review", claim_id)
    context = {
        "claim": claim,
        "article": claim.revision.article,
        "form": form,
        "speakers": speakers,
        "review": review,
        "record": _record(claim) if review else "",
    }
    return answer(request, "publishing/claim_review.html", context, status=submission.status)


def _initial(request: Request, claim: Claim, review: ClaimReview | None) -> dict[str, object]:
    """Return the current values, or the most likely ones."""
    if review:
        names = ("page", "words", "publisher", "speaker")
        return {name: getattr(review, name) for name in names} | {
            "expected_version": review.version
        }
    short = ClaimReview._meta.get_field("words").max_length or 0
    words = claim.text if len(claim.text) <= short else ""
    publication = publication_of(claim.revision.article)
    where = reverse("publication_detail", args=[publication.key]) if publication else ""
    page = request.build_absolute_uri(where) if where else ""
    return {
        "expected_version": 0,
        "page": page,
        "words": words,
        "publisher": previous_publisher(claim, reader=request.user),
    }


def _record(claim: Claim) -> str:
    """Return the ClaimReview as JSON-LD; empty while the verdict is not signed off."""
    if claim.state != Claim.State.SIGNED_OFF:
        return ""
    report = visible_report(claim.revision.article, at=timezone.now())
    return reports.render_claim_review(report, only=(claim.start, claim.end))
