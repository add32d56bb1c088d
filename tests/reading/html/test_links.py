"""The links of an article are found, and those of menus are not."""

import pytest

from articles.reading.html import read_html

FIRST = "A report of the ministry says that the bridge cost five million euros in all."
SECOND = "The auditors wrote in their own report that nobody had counted the cars on it."
PAGE = f"""<!doctype html><html lang="en"><head><title>The bridge</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/cars">the cars</a></nav>
<article><h1>The bridge</h1>
<p>{FIRST.replace("A report", '<a href="https://gov.example/report">A <em>report</em></a>')}</p>
<p>{SECOND.replace("the cars", '<a href="/count?a=1&amp;b=2">the cars</a>')}</p>
<p>{SECOND.replace("own", '<a href="#note">own</a>').replace("auditors", "accountants")}</p>
</article>
<aside><a href="/more">More on bridges and what they cost</a></aside>
<footer><a href="/imprint">Imprint</a></footer></body></html>"""


def links(page: str, url: str = "https://paper.example/bridge") -> list[tuple[str, str]]:
    document = read_html(page.encode(), content_type="text/html", url=url, links=True)
    return [(document.text[link.start : link.end], link.urls[0]) for link in document.annotations]


def test_links_of_the_article_cover_their_words_and_menus_are_left_out():
    assert links(PAGE) == [
        ("A report", "https://gov.example/report"),
        ("the cars", "https://paper.example/count?a=1&b=2"),
    ]


def test_a_file_without_an_address_has_only_absolute_links():
    assert links(PAGE, url="") == [("A report", "https://gov.example/report")]


def test_links_are_read_only_on_request():
    page = read_html(PAGE.encode(), content_type="text/html", url="https://paper.example/")

    assert page.annotations == ()


@pytest.mark.parametrize("href", ["javascript:alert(1)", "mailto:a@b.example", "http://[", ""])
def test_an_address_that_is_not_a_web_page_is_not_a_link(href):
    assert links(PAGE.replace("https://gov.example/report", href), url="") == []


def test_list_items_have_their_links():
    page = PAGE.replace(
        "</article>",
        '<ul><li>The <a href="https://a.example/x">Bill</a> itself</li></ul></article>',
    )

    assert ("Bill", "https://a.example/x") in links(page)
