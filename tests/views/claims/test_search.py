"""The search in the header: claims, speakers and sources by their words."""

import pytest
from lxml.html import fromstring

from articles.models import Source
from tests.factories import make_citation


def search_results(client, words: str) -> list[str]:
    page = fromstring(client.get("/search/", {"words": words}).content)
    return [link.text_content() for link in page.xpath("//main//li/a")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("brid cost", ["the bridge cost 4.5 million euros"]),
        ("JANE", ["Jane Doe"]),
        ("example.com page", ["https://www.example.com/page"]),
        ("bicycles", []),
        ("%", []),
        ("", []),
    ],
)
def test_claims_speakers_and_sources_are_found_by_their_words(
    client, claim, reviewer, words, expected
):
    make_citation(claim, reviewer)
    client.force_login(reviewer)

    assert search_results(client, words) == expected


def test_a_restricted_source_is_found_only_by_those_with_access(
    client, claim, reviewer, second_reviewer
):
    Source.objects.create(
        kind=Source.Kind.INTERVIEW,
        person="Deep Throat",
        channel="telephone",
        dated_on="2025-02-25",
        visibility=Source.Visibility.RESTRICTED,
        public_description="somebody who knows",
        added_by=reviewer,
    )

    client.force_login(second_reviewer)
    assert search_results(client, "throat") == []
    client.force_login(reviewer)
    assert len(search_results(client, "throat")) == 1
