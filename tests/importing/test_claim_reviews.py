"""ClaimReview of other publishers, as a page has it and as feeds have it."""

import json
from datetime import date
from typing import Any

import pytest

from articles.importing.claim_reviews import (
    ClaimReviewRecord,
    SkippedReview,
    read_claim_reviews,
)
from articles.refusals import Refused

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/bridge",
    "claimReviewed": "The bridge\n cost 9 million euros.",
    "datePublished": "2025-03-04T10:00:00Z",
    "author": {"@type": "Organization", "name": "Check Desk"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "Mayor Hollis"}},
    "reviewRating": {"ratingValue": 1, "bestRating": 5, "alternateName": "False"},
}
RECORD = ClaimReviewRecord(
    claim="The bridge cost 9 million euros.",
    claimant="Mayor Hollis",
    rating="False",
    publisher="Check Desk",
    url="https://check.example/bridge",
    reviewed_on=date(2025, 3, 4),
)


def read(document: object) -> list[ClaimReviewRecord | SkippedReview]:
    return read_claim_reviews(json.dumps(document).encode())


@pytest.mark.parametrize(
    "document",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        REVIEW | {"@type": ["Review", "http://schema.org/ClaimReview"]},
        REVIEW | {"author": [{"name": "Check Desk"}], "claimReviewed": [REVIEW["claimReviewed"]]},
        REVIEW | {"claimReviewed": {"@value": REVIEW["claimReviewed"]}},
    ],
    ids=["one", "list", "graph", "feed", "types", "lists", "value"],
)
def test_a_fact_check_is_read_wherever_it_is(document):
    assert read(document) == [RECORD]


@pytest.mark.parametrize(
    ("changed", "name", "value"),
    [
        ({"author": None}, "publisher", "check.example"),
        ({"author": None, "publisher": {"name": "A paper"}}, "publisher", "A paper"),
        ({"reviewRating": {"ratingValue": 1, "bestRating": 5}}, "rating", "1/5"),
        ({"reviewRating": [{"name": "Half true"}]}, "rating", "Half true"),
        ({"datePublished": "soon"}, "reviewed_on", None),
        ({"itemReviewed": "x"}, "claimant", ""),
        ({"claimReviewed": "", "itemReviewed": {"text": "Said so."}}, "claim", "Said so."),
        ({"claimReviewed": "A\x00B \ud800"}, "claim", "AB"),
    ],
)
def test_what_is_missing_is_taken_from_elsewhere(changed, name, value):
    (record,) = read(REVIEW | changed)
    assert getattr(record, name) == value


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"claimReviewed": ""}, "it does not say which claim was reviewed."),
        ({"url": "/bridge"}, "it has no address on the web."),
        ({"url": "javascript:alert(1)"}, "it has no address on the web."),
        ({"url": "https://[::1"}, "it has no address on the web."),
        ({"reviewRating": {}}, "it has no rating."),
        ({"reviewRating": None}, "it has no rating."),
    ],
)
def test_what_cannot_be_used_is_left_out_with_its_reason(changed, reason):
    assert read([REVIEW, REVIEW | changed]) == [RECORD, SkippedReview(2, reason)]


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"\xff\xfe", b"[" * 100_000, b"{}", b"3", b'{"@type": "Article"}'],
    ids=["empty", "html", "bytes", "deep", "object", "number", "other"],
)
def test_a_file_without_fact_checks_is_refused_with_a_sentence(data):
    with pytest.raises(Refused, match="ClaimReview"):
        read_claim_reviews(data)
