"""RSS, Atom and WordPress exports: whole headlines, own texts, all authors."""

import pytest

from tests.reading.whole import paragraphs, read, roles, values

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:wp="http://wordpress.org/export/1.2/"'
    ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
)


def rss(*items: str, before: str = "") -> str:
    """A feed with these items."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    channel = f"<channel><title>The Paper</title>{before}{inside}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}>{channel}</rss>'


BUDGET = (
    "<title>The <![CDATA[<em>Times</em> &amp; the budget]]></title><link>https://p.example/1</link>"
    "<dc:creator>Jane Doe</dc:creator><dc:creator>Bob Roe</dc:creator>"
    "<pubDate>Tue, 25 Feb 2025 10:00:00 +0100</pubDate>"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "<media:content><media:description>A photo</media:description><media:title>No</media:title>"
            "</media:content><description>The &lt;b&gt;city&lt;/b&gt; pays.</description>",
            ["The city pays."],
            id="its own description, not that of a photo",
        ),
        pytest.param(
            "<description>Short.</description><content:encoded><![CDATA[<p>The <strong>whole</strong>"
            " text.</p><p>H<sub>2</sub>O</p>]]></content:encoded>",
            ["The whole text.", "H2O"],
            id="the content before the description",
        ),
        pytest.param(
            "<description>The <b>city</b> pays&nbsp;now.</description>",
            ["The city pays now."],
            id="elements",
        ),
        pytest.param(
            "<description>A &amp;lt;b&amp;gt; stays.</description>",
            ["A <b> stays."],
            id="escaped twice",
        ),
    ],
)
def test_an_entry_is_read_with_its_own_text_and_all_authors(content, expected):
    document = read(rss(BUDGET + content), "feed.xml")

    assert [each.replace("\u00a0", " ") for each in paragraphs(document)] == expected
    assert values(document) == {
        "title": "The Times & the budget",
        "author": "Jane Doe; Bob Roe",
        "site": "The Paper",
        "published": "2025-02-25T10:00:00+01:00",
        "canonical": "https://p.example/1",
    }


def test_an_atom_entry_keeps_stressed_words_in_their_place():
    source = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Paper</title><entry>"
        "<title type='html'>A &lt;i&gt;new&lt;/i&gt; law</title><author><name>Jane</name></author>"
        "<author><name>Bob</name></author><published>2025-02-25T10:00:00Z</published>"
        "<updated>2025-03-01T10:00:00Z</updated><link rel='self' href='https://p.example/x.atom'/>"
        "<link href='https://p.example/1'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        "<p>It <em>did</em> pass.</p><ul><li>Yes</li></ul></div></content></entry></feed>"
    )
    document = read(source, "", content_type="application/atom+xml")

    assert roles(document) == [("paragraph", "It did pass."), ("list item", "Yes")]
    assert values(document) == {
        "title": "A new law",
        "author": "Jane; Bob",
        "site": "Paper",
        "published": "2025-02-25T10:00:00+00:00",
        "canonical": "https://p.example/1",
        "language": "en",
    }


def post(title: str, content: str, *, kind: str = "post", more: str = "") -> str:
    """An item of a WordPress export."""
    return (
        f"<title>{title}</title><dc:creator>jdoe</dc:creator><wp:post_type>{kind}</wp:post_type>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[An excerpt.]]></excerpt:encoded>{more}"
    )


PEOPLE = (
    "<wp:author><wp:author_login>jdoe</wp:author_login>"
    "<wp:author_display_name><![CDATA[Jane Doe]]></wp:author_display_name></wp:author>"
)
CLASSIC = (
    "The council met.\nIt rained.\n\n[caption id='a' width='5']<img src='a.jpg' alt='A bridge'/> The old bridge"
    "[/caption]\n\n<strong>Nothing</strong> was decided.\n\n[gallery ids='1']"
)
BLOCKS = (
    "<!-- wp:paragraph --><p>It <em>passed</em>.</p><!-- /wp:paragraph -->"
    "<!-- wp:heading --><h2>Why</h2><!-- /wp:heading -->"
)


def test_a_wordpress_export_offers_its_posts_and_reads_the_chosen_one():
    guests = '<category domain="author" nicename="cap-ann"><![CDATA[Ann Poe]]></category>' * 2
    source = rss(
        post("First", CLASSIC),
        post("A file", "", kind="attachment"),
        post("Second", BLOCKS, more=guests),
        before=PEOPLE,
    )
    whole = read(source, "export.xml")

    assert [(each.title, each.author) for each in whole.choices] == [
        ("First", "Jane Doe"),
        ("Second", "Ann Poe"),
    ]
    assert paragraphs(whole)[:3] == ["First", "Jane Doe", "The council met.\nIt rained."]
    assert "1 entry without an article" in whole.missing_text
    assert roles(read(source, "export.xml", choice=1)) == [
        ("paragraph", "The council met.\nIt rained."),
        ("caption", "The old bridge"),
        ("paragraph", "Nothing was decided."),
    ]
    assert roles(read(source, "export.xml", choice=2)) == [
        ("paragraph", "It passed."),
        ("heading", "Why"),
    ]
    assert values(read(source, "export.xml", choice=2))["title"] == "Second"


def test_the_day_of_a_post_is_the_one_of_its_newsroom():
    days = "<pubDate>Tue, 25 Feb 2025 23:30:00 +0000</pubDate><wp:post_date>2025-02-26 00:30:00</wp:post_date>"
    document = read(rss(post("First", CLASSIC, more=days), before=PEOPLE), "export.xml")

    assert values(document)["published"] == "2025-02-26T00:30:00"


def test_the_only_entry_is_read_whatever_is_chosen():
    source = rss(BUDGET + "<description>The city pays.</description>")

    assert [read(source, "feed.xml", choice=choice).text for choice in (0, 1, 7)] == [
        "The city pays."
    ] * 3
