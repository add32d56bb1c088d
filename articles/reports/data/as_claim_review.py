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

TYPES = {"person": "Person", "organisation": "Organization"}


def render_claim_review(report: Report, *, only: Span | None = None) -> str:
    """Return a list of schema.org ClaimReviews as JSON-LD, for the page of the fact-check.

    It has all claims, or the one at the span `only`, that are signed off and have a ClaimReview.
    It follows Google's guide on fact checks.
    """
    return as_json_ld(claim_reviews(report, only=only))


def as_json_ld(records: list[dict[str, Any]]) -> str:
    """Return the records as text that no script element around it ends with."""
    written = json.dumps(records, ensure_ascii=False, indent=2)
    return written.replace("<", "\\u003c") + "\n"


def appearing_at(records: list[dict[str, Any]], address: str) -> list[dict[str, Any]]:
    """Return the records with the address of the published page, on which the article is printed."""
    return [
        record
        | {
            "itemReviewed": record["itemReviewed"]
            | {"appearance": record["itemReviewed"]["appearance"] | {"url": address}}
        }
        for record in records
    ]


def claim_reviews(report: Report, *, only: Span | None = None) -> list[dict[str, Any]]:
    """Return one record for each signed-off claim with a ClaimReview, in text order."""
    claims = [claim for claim in report.numbered_claims if claim.review and claim.is_signed_off]
    on_page = Counter(claim.review.page for claim in claims if claim.review)
    records = []
    for claim in claims:
        review, verdict = claim.review, claim.verdict
        if review and verdict and only in (None, claim.span):
            alone = on_page[review.page] == 1
            records.append(_record(claim, review, verdict, report, alone=alone))
    return records


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
    """Return the address with the claim's anchor in our HTML: reviews on one page need one each."""
    return page if "#" in page else f"{page}#claim-{claim.number}"


def _claim(review: ClaimReview, report: Report) -> dict[str, Any]:
    speaker = {"@type": TYPES[review.speaker_kind.key], "name": review.speaker}
    for each in report.speakers:
        if each.name == review.speaker and each.same_as:
            speaker["sameAs"] = each.same_as
    item: dict[str, Any] = {
        "@type": "Claim",
        "author": speaker,
        "appearance": _appearance(report),
    }
    if report.article.published_on:
        item["datePublished"] = report.article.published_on.isoformat()
    return item


def _appearance(report: Report) -> dict[str, Any]:
    """Return the article that has the claim. It has an address once it is published here."""
    article = report.article
    record: dict[str, Any] = {"@type": "NewsArticle", "headline": article.title}
    if article.byline:
        record["author"] = {"@type": "Person", "name": article.byline}
    if article.publisher:
        record["publisher"] = {"@type": "Organization", "name": article.publisher}
    if article.published_on:
        record["datePublished"] = article.published_on.isoformat()
    published = [each.address for each in report.editions if not each.withdrawn]
    return record | ({"url": published[-1]} if published else {})


def _rating(rating: Rating, report: Report) -> dict[str, Any]:
    """Return the label, and numbers if the rating has a value."""
    record: dict[str, Any] = {"@type": "Rating", "alternateName": rating.label}
    if rating.value is None:
        return record
    values = [each.value for each in report.scale.offered if each.value is not None]
    return record | {
        "ratingValue": rating.value,
        "worstRating": min([*values, rating.value]),
        "bestRating": max([*values, rating.value]),
    }
