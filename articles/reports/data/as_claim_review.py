import json
from collections import Counter
from typing import Any

from articles.reports.content.article import (
    Span,
)
from articles.reports.content.claims import (
    Claim,
    ClaimReview,
)
from articles.reports.content.report import (
    Report,
)
from articles.reports.content.verdicts import (
    Rating,
    Verdict,
)

SIGNED_OFF = "signed_off"
TYPES = {"person": "Person", "organisation": "Organization"}


def render_claim_review(report: Report, *, only: Span | None = None) -> str:
    """schema.org ClaimReview as JSON-LD: a list, to go into the page that carries the fact-check.
    Of all claims, or of the one on the span `only`.

    A claim is in it when its verdict is signed off and somebody said which page will carry it, in
    which short words, and who outside the house made it. The guide is Google's on fact checks.
    """
    written = json.dumps(claim_reviews(report, only=only), ensure_ascii=False, indent=2)
    return written.replace("<", "\\u003c") + "\n"  # no words may end the script it stands in


def claim_reviews(report: Report, *, only: Span | None = None) -> list[dict[str, Any]]:
    """One record for each claim that can be told, in the order of the text."""
    told = [claim for claim in report.numbered_claims if claim.review and is_told(claim)]
    on_page = Counter(claim.review.page for claim in told if claim.review)
    found = []
    for claim in told:
        review, verdict = claim.review, claim.verdict
        if review and verdict and only in (None, claim.span):
            alone = on_page[review.page] == 1
            found.append(_record(claim, review, verdict, report, alone=alone))
    return found


def is_told(claim: Claim) -> bool:
    """Is there a verdict that two people stand behind?"""
    return claim.verdict is not None and claim.state.key == SIGNED_OFF


def _record(
    claim: Claim, review: ClaimReview, verdict: Verdict, report: Report, *, alone: bool
) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": review.page if alone else _anchored(review.page, claim),
        "claimReviewed": review.words,
        "datePublished": verdict.at.date().isoformat(),
        "author": {"@type": "Organization", "name": review.publisher},
        "reviewBody": verdict.explanation,
        "reviewRating": _rating(verdict.rating, report),
        "itemReviewed": _claim(review, report),
    }


def _anchored(page: str, claim: Claim) -> str:
    """Several reviews on one page need an anchor each: that of our own HTML report."""
    return page if "#" in page else f"{page}#claim-{claim.number}"


def _claim(review: ClaimReview, report: Report) -> dict[str, Any]:
    speaker = {"@type": TYPES[review.speaker_kind.key], "name": review.speaker}
    item: dict[str, Any] = {"@type": "Claim", "author": speaker}
    if report.article.published_on:
        item["datePublished"] = report.article.published_on.isoformat()
    return item


def _rating(rating: Rating, report: Report) -> dict[str, Any]:
    """The label always; numbers only where the rating has a place in an order."""
    said: dict[str, Any] = {"@type": "Rating", "alternateName": rating.label}
    if rating.value is None:
        return said
    values = [each.value for each in report.scale.ratings if each.value is not None]
    return said | {
        "ratingValue": rating.value,
        "worstRating": min([*values, rating.value]),
        "bestRating": max([*values, rating.value]),
    }
