"""Read published fact-checks from ClaimReview: JSON-LD of pages, or a feed such as that of Data Commons."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles.refusals import Refused

LONGEST_CLAIM = 5000  # code points
LONGEST_NAME = 300
DEEPEST = 12  # lists and objects around a ClaimReview


@dataclass(frozen=True, slots=True)
class ClaimReviewRecord:
    """A fact-check that somebody published."""

    claim: str
    claimant: str
    rating: str
    publisher: str
    url: str
    reviewed_on: date | None


@dataclass(frozen=True, slots=True)
class SkippedReview:
    """A ClaimReview that cannot be used: its number in the file, from 1, and the reason."""

    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.number}: {self.reason}"


def read_claim_reviews(data: bytes) -> list[ClaimReviewRecord | SkippedReview]:
    """Return all fact-checks of a file, in its order. Raises `Refused` for a file without any."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refused(
            _(
                "This file is not JSON. Choose a file with ClaimReview as JSON-LD, or a feed of them."
            )
        ) from error
    reviews = list(_claim_reviews(document, DEEPEST))
    if not reviews:
        raise Refused(
            _(
                "This file has no ClaimReview in it. Choose a file with ClaimReview as JSON-LD, or a "
                "feed of them."
            )
        )
    return [_record(number, review) for number, review in enumerate(reviews, start=1)]


def _claim_reviews(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of this type, wherever they are: in a list, a graph or the items of a feed."""
    if depth == 0:
        return
    if isinstance(value, list):
        for each in value:
            yield from _claim_reviews(each, depth - 1)
    elif isinstance(value, dict):
        if _is_claim_review(value.get("@type")):
            yield value
            return
        for each in value.values():
            yield from _claim_reviews(each, depth - 1)


def _is_claim_review(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and each.rpartition("/")[2] == "ClaimReview" for each in kinds)


def _record(number: int, review: dict[str, Any]) -> ClaimReviewRecord | SkippedReview:
    item = _first(review.get("itemReviewed"))
    claim = _text(review.get("claimReviewed")) or _text(item.get("text")) or _text(item.get("name"))
    url = _text(review.get("url"))
    address = _split(url)
    if not claim:
        return SkippedReview(number, _("it does not say which claim was reviewed."))
    if address is None:
        return SkippedReview(number, _("it has no address on the web."))
    rating = _rating(_first(review.get("reviewRating")))
    if not rating:
        return SkippedReview(number, _("it has no rating."))
    publisher = _name(review.get("author")) or _name(review.get("publisher")) or address
    return ClaimReviewRecord(
        claim=claim[:LONGEST_CLAIM],
        claimant=_name(item.get("author"))[:LONGEST_NAME],
        rating=rating[:LONGEST_NAME],
        publisher=publisher[:LONGEST_NAME],
        url=url,
        reviewed_on=_date(review.get("datePublished")),
    )


def _rating(rating: dict[str, Any]) -> str:
    """Return the rating in the publisher's words, or as a number out of the best one."""
    words = _text(rating.get("alternateName")) or _text(rating.get("name"))
    value, best = _text(rating.get("ratingValue")), _text(rating.get("bestRating"))
    return words or (f"{value}/{best}" if value and best else value)


def _first(value: Any) -> dict[str, Any]:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    """Return a text or a number on one line, without characters that the database refuses."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        value = value.get("@value", "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    written = "".join(
        sign for sign in str(value) if sign != "\0" and not "\ud800" <= sign < "\ue000"
    )
    return " ".join(written.split())


def _name(value: Any) -> str:
    return _text(value) if not isinstance(value, dict | list) else _text(_first(value).get("name"))


def _split(url: str) -> str | None:
    """Return the host of an address of the web, None for any other text."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and host and len(url) <= LONGEST_CLAIM
    return host if is_web and " " not in url else None


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(_text(value)[:10])
    except ValueError:
        return None
