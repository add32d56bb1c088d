"""The metadata of a page, each field with its origin."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from articles.reading.dates import iso_date
from articles.reading.document import Field
from articles.reading.html import read_html
from articles.reading.html.metadata.jsonld import article_fields
from articles.reading.html.words import words_of

URL = "https://www.paper.example.com/2025/02/25/law.html"


def fields_of(head: str, body: str = "<p>x</p>", url: str = URL) -> dict[str, Field]:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return dict(read_html(page.encode(), content_type="text/html; charset=utf-8", url=url).fields)


def described(**said: object) -> str:
    text = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle"} | said)
    return f'<script type="application/ld+json">{text}</script>'


FIELDS = {
    "title, json-ld": (described(headline="The law"), "title", "The law", "json-ld"),
    "title, scholarly": (
        "<meta name=citation_title content=Law>",
        "title",
        "Law",
        "citation_title",
    ),
    "title, shared": ("<meta property=og:title content='The law'>", "title", "The law", "og:title"),
    "title, tag": ("<title> The\n law </title>", "title", "The law", "title"),
    "authors, json-ld": (
        described(author=[{"name": "Ann Lee"}, {"name": "Bo Roe"}]),
        "author",
        "Ann Lee; Bo Roe",
        "json-ld",
    ),
    "author as text": (described(author="Ann Lee"), "author", "Ann Lee", "json-ld"),
    "authors, scholarly": (
        "<meta name=citation_author content='Lee'><meta name=citation_author content='Roe'>",
        "author",
        "Lee; Roe",
        "citation_author",
    ),
    "author, not an address": (
        "<meta name=author content=https://x.example.com/ann><meta name=author content='Ann Lee'>",
        "author",
        "Ann Lee",
        "author",
    ),
    "type": (described(), "type", "NewsArticle", "json-ld"),
    "type, a dataset": (described(**{"@type": "schema:Dataset"}), "type", "Dataset", "json-ld"),
    "type, scholarly": (
        "<meta name=citation_journal_title content=Nature>",
        "type",
        "ScholarlyArticle",
        "citation_journal_title",
    ),
    "type, shared": ("<meta property=og:type content=video.movie>", "type", "Movie", "og:type"),
    "authors, of a dataset": (
        described(**{"@type": "Dataset", "creator": [{"name": "Ann Lee"}]}),
        "author",
        "Ann Lee",
        "json-ld",
    ),
    "organisations": (
        described(
            author=[{"name": "Ann Lee"}, {"@type": "Organization", "name": "Orrin Harbour Watch"}]
        ),
        "organisations",
        "Orrin Harbour Watch",
        "json-ld",
    ),
    "site": (
        "<meta property=og:site_name content='The Paper'>",
        "site",
        "The Paper",
        "og:site_name",
    ),
    "publisher": (described(publisher={"name": "The Paper"}), "site", "The Paper", "json-ld"),
    "site by its name": ("", "site", "paper.example.com", "address"),
    "time, json-ld": (
        described(datePublished="2025-02-25T10:00:00Z"),
        "published",
        "2025-02-25T10:00:00+00:00",
        "json-ld",
    ),
    "day, scholarly": (
        "<meta name=citation_publication_date content=2025/2/5>",
        "published",
        "2025-02-05",
        "citation_publication_date",
    ),
    "time, shared": (
        "<meta property=article:published_time content=2025-02-25T10:00:00+03:00>",
        "published",
        "2025-02-25T10:00:00+03:00",
        "article:published_time",
    ),
    "day in the address": ("", "published", "2025-02-25", "address"),
    "canonical": (
        "<link rel=canonical href='/law?utm_source=x'>",
        "canonical",
        "https://www.paper.example.com/law",
        "link canonical",
    ),
    "language, shared": (
        "<meta property=og:locale content=en_GB>",
        "language",
        "en-GB",
        "og:locale",
    ),
}


@pytest.mark.parametrize(("head", "name", "value", "origin"), FIELDS.values(), ids=FIELDS)
def test_a_field_has_its_origin(head, name, value, origin):
    assert fields_of(head)[name] == Field(value, origin)


def test_json_ld_counts_more_than_meta_tags_and_those_more_than_the_visible_page():
    shared = "<meta property='og:title' content='Shared'>"

    assert fields_of(described(headline="Structured") + shared)["title"].value == "Structured"
    assert fields_of(shared + "<title>Tag</title>")["title"].value == "Shared"


def test_an_invalid_value_is_skipped_for_the_next_one():
    head = described(datePublished="yesterday") + "<meta name=date content=2025-02-25>"

    assert fields_of(head)["published"] == Field("2025-02-25", "date")


def test_a_page_without_metadata_has_no_fields():
    fields = fields_of("", url="")

    assert set(fields) == set()


def test_a_canonical_address_that_is_not_public_is_ignored():
    assert "canonical" not in fields_of("<link rel=canonical href='http://localhost/admin'>")
    assert "canonical" not in fields_of("<link rel=canonical href='javascript:alert(1)'>")
    assert "canonical" not in fields_of("<link rel=canonical href='http://[broken'>")


def test_a_visible_byline_is_a_guess():
    body = "<span class='byline-name'>By Ann Lee</span>"

    fields = fields_of("", body)

    assert fields["author"] == Field("Ann Lee", "byline")


def test_an_article_is_found_in_a_graph_and_its_author_by_reference():
    graph = [
        {"@type": "WebSite", "name": "The Paper"},
        {"@type": ["NewsArticle"], "headline": "The law", "author": {"@id": "#ann"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
    ]

    fields = article_fields([json.dumps({"@graph": graph})])

    assert fields == {"type": "NewsArticle", "title": "The law", "author": "Ann Lee"}


def test_a_value_is_cut_to_the_limit_of_a_field():
    assert len(fields_of(f"<title>{'x' * 50_000}</title>")["title"].value) == 1000


def test_no_field_contains_characters_that_the_database_rejects():
    fields = fields_of(described(headline="The\x00 law\ud800"))

    assert fields["title"].value == "The law"


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "headline", "author", "name", "publisher"]),
            inner | st.just("NewsArticle"),
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_json_ld_of_any_shape_is_read_as_text_or_ignored(said):
    fields = article_fields([json.dumps(said)])

    assert all(isinstance(value, str) and value for value in fields.values())


@given(st.text(max_size=40))
def test_any_text_is_read_as_a_date_or_as_nothing(said):
    read = iso_date(said)

    assert iso_date(read) == read


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2025-02-25", "2025-02-25"),
        ("20250225", "2025-02-25"),
        ("2025-02-25T10:00:00.000Z", "2025-02-25T10:00:00+00:00"),
        ("Tue, 25 Feb 2025 10:00:00 GMT", "2025-02-25T10:00:00+00:00"),
        ("2025/2/5 10:00", "2025-02-05"),
        ("2025-02", ""),
        ("2025-13-45", ""),
        ("0001-01-01", ""),
        ("9999-12-31", ""),
        ("", ""),
    ],
)
def test_dates_are_converted_to_iso_8601(said, expected):
    assert iso_date(said) == expected


def test_a_page_that_says_nothing_special_has_no_type():
    head = described(**{"@type": "Article"}) + "<meta property=og:type content=article>"

    assert "type" not in fields_of(head)
    assert fields_of("", "<main itemtype=https://schema.org/Dataset></main>")["type"] == Field(
        "Dataset", "itemtype"
    )


def test_a_dataset_beside_an_article_is_not_the_page():
    data = described(**{"@type": "Dataset", "name": "Ferry counts"})

    assert fields_of(data + described(headline="The law"))["type"].value == "NewsArticle"


WORDS = {
    "a drop cap": ("<span>T</span>he ferry", "The ferry"),
    "figures": ("Up by <b>1</b><b>9</b> %", "Up by 19 %"),
    "part of a word": ("un<em>believ</em>able", "unbelievable"),
    "a name": ("O<i>'Brien</i>", "O'Brien"),
    "lowered": ("CO<sub>2</sub>", "CO2"),
    "raised": ("10<sup>6</sup> boats", "10⁶ boats"),
    "two elements": ("<span>Ann Lee</span><span>Reporter</span>", "Ann Lee Reporter"),
    "a time": ("<span>Ann Lee</span><time>12 May</time>", "Ann Lee 12 May"),
    "a line break": ("The ferry<br>closes", "The ferry closes"),
    "blocks": ("<div>The ferry</div><div>closes</div>", "The ferry closes"),
    "a comment": ("fer<!-- x -->ry", "ferry"),
}


@pytest.mark.parametrize(("markup", "words"), WORDS.values(), ids=WORDS)
def test_no_space_stands_inside_of_a_word_or_a_figure(markup, words):
    (heading,) = html.document_fromstring(f"<h1>{markup}</h1>after").iter("h1")

    assert words_of(heading) == words
