"""oEmbed as its specification says, and the page that other sites frame."""

import json

import pytest
from django.test import Client
from lxml import etree, html

from articles.actions.publishing import withdraw_publication
from articles.models import Edition
from tests.factories import make_edition


@pytest.fixture
def edition(article, verdict, editor, settings) -> Edition:
    settings.SITE_ADDRESS = "https://check.example"
    return make_edition(article, editor)


def asked(client: Client, edition: Edition, **query: str):
    at = f"https://check.example/published/{edition.publication.key}/"
    return client.get("/oembed/", {"url": at, **query})


def test_a_published_page_is_described_as_json_and_as_xml(client, edition):
    page = html.fromstring(client.get(f"/published/{edition.publication.key}/").content)
    links = {
        each.get("type"): each.get("href").removeprefix("https://check.example")
        for each in page.xpath("//link[contains(@type, 'oembed')]")
    }

    record = json.loads(client.get(links["application/json+oembed"]).content)
    response = client.get(links["text/xml+oembed"])
    root = etree.fromstring(response.content)

    assert response["Content-Type"].startswith("text/xml")
    assert {each.tag: each.text for each in root} == {k: str(v) for k, v in record.items()}
    assert (record["version"], record["type"], record["title"]) == ("1.0", "rich", "The bridge")
    frame = html.fragment_fromstring(record["html"])
    assert frame.get("src") == f"https://check.example/published/{edition.publication.key}/embed/"
    assert (frame.get("width"), frame.get("height")) == (
        str(record["width"]),
        str(record["height"]),
    )


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ({}, (600, 420)),
        ({"maxwidth": "320"}, (320, 420)),
        ({"maxwidth": "5000", "maxheight": "200"}, (600, 200)),
        ({"maxwidth": "1", "maxheight": "1"}, (1, 1)),
    ],
)
def test_no_frame_is_larger_than_the_consumer_allows(client, edition, query, size):
    record = asked(client, edition, **query).json()

    assert (record["width"], record["height"]) == size


def test_what_cannot_be_embedded_is_refused_with_the_status_of_the_specification(
    client, edition, editor
):
    article_id = edition.publication.article_id
    expected = {
        ("https://check.example/published/no-such-report/", "json"): 404,
        ("https://elsewhere.example/published/x/", "json"): 404,
        ("https://check.example/no/such/page", "json"): 404,
        ("https://check.example/published/", "json"): 404,
        ("https://[", "json"): 404,
        ("", "json"): 404,
        ("javascript:alert(1)", "json"): 404,
        (f"https://check.example/articles/{article_id}/", "json"): 401,
        ("https://check.example/published/x/", "yaml"): 501,
    }
    statuses = {
        (url, form): client.get("/oembed/", {"url": url, "format": form}).status_code
        for url, form in expected
    }
    assert statuses == expected
    for wrong in ("0", "-1", "wide", "1e3", "9" * 30):
        assert asked(client, edition, maxwidth=wrong).status_code == 400

    assert asked(client, edition).status_code == 200
    withdraw_publication(edition.publication, by=editor, reason="Wrong.", expected_version=1)
    assert asked(client, edition).status_code == 404


def test_only_the_page_to_embed_may_be_framed(client, edition, editor):
    at = f"/published/{edition.publication.key}/"
    framed, page = client.get(f"{at}embed/"), client.get(at)

    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert b"<script" not in framed.content
    same = client.get(f"{at}embed/", headers={"If-None-Match": framed["ETag"]})
    assert same.status_code == 304
    assert "X-Frame-Options" not in same

    withdraw_publication(
        edition.publication, by=editor, reason="It was <wrong>.", expected_version=1
    )
    gone = client.get(f"{at}embed/", headers={"If-None-Match": framed["ETag"]})
    assert gone.status_code == 410
    assert "It was &lt;wrong&gt;." in gone.content.decode()
    assert "Misleading" not in gone.content.decode()
    assert "frame-ancestors *" in gone["Content-Security-Policy"]
