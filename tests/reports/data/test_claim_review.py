"""ClaimReviews follow Google's guide, and contain signed-off claims only."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from articles.reports import Claim, ClaimReview, Term, appearing_at, render_claim_review
from tests.reports.made import SIGNED, TRUE, a_claim, a_report, a_verdict

PERSON = Term("person", "person")
REVIEW = ClaimReview("https://paper.example/check", "It is safe", "The Paper", "Jane Doe", PERSON)
# The properties that Google's guide to fact-check markup requires and recommends.
VALID = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "required": ["@context", "@type", "claimReviewed", "reviewRating", "url", "author"],
            "properties": {
                "@context": {"const": "https://schema.org"},
                "@type": {"const": "ClaimReview"},
                "claimReviewed": {"type": "string", "minLength": 1, "maxLength": 75},
                "url": {"type": "string", "pattern": "^https?://"},
                "datePublished": {"type": "string", "format": "date"},
                "author": {"required": ["@type", "name"]},
                "reviewRating": {
                    "required": ["@type", "alternateName"],
                    "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
                },
                "itemReviewed": {
                    "required": ["@type", "author"],
                    "properties": {
                        "@type": {"const": "Claim"},
                        "author": {"properties": {"@type": {"enum": ["Person", "Organization"]}}},
                    },
                },
            },
        },
    },
    format_checker=FormatChecker(),
)


TEXT, ADDRESS, DAY = r"(?s).+", r"https?://\S+", r"\d{4}-\d\d-\d\d"
# The types of schema.org that are used, each with its properties: text of a pattern, a number, or the
# types that the vocabulary expects there.
SHAPES: dict[str, dict[str, str | type | tuple[str, ...]]] = {
    "ClaimReview": {
        "url": ADDRESS,
        "claimReviewed": TEXT,
        "datePublished": DAY,
        "author": ("Organization", "Person"),
        "reviewBody": TEXT,
        "reviewRating": ("Rating",),
        "itemReviewed": ("Claim",),
    },
    "Claim": {
        "author": ("Organization", "Person"),
        "appearance": ("CreativeWork", "NewsArticle"),
        "datePublished": DAY,
    },
    "NewsArticle": {
        "headline": TEXT,
        "url": ADDRESS,
        "author": ("Organization", "Person"),
        "publisher": ("Organization",),
        "datePublished": DAY,
    },
    "Rating": {
        "alternateName": TEXT,
        "ratingValue": float,
        "worstRating": float,
        "bestRating": float,
    },
    "Person": {"name": TEXT, "sameAs": ADDRESS},
    "Organization": {"name": TEXT, "sameAs": ADDRESS},
}


def misshapen(node: dict[str, Any]) -> Iterator[str]:
    """Yield each property that its type in schema.org does not have, or not with such a value."""
    properties = SHAPES[node["@type"]]
    for name, value in node.items():
        shape = properties.get(name)
        where = f"{node['@type']}.{name}"
        if name in {"@type", "@context"}:
            continue
        if isinstance(shape, tuple):
            yield from [] if value["@type"] in shape else [where]
            yield from misshapen(value)
        elif isinstance(shape, str):
            yield from [] if re.fullmatch(shape, value) else [where]
        elif shape is None or not isinstance(value, int | float):
            yield where


def claim_reviews(*claims: Claim) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(render_claim_review(a_report(claims=claims)))
    assert list(VALID.iter_errors(records)) == []
    assert [each for record in records for each in misshapen(record)] == []
    return records


def reviewed(number: int = 1, words: str = "it is safe", **fields: Any) -> Claim:
    signed = {"state": SIGNED, "signed_off_by": "Ravi", "verdicts": (a_verdict(),)}
    return a_claim(number, words, **{**signed, "review": REVIEW, **fields})


def test_a_signed_off_claim_has_a_review_with_its_rating():
    (record,) = claim_reviews(reviewed())

    assert record["url"] == "https://paper.example/check"
    assert record["claimReviewed"] == "It is safe"
    assert record["itemReviewed"]["author"] == {"@type": "Person", "name": "Jane Doe"}
    assert record["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "worstRating": 1,
        "bestRating": 5,
    }


def test_the_claim_names_the_article_in_which_it_appeared():
    (record,) = claim_reviews(reviewed())
    published = appearing_at([record], "https://check.example/published/a/")

    appearance = published[0]["itemReviewed"]["appearance"]
    assert (appearance["@type"], appearance["headline"]) == (
        "NewsArticle",
        a_report().article.title,
    )
    assert appearance["url"] == "https://check.example/published/a/"
    assert [wrong for each in published for wrong in misshapen(each)] == []
    assert list(misshapen({"@type": "Claim", "text": "It is safe"})) == ["Claim.text"]


def test_a_rating_without_a_value_has_no_number():
    verdict = a_verdict(rating=replace(TRUE, label="Unsupported", value=None))

    (record,) = claim_reviews(reviewed(verdicts=(verdict,)))

    assert record["reviewRating"] == {"@type": "Rating", "alternateName": "Unsupported"}


@pytest.mark.parametrize(
    "fields",
    [
        {"review": None},
        {"verdicts": ()},
        {"state": Term("ready", "ready for review"), "signed_off_by": ""},
    ],
    ids=["no page named", "no verdict", "not signed off"],
)
def test_a_claim_without_review_or_sign_off_is_left_out(fields):
    assert claim_reviews(reviewed(**fields)) == []


def test_reviews_on_one_page_have_an_anchor_each():
    urls = [record["url"] for record in claim_reviews(reviewed(1), reviewed(2, "2019"))]

    assert urls == ["https://paper.example/check#claim-1", "https://paper.example/check#claim-2"]


def test_no_text_ends_the_script_element_around_it():
    verdict = a_verdict("</script><script>alert(1)</script><!--")

    written = render_claim_review(a_report(claims=(reviewed(verdicts=(verdict,)),)))

    assert "<" not in written
    assert json.loads(written)[0]["reviewBody"] == verdict.explanation
