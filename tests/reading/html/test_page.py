"""Markup becomes text, without losing words silently and within limits."""

import contextlib

import pytest
import trafilatura

from articles.fetching import FetchFailed, read
from articles.reading.html import page

SENTENCE = "A copy of the law seen by Reuters shows that it names nobody."
PAGE = f"<html><body><article><h1>The law</h1><p>{SENTENCE}</p></article></body></html>"


def test_a_page_is_read_without_its_menus():
    article = "<article><h1>The law</h1>" + f"<p>{SENTENCE}</p>" * 5 + "</article>"
    body = f"<html><body><nav>Home Contact Login</nav>{article}<footer>Imprint</footer></body>"

    text = read(body.encode(), content_type="text/html").text

    assert SENTENCE in text
    assert "Contact" not in text


HOSTILE = {
    "100,000 open tags": b"<div>" * 100_000 + SENTENCE.encode(),
    "100,000 open links": b"<a href=x>" * 100_000 + SENTENCE.encode(),
    "500,000 angle brackets": b"<" * 500_000,
    "a comment without end": b"<!--" + b"-" * 400_000,
    "a tag without end": b"<p " + b"a=b " * 100_000,
    "100,000 attributes": b"<p " + b"".join(b"a%d=b " % n for n in range(50_000)) + b">x</p>",
    "scripts without end": b"<p>x</p>" + b"<script>" * 100_000,
    "tables in tables": b"<table><tr><td>" * 20_000,
    "entities in entities": b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "x">"""
    + b"".join(
        b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10 if n else b"&a;" * 10) for n in range(12)
    )
    + b"]><html><body><p>&a12;</p></body></html>",
    "an entity that is a file": b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM
    "file:///etc/passwd">]><html><body><p>&b;</p></body></html>""",
    "json-ld 10,000 deep": b"<script type=application/ld+json>" + b"[" * 10_000 + b"</script><p>x",
    "nulls": b"<p>a\x01\x02\x0b" + b"\xff\xfe\xfd" * 1000 + b"</p>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_results_in_text_or_a_failure(body):
    text = ""
    with contextlib.suppress(FetchFailed):
        text = read(body, content_type="text/html").text

    assert "root:" not in text
    assert len(text) < 1_000_000


def test_deep_text_is_read_after_an_unclosed_head():
    body = f"<html><head><title>The law</title><body>{'<div>' * 300}<p>{SENTENCE}</p>"

    assert SENTENCE in read(body.encode(), content_type="text/html").text


@pytest.mark.parametrize("depth", [10, 240, 260, 5000])
def test_deeply_nested_text_is_kept_and_the_document_mentions_it(depth):
    body = "<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth + "<p>After it, more.</p>"

    document = read(body.encode(), content_type="text/html")

    assert SENTENCE in document.text
    assert "After it, more." in document.text
    assert bool(document.missing_text) is (depth > 250)


@pytest.mark.parametrize("tag", ["span", "b", "em", "font", "time", "small", "u", "ins", "label"])
def test_the_depth_of_inline_elements_counts_before_they_are_taken_away(tag):
    around = f"<p>{SENTENCE[::-1]}</p>" * 3
    body = f"<article>{around}{f'<{tag}>' * 300}{SENTENCE}{f'</{tag}>' * 300}</article>"

    document = read(body.encode(), content_type="text/html")

    assert SENTENCE in document.text
    assert document.missing_text


def test_without_the_check_of_depth_the_text_is_lost_silently(monkeypatch):
    monkeypatch.setattr(page, "_is_too_deep", lambda _page: False)
    body = "<div>" * 300 + f"<p>{SENTENCE}</p>"

    document = page.read_html(body.encode(), content_type="", url="")

    assert SENTENCE not in document.text


ODD = {
    "characters that XML does not take": f"<table>\ufffe<p>{SENTENCE}</p><style>x</style>\x0b",
    "comments in lists": f"<ul><li><!-- x --><p>{SENTENCE}</p><?php x ?></ul>",
    "references to nothing": f"&#0;&#xD800;&#x110000;&#xFFFE;&nosuch;<p>{SENTENCE}</p>",
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_invalid_characters_cost_no_text(body):
    text = read(body.encode(), content_type="text/html").text

    assert SENTENCE in text
    assert "\x00" not in text


def test_a_page_that_breaks_the_extraction_is_read_in_full(monkeypatch):
    def trip(*_args: object, **_options: object) -> None:
        raise ValueError

    monkeypatch.setattr(trafilatura, "extract", trip)

    document = page.read_html(PAGE.encode(), content_type="", url="")

    assert SENTENCE in document.text
    assert "menus" in document.missing_text


def test_a_very_long_page_is_read_in_part_and_the_document_mentions_it():
    body = "<p>" + f"{SENTENCE} " * 20_000 + "</p>"

    document = read(body.encode(), content_type="text/html")

    assert SENTENCE in document.text
    assert "first part" in document.missing_text


def test_scripts_do_not_count_for_the_length_of_a_page():
    script = "<SCRIPT defer>" + "x = 'İ';" * 200_000 + "</script >"
    body = f"<html><head>{script}<style>{script}</style></head><body>{PAGE}</body></html>"

    document = read(body.encode(), content_type="text/html")

    assert SENTENCE in document.text
    assert not document.missing_text


def test_a_page_without_text_has_a_sentence_about_browsers():
    document = read(b"<html><body><div id=root></div></body></html>", content_type="text/html")

    assert not document.text.strip()
    assert "browser" in document.missing_text
