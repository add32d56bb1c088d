"""A claim with very many sources: its card shows the newest and stays as cheap as that of others."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Claim
from articles.reads.claims import SHOWN_SOURCES
from tests.factories import make_citation


def cite_many(claim: Claim, reviewer, count: int) -> None:
    first = claim.citations.count()
    for number in range(first, first + count):
        make_citation(claim, reviewer, f"https://www.example.com/page-{number}.")


def shown(client, claim: Claim, query: str = "", **headers: str) -> str:
    address = f"/articles/{claim.revision.article_id}/?claim={claim.pk}{query}"
    page = client.get(address, headers=headers).content.decode()
    return str(page.partition('id="sources"')[2].partition("<details")[0])


def test_the_card_shows_the_newest_sources_and_leads_to_the_others(client, reviewer, claim):
    cite_many(claim, reviewer, SHOWN_SOURCES + 3)
    client.force_login(reviewer)

    page = shown(client, claim)
    assert page.count('class="source') == SHOWN_SOURCES
    assert "page-52." in page
    assert "page-2." not in page
    assert "Show earlier sources" in page

    earlier = shown(client, claim, f"&sources={2 * SHOWN_SOURCES}", **{"HX-Request": "true"})
    assert earlier.count('class="source') == SHOWN_SOURCES + 3
    assert "page-0." in earlier
    assert "Show earlier sources" not in earlier


def test_a_card_of_few_sources_has_no_link_to_others(client, reviewer, claim):
    cite_many(claim, reviewer, SHOWN_SOURCES)
    client.force_login(reviewer)

    assert "Show earlier sources" not in shown(client, claim)


def test_the_queries_and_the_size_of_the_card_do_not_grow_with_the_sources(client, reviewer, claim):
    client.force_login(reviewer)
    cite_many(claim, reviewer, SHOWN_SOURCES + 1)

    def size() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            return len(shown(client, claim)) // 1000, len(queries)

    before = size()
    cite_many(claim, reviewer, 60)
    assert size() == before
