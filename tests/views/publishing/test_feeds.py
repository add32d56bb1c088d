"""Feeds, sitemap and the heads of published pages: what is withdrawn is in none of them."""

import json

import feedparser
import pytest
from django.test import Client
from lxml import etree, html

from articles.actions.publishing import withdraw_publication
from articles.models import Article, Edition
from articles.views.publishing import feeds
from tests.factories import make_article, make_edition, make_next_verdict

FEEDS = [f"/published/{s}.{e}" for s in ("checks", "corrections") for e in ("atom", "json")]
SITEMAP = {"s": feeds.XMLNS}


@pytest.fixture
def corrected(article, verdict, editor, settings) -> Edition:
    """The second edition of a fact-check."""
    settings.SITE_ADDRESS = "https://check.example"
    make_edition(article, editor, note="First.")
    make_next_verdict(verdict, "False", "It cost six.")
    return make_edition(article, editor, note="A reader wrote to us.")


def entries(client: Client) -> dict[str, list[tuple[str, str, str]]]:
    """Title, address and text of each entry of each feed, as readers get them."""
    read: dict[str, list[tuple[str, str, str]]] = {}
    for address in FEEDS:
        response = client.get(address)
        if address.endswith("json"):
            items = json.loads(response.content)["items"]
            read[address] = [(i["title"], i["url"], i["content_text"]) for i in items]
        else:
            parsed = feedparser.parse(response.content)
            assert not parsed.bozo
            read[address] = [(e.title, e.link, e.summary) for e in parsed.entries]
    return read


def sitemap_addresses(client: Client, address: str = "/sitemap.xml") -> list[str]:
    root = etree.fromstring(client.get(address).content)
    return [str(each.text) for each in root.iterfind(".//s:loc", SITEMAP)]


def test_feeds_list_checks_and_corrections(client, corrected):
    at = f"https://check.example/published/{corrected.publication.key}/"

    read = entries(client)

    for ending in ("atom", "json"):
        ((title, address, text),) = read[f"/published/checks.{ending}"]
        assert (title, address) == ("The bridge", at)
        assert "1 claim checked: False (1)" in text
        ((title, address, text),) = read[f"/published/corrections.{ending}"]
        assert (title, address) == ("Correction: The bridge", f"{at}2/")
        assert "A reader wrote to us." in text
        assert "Claim 1: The verdict was changed." in text
        assert "Misleading" not in text  # an earlier edition may have been confidential
    atom = feedparser.parse(client.get("/published/checks.atom").content)
    assert atom.feed.link == "https://check.example/published/"
    assert atom.entries[0].id == at

    assert json.loads(client.get("/published/checks.json").content)["version"].endswith("/1.1")


def test_what_is_withdrawn_leaves_feeds_sitemap_and_list_at_once(client, corrected, editor):
    assert all(entries(client).values())
    assert len(sitemap_addresses(client)) == 1
    assert "The bridge" in client.get("/published/").content.decode()
    etag = client.get("/published/checks.atom")["ETag"]
    assert client.get("/published/checks.atom", headers={"If-None-Match": etag}).status_code == 304

    withdraw_publication(corrected.publication, by=editor, reason="Wrong.", expected_version=2)

    assert not any(entries(client).values())
    assert sitemap_addresses(client) == []
    assert "The bridge" not in client.get("/published/").content.decode()
    again = client.get("/published/checks.atom", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert "no-cache" in again["Cache-Control"]


def test_the_next_edition_of_a_withdrawn_one_stands_alone(client, corrected, editor, article):
    withdraw_publication(corrected.publication, by=editor, reason="Wrong.", expected_version=2)
    make_edition(article, editor)

    ((_title, address, _text),) = entries(client)["/published/corrections.json"]

    assert address.endswith("/3/")
    assert len(sitemap_addresses(client)) == 1


def test_a_title_with_characters_that_xml_lacks_breaks_no_feed(client, editor):
    article = make_article(editor)
    Article.objects.filter(pk=article.pk).update(title="A \x0b <b> & \U0001f600 title")
    make_edition(Article.objects.get(pk=article.pk), editor)

    parsed = feedparser.parse(client.get("/published/checks.atom").content)

    assert not parsed.bozo
    assert "\U0001f600 title" in parsed.entries[0].title


def test_a_long_sitemap_is_divided(client, editor, monkeypatch):
    for _number in range(3):
        make_edition(make_article(editor), editor)
    whole = sitemap_addresses(client)
    monkeypatch.setattr(feeds, "ON_A_SITEMAP", 2)

    parts = sitemap_addresses(client)

    assert [each.rpartition("/")[2] for each in parts] == ["sitemap-1.xml", "sitemap-2.xml"]
    divided = [sitemap_addresses(client, f"/sitemap-{number}.xml") for number in (1, 2)]
    assert [len(each) for each in divided] == [2, 1]
    assert [*divided[0], *divided[1]] == whole
    assert client.get("/sitemap-3.xml").status_code == 404


def test_a_published_page_names_itself_and_its_feeds_to_programs(client, corrected):
    key = corrected.publication.key
    response = client.get(f"/published/{key}/1/")

    page = html.fromstring(response.content)

    assert page.xpath("//link[@rel='canonical']/@href") == [
        f"https://check.example/published/{key}/"
    ]
    meta = {each.get("property"): each.get("content") for each in page.xpath("//meta[@property]")}
    assert meta["og:title"] == "The bridge"
    assert meta["og:type"] == "article"
    assert meta["og:url"] == f"https://check.example/published/{key}/"
    assert meta["og:description"] == "First. 1 claim checked: Misleading (1)"
    assert set(page.xpath("//link[@rel='alternate']/@href")) >= set(FEEDS)


def test_editions_are_kept_for_a_year_and_pages_for_a_minute(client, corrected, editor):
    page = f"/published/{corrected.publication.key}/"
    expected = {
        page: "s-maxage=60",
        f"{page}1/": "s-maxage=60",
        f"{page}1/report.html": "immutable",
        f"{page}2/report.json": "max-age=31536000",
    }

    for address, kept in expected.items():
        response = client.get(address)
        assert kept in response["Cache-Control"]
        same = client.get(address, headers={"If-None-Match": response["ETag"]})
        assert same.status_code == 304
        assert same.get("Content-Security-Policy") == response.get("Content-Security-Policy")
        other = client.get(address, headers={"If-None-Match": '"other"'})
        assert other.content == response.content

    withdraw_publication(corrected.publication, by=editor, reason="Wrong.", expected_version=2)
    for address in expected:
        response = client.get(address, headers={"If-None-Match": "*"})
        assert response.status_code == 410
        assert "public" not in response["Cache-Control"]


def test_robots_read_what_is_published_and_nothing_else(client, db, settings):
    settings.SITE_ADDRESS = "https://check.example"

    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines[-2:] == ["Disallow: /", "Sitemap: https://check.example/sitemap.xml"]
    assert "Allow: /published/" in lines
