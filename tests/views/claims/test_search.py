"""The search page: hits with their passages, facets, nothing lost of what was typed."""

import pytest
from lxml.html import HtmlElement, fromstring

from articles.actions.search_index import index_sources
from articles.actions.sources import upload_instead
from articles.models import Source
from tests.factories import make_article, make_citation


def search_page(client, words: str, **more: str) -> HtmlElement:
    response = client.get("/search/", {"words": words, **more})
    assert response.status_code == 200
    return fromstring(response.content)


def headings(page: HtmlElement) -> list[str]:
    return [each.text_content().strip() for each in page.xpath("//a[@class='heading']")]


def facets(page: HtmlElement) -> dict[str, str]:
    """Return the number of each kind."""
    links = page.xpath("//nav[@class='facets']//a[span]")
    return {link.text.strip(): link.xpath("string(span)") for link in links}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cost brid", ["the bridge cost 4.5 million euros", "The bridge"]),
        ("example.com page", ["https://www.example.com/page"]),
        ("bicycles", []),
        ("%", []),
        ("", []),
    ],
)
def test_hits_have_all_words(client, claim, reviewer, words, expected):
    make_citation(claim, reviewer)
    client.force_login(reviewer)

    page = search_page(client, words)

    assert headings(page) == expected
    assert page.xpath("//main//input[@name='words']/@value") == [words]


def test_a_hit_leads_to_its_statement_with_the_words_marked(client, article, reviewer):
    client.force_login(reviewer)
    statement = article.revisions.get().statements.order_by("start")[2]

    page = search_page(client, "“opened in”")

    (link,) = page.xpath("//ol[@class='hits']//p/a")
    assert link.get("href") == f"/articles/{article.pk}/?statement={statement.pk}"
    assert link.xpath("string(mark)") == "opened in"
    assert "Nobody has counted the cars." in link.text_content()


def test_facets_count_and_narrow(client, claim, editor, reviewer):
    make_citation(claim, reviewer, "https://www.example.com/bridge")
    client.force_login(reviewer)

    everything = search_page(client, "bridge")
    sources = search_page(client, "bridge", **{"in": "source"})

    assert facets(everything) == {
        "Everything": "3", "Articles": "1", "Claims": "1", "Explanations": "0", "Comments": "0",
        "Sources": "1",
    }  # fmt: skip
    assert facets(sources) == facets(everything)
    assert headings(sources) == ["https://www.example.com/bridge"]
    assert sources.xpath("//nav[@class='facets']//a[@aria-current]/text()")[0].strip() == "Sources"


@pytest.mark.parametrize("more", [{"in": "x"}, {"when": "x"}, {"page": "0"}, {"page": "99"}])
def test_an_unknown_facet_or_page_shows_what_there_is(client, article, reviewer, more):
    client.force_login(reviewer)

    assert search_page(client, "bridge", **more).xpath("string(//h1)") == "Search"


def test_long_results_have_pages_that_keep_the_facets(client, editor):
    for _number in range(21):
        make_article(editor, "About cranes.")
    client.force_login(editor)

    first = search_page(client, "cranes", **{"in": "article"})
    (following,) = first.xpath("//a[@rel='next']/@href")
    second = fromstring(client.get(f"/search/{following}").content)

    assert (len(headings(first)), len(headings(second))) == (20, 1)
    assert "in=article" in following


def test_a_source_is_shown_with_the_title_and_site_of_its_newest_capture(client, claim, reviewer):
    source = make_citation(claim, reviewer).source
    page = b"<title>Marigold</title><meta property='og:site_name' content='Crocus Post'>"
    upload_instead(source, by=reviewer, file_name="page.html", data=page + b"<p>A text.</p>")
    client.force_login(reviewer)

    (hit,) = search_page(client, "crocus").xpath("//ol[@class='hits']/li")

    assert hit.xpath("string(.//a[@class='heading'])").strip() == "Marigold"
    assert hit.xpath(".//mark/text()") == ["Crocus"]
    assert "https://www.example.com/page" in hit.text_content()


def test_a_restricted_source_is_found_only_by_those_with_access(
    client, claim, reviewer, second_reviewer
):
    source = Source.objects.create(
        kind=Source.Kind.INTERVIEW,
        person="Deep Throat",
        channel="telephone",
        dated_on="2025-02-25",
        visibility=Source.Visibility.RESTRICTED,
        public_description="somebody who knows",
        added_by=reviewer,
    )
    index_sources([source.pk])

    client.force_login(second_reviewer)
    assert headings(search_page(client, "throat")) == []
    client.force_login(reviewer)
    assert len(headings(search_page(client, "throat"))) == 1
