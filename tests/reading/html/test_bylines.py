"""Titles and authors: the names of people, not of software; the headline, not the name of the site."""

import json

import pytest

from articles.reading.html import read_html

WORDS = (
    "<p>The harbour council voted on Tuesday to close the northern ferry terminal for a year.</p>"
)
AT = "https://www.orrinpost.com/harbour/ferry"


def described(**said: object) -> str:
    text = json.dumps({"@type": "NewsArticle"} | said)
    return f'<script type="application/ld+json">{text}</script>'


def field(name: str, head: str, body: str = "") -> str:
    page = f"<html><head>{head}</head><body><article>{body}{WORDS * 3}</article></body></html>"
    fields = read_html(page.encode(), content_type="text/html; charset=utf-8", url=AT).fields
    return fields[name].value if name in fields else ""


AUTHORS = {
    "a placeholder": (
        "<meta name=author content=admin>",
        "<a rel=author>Mara Lind</a>",
        "Mara Lind",
    ),
    "the desk's account": (
        described(author="Redaktion"),
        "<p class=byline>Von Mara Lind</p>",
        "Mara Lind",
    ),
    "an address": (
        described(author="https://x.example/ann"),
        "<p class=byline>By Mara Lind</p>",
        "Mara Lind",
    ),
    "user name of a system": ("<meta name=author content=root>", "", ""),
    "follow the author": ("", "<p class=author>Follow Author</p>", ""),
    "an organisation": (
        described(author={"@type": "Organization", "name": "The Post"}),
        "",
        "The Post",
    ),
    "two people": (
        described(author=[{"name": "Mara Lind"}, {"name": "Jo Park"}]),
        "",
        "Mara Lind; Jo Park",
    ),
    "a name with a comma": (described(author={"name": "Jo Park, Jr."}), "", "Jo Park, Jr."),
    "by, and a day": ("", "<p class=byline>By Mara Lind March 11, 2015 3:46 PM</p>", "Mara Lind"),
    "by, and an editor": (
        "",
        "<p class=byline>Written by Mara Lind Edited by Jo Park</p>",
        "Mara Lind",
    ),
    "a line of its own": ("", "<p>By Mara Lind</p>", "Mara Lind"),
    "no line of its own": ("", "<p>By Tuesday all of it was over, as everybody knew.</p>", ""),
    "French": ("", "<p class=byline>Par Sébastien Farcis</p>", "Sébastien Farcis"),
    "who commented": ("", "<div class=comment><span class=author>Ann Lee</span></div>", ""),
    "entities": (described(author="Mara &amp; Jo Lind"), "", "Mara & Jo Lind"),
}


@pytest.mark.parametrize(("head", "body", "author"), AUTHORS.values(), ids=AUTHORS)
def test_the_author_is_who_wrote_it(head, body, author):
    assert field("author", head, body) == author


SITE = "<meta property=og:site_name content='The Orrin Post'>"
TITLES = {
    "an encyclopedia's tagline": (
        "<title>Orrin ferry - An encyclopedia</title>"
        + described(name="Orrin ferry", headline="ferry line between two islands"),
        "<h1>Orrin ferry</h1>",
        "Orrin ferry",
    ),
    "the site behind it": (
        SITE + "<title>Ferry closes | The Orrin Post</title>",
        "",
        "Ferry closes",
    ),
    "the site before it": (
        SITE + "<title>The Orrin Post: news · Ferry closes</title>",
        "<h1>Ferry closes</h1>",
        "Ferry closes",
    ),
    "the host behind it": (
        "<title>Ferry terminal closes - orrinpost</title>",
        "",
        "Ferry terminal closes",
    ),
    "the site in what is shared": (
        SITE + "<meta property=og:title content='Ferry – The Orrin Post'>",
        "",
        "Ferry",
    ),
    "only the site": (
        SITE + "<meta property=og:title content='The Orrin Post'><title>Ferry closes</title>",
        "",
        "Ferry closes",
    ),
    "a headline with a dash": (
        "<title>Ferry closes - at last</title>",
        "<h1>Ferry closes - at last</h1>",
        "Ferry closes - at last",
    ),
    "the logo is a heading": (
        "<title>Ferry terminal closes</title>",
        "<h1>Welcome</h1>",
        "Ferry terminal closes",
    ),
    "several headings": (
        "<title>Ferry terminal closes | News</title>",
        "<h1>Login</h1><h1>Ferry terminal closes</h1>",
        "Ferry terminal closes",
    ),
    "entities": (
        described(headline="Harbour&#8217;s &quot;ferry&quot; &amp; all"),
        "",
        'Harbour’s "ferry" & all',
    ),
}


@pytest.mark.parametrize(("head", "body", "title"), TITLES.values(), ids=TITLES)
def test_the_title_is_the_headline(head, body, title):
    assert field("title", head, body) == title


CANONICAL = {
    "in capitals": (
        "<link rel=CANONICAL href=/harbour/ferry>",
        "https://www.orrinpost.com/harbour/ferry",
    ),
    "among others": (
        "<link rel='canonical nofollow' href=ferry>",
        "https://www.orrinpost.com/harbour/ferry",
    ),
    "on a base": (
        "<base href='https://orrinpost.com/news/'><link rel=canonical href=ferry>",
        "https://orrinpost.com/news/ferry",
    ),
    "the mobile page's": (
        "<link rel=canonical href='https://m.orrinpost.com/harbour/ferry/amp'>",
        "https://m.orrinpost.com/harbour/ferry/amp",
    ),
    "the front page": ("<link rel=canonical href='/'>", ""),
    "another story": ("<link rel=canonical href='/harbour/whales'>", ""),
    "another site": ("<link rel=canonical href='https://other.com/harbour/ferry'>", ""),
    "a section": ("<link rel=canonical href='/harbour'>", ""),
}


@pytest.mark.parametrize(("link", "canonical"), CANONICAL.values(), ids=CANONICAL)
def test_a_canonical_address_is_believed_where_it_names_the_page(link, canonical):
    assert field("canonical", link) == canonical
