"""NewsML-G2, NITF and ninjs: whole headlines, bylines, first publication, texts."""

import json

import pytest

from articles.reading.document import Unreadable
from tests.reading.whole import paragraphs, read, roles, values

G2 = "http://iptc.org/std/nar/2006-10-01/"
BODY = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
    "<title>No</title></head><body><p>KABUL — The <em>city</em> pays.</p><h2>Why</h2></body></html></inlineXML>"
)


def item(
    content: str = BODY, *, headline: str = "Fall of <a>Kabul</a>: the <strong>whole</strong> story"
) -> str:
    """A news item."""
    return (
        f'<newsItem xmlns="{G2}" xml:lang="en-GB"><itemMeta><provider><name>AFP</name></provider>'
        "<versionCreated>2025-02-26T10:00:00Z</versionCreated>"
        "<firstCreated>2025-02-25T10:00:00+01:00</firstCreated></itemMeta><contentMeta>"
        f"<headline>{headline}</headline><by>By Jane Doe</by></contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


NITF = (
    "<nitf><head><title>T</title><docdata><date.issue norm='20250225T101500Z'/></docdata></head><body>"
    "<body.head><hedline><hl1>A <em>new</em> law</hl1></hedline><byline>By <person>Ann Poe</person> and "
    "<person>Bob Roe</person></byline><dateline>KABUL, Feb. 25</dateline></body.head>"
    "<body.content><block><p>It <em>did</em> pass.</p><hl2>Why</hl2><bq><block><p>So.</p></block></bq>"
    "</block></body.content></body></nitf>"
)


def test_a_news_item_is_read_with_its_whole_headline():
    document = read(f"<?xml version='1.0'?>{item()}", "item.xml")

    assert roles(document) == [("paragraph", "KABUL — The city pays."), ("heading", "Why")]
    assert values(document) == {
        "title": "Fall of Kabul: the whole story",
        "author": "Jane Doe",
        "site": "AFP",
        "published": "2025-02-25T10:00:00+01:00",
        "language": "en-GB",
    }


def test_a_message_with_several_items_offers_them():
    picture = item("<remoteContent href='a.jpg'/>", headline="A photo")
    plain = item(
        '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>', headline="Second"
    )
    items = f"<itemSet>{item()}{picture}{plain}</itemSet>"
    source = f'<?xml version="1.0"?><newsMessage xmlns="{G2}">{items}</newsMessage>'
    document = read(source, "message.xml")

    assert [each.title for each in document.choices] == ["Fall of Kabul: the whole story", "Second"]
    assert "1 item without text" in document.missing_text
    assert paragraphs(read(source, "message.xml", choice=2)) == ["One.", "Two."]


@pytest.mark.parametrize(
    "source", [NITF, f"<?xml version='1.0'?>{item(f'<inlineXML>{NITF}</inlineXML>', headline='')}"]
)
def test_nitf_is_read_by_itself_and_in_a_news_item(source):
    document = read(source, "a.xml")

    assert roles(document) == [
        ("paragraph", "KABUL, Feb. 25"),
        ("paragraph", "It did pass."),
        ("heading", "Why"),
        ("quotation", "So."),
    ]
    assert values(document)["title"] == "A new law"
    assert values(document)["published"].startswith("2025-02-25")


NINJS = {
    "uri": "https://a.example/1",
    "type": "text",
    "versioncreated": "2025-02-26T10:00:00Z",
    "firstcreated": "2025-02-25T10:00:00Z",
    "headline": "The <em>city</em> pays",
    "byline": "By Jane Doe",
    "language": "en",
    "body_xhtml": "<p>The <b>city</b> pays.</p>",
}
SECOND = {
    "uri": "urn:a:2",
    "headlines": [
        {"role": "short", "value": "Short"},
        {"role": "main", "value": "The long headline"},
    ],
    "people": [{"name": "Ann Poe", "rel": "author"}, {"name": "Bob", "rel": "subject"}],
    "contentCreated": "2025-02-25T10:00:00Z",
    "bodies": [{"contenttype": "text/plain", "value": "One.\n\nTwo."}],
    "associations": [{"type": "picture", "description_text": "A bridge"}],
}


def test_ninjs_is_read_in_its_versions():
    first, second = read(json.dumps(NINJS), "a.json"), read(json.dumps(SECOND), "b.json")

    assert (paragraphs(first), first.origin) == (["The city pays."], "ninjs")
    assert values(first) == {
        "title": "The city pays",
        "author": "Jane Doe",
        "published": "2025-02-25T10:00:00+00:00",
        "canonical": "https://a.example/1",
        "language": "en",
    }
    assert roles(second) == [("paragraph", "One."), ("paragraph", "Two."), ("caption", "A bridge")]
    assert values(second)["title"] == "The long headline"
    assert values(second)["author"] == "Ann Poe"


def test_a_list_of_ninjs_offers_its_articles():
    document = read(json.dumps([NINJS, SECOND]), "list.json")

    assert [each.title for each in document.choices] == ["The city pays", "The long headline"]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
            "XML entities",
        ),
        ('<?xml version="1.0"?><rss><channel>', "no complete XML"),
        ('<?xml version="1.0"?><rss><channel/></rss>', "No article was found"),
        (f'<?xml version="1.0"?><newsItem xmlns="{G2}"/>', "No article was found"),
        ("<?xml version='1.0'?><rss>" + "<a>" * 400 + "</a>" * 400 + "</rss>", "no complete XML"),
    ],
)
def test_bad_files_are_refused_in_words(source, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(source, "a.xml")
