"""What search engines are told of a claim, and whose words it may be."""

from django.db.models import QuerySet

from articles.models import Claim, ClaimReview, Speaker


def review_of(claim: Claim) -> ClaimReview | None:
    """What was written down for search engines, if anything was."""
    return ClaimReview.objects.filter(claim=claim).first()


def speakers_of_claim(claim: Claim) -> QuerySet[Speaker]:
    """The named people and bodies whose words the statements under the claim are."""
    named = [Speaker.Kind.PERSON, Speaker.Kind.ORGANISATION]
    return Speaker.objects.filter(
        kind__in=named,
        attributions__statement__revision=claim.revision_id,
        attributions__statement__start__lt=claim.end,
        attributions__statement__end__gt=claim.start,
    ).distinct()


def publisher_before(claim: Claim) -> str:
    """Who published the newest fact-check: it is mostly the same house again."""
    reviews = ClaimReview.objects.exclude(claim=claim).order_by("-pk")
    return reviews.values_list("publisher", flat=True).first() or ""
