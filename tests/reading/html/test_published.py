"""The day of publication: stated, shown or in the address; never that of something else."""

import json

import pytest

from articles.reading.html import read_html

TITLE = "Ferry terminal closes"
HEAD = f"<title>{TITLE} | The Orrin Post</title>"
WORDS = (
    "<p>The harbour council voted on Tuesday to close the northern ferry terminal for eleven months"
    " while engineers replace its pilings, which divers found to be rotten in March.</p>"
)
ARTICLE = f"<article><h1>{TITLE}</h1>{{}}{WORDS * 2}</article>"
AT = "https://www.orrinpost.com/harbour/ferry"


def stated(**said: object) -> str:
    text = json.dumps({"@type": "NewsArticle", "headline": TITLE} | said)
    return f'<script type="application/ld+json">{text}</script>'


def published(
    head: str, below: str = "", after: str = "", *, url: str = AT, lang: str = "en"
) -> str:
    body = ARTICLE.format(below) + after
    page = f'<html lang="{lang}"><head>{HEAD}{head}</head><body>{body}</body></html>'
    fields = read_html(page.encode(), content_type="text/html; charset=utf-8", url=url).fields
    return fields["published"].value if "published" in fields else ""


ZULU = stated(datePublished="2026-03-05T03:10:00Z")
DAYS = {
    "a reader's comment": (
        "",
        "",
        '<section class="comments"><time datetime="2026-03-20">20 March</time></section>',
        "",
    ),
    "comment by id": ("", "", '<div id="comments"><p>20 March 2026</p></div>', ""),
    "related story": (
        "",
        "",
        '<aside class="related"><time datetime="2026-02-01">1 Feb</time></aside>',
        "",
    ),
    "update before publication": (
        "",
        (
            '<p>Updated <time itemprop="dateModified" datetime="2026-03-09">9 March</time>, published'
            ' <time itemprop="datePublished" datetime="2026-03-05">5 March</time></p>'
        ),
        "",
        "2026-03-05",
    ),
    "labelled update": ("", "<p>Updated: 9 March 2026</p><p>5 March 2026</p>", "", "2026-03-05"),
    "German update": ("", "<p>Aktualisiert: 9. März 2026</p><p>5. März 2026</p>", "", "2026-03-05"),
    "update by its class": (
        "",
        '<span class="last-modified">9 March 2026</span><span>5 March 2026</span>',
        "",
        "2026-03-05",
    ),
    "the epoch": (
        stated(datePublished="1970-01-01T00:00:00Z") + "<meta name=date content=2026-03-05>",
        "",
        "",
        "2026-03-05",
    ),
    "written in JSON-LD": (stated(datePublished="March 5, 2026"), "", "", "2026-03-05"),
    "shown only": ("", "<p class=date>5 March 2026 · 10:30</p>", "", "2026-03-05"),
    "shown before the headline": ("", "", "", ""),
    "a day in a sentence": (
        "",
        "",
        "<p>The council met <time datetime='2026-03-03'>on Tuesday</time> and again in May.</p>",
        "",
    ),
    "an event": ("", "<p>Termin: 9. März 2026, 19 Uhr</p>", "", ""),
    "a birthday": ("", "<p>1 May 1975 (in the year 1975 of the old calendar)</p>", "", ""),
    "today's clock": ("", "", '<div class="current-date">30 November 2025</div>', ""),
    "a copyright": ("", "", "<footer>© 2025 The Orrin Post</footer>", ""),
    "UTC, shown the day before": (ZULU, "<p>March 4, 2026</p>", "", "2026-03-04"),
    "UTC, shown the same day": (ZULU, "<p>March 5, 2026</p>", "", "2026-03-05T03:10:00+00:00"),
    "a zone keeps its day": (
        stated(datePublished="2026-03-05T00:10:00+05:30"),
        "<p>March 4, 2026</p>",
        "",
        "2026-03-05T00:10:00+05:30",
    ),
    "a little later beside the headline": (
        stated(datePublished="2026-03-01T10:00:00Z"),
        "<p>5 March 2026</p>",
        "",
        "2026-03-05",
    ),
    "much later beside the headline": (
        stated(datePublished="2024-03-01"),
        "<p>5 March 2026</p>",
        "",
        "2024-03-01",
    ),
    "a month, of a paper": ("<meta name=citation_date content='2019/3'>", "", "", "2019-03"),
    "a year, of a paper": ("<meta name=citation_publication_date content=2019>", "", "", "2019"),
    "a month, and its day": (
        "<meta name=citation_date content=2019-03>" + stated(datePublished="2019-03-05"),
        "",
        "",
        "2019-03-05",
    ),
    "a year": (stated(datePublished="2019"), "", "", "2019"),
    "a year, and a day on the page": (
        stated(datePublished="2026"),
        "<p>5 March 2026</p>",
        "",
        "2026-03-05",
    ),
}


@pytest.mark.parametrize(("head", "below", "after", "day"), DAYS.values(), ids=DAYS)
def test_the_day_is_that_of_publication(head, below, after, day):
    assert published(head, below, after) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2026/03/05/ferry", "2026-03-05"),
        ("/2026-03-05-ferry", "2026-03-05"),
        ("/20260305/ferry", "2026-03-05"),
        ("/2026/3/5/ferry", "2026-03-05"),
        ("/2026/03/05", "2026-03-05"),
        ("/2026/03/3-questions", ""),
        ("/2026/13/45/ferry", ""),
        ("/12026030512/ferry", ""),
    ],
)
def test_a_day_in_the_address_is_one(path, day):
    assert published("", url=f"https://www.orrinpost.com{path}") == day


def test_the_address_corrects_a_time_in_utc_and_papers_know_better():
    url = "https://www.orrinpost.com/2026/03/04/ferry"
    paper = "<meta name=citation_publication_date content=2026/3/1>"

    assert published(ZULU, url=url) == "2026-03-04"
    assert published(paper, url=url) == "2026-03-01"


NODES = {
    "by its headline": ({"headline": "Whales seen"}, {"headline": TITLE}),
    "by its address": ({"url": "https://www.orrinpost.com/whales"}, {"url": AT}),
    "by its main entity": (
        {"headline": "Whales seen", "mainEntityOfPage": "https://www.orrinpost.com/whales"},
        {"headline": "Ferry", "mainEntityOfPage": {"@id": f"{AT}#page"}},
    ),
    "by its id": ({"@id": "https://www.orrinpost.com/whales#a"}, {"@id": f"{AT}/#article"}),
    "without www and with a query": (
        {"url": "https://www.orrinpost.com/whales"},
        {"url": "https://orrinpost.com/harbour/ferry?page=1"},
    ),
}


@pytest.mark.parametrize(("other", "own"), NODES.values(), ids=NODES)
def test_json_ld_of_another_story_is_not_taken(other, own):
    others = {"@type": "NewsArticle", "headline": "Whales", "datePublished": "2025-12-01"} | other
    owned = {"@type": "NewsArticle", "headline": "Ferry", "datePublished": "2026-03-05"} | own
    script = f'<script type="application/ld+json">{json.dumps([others, owned])}</script>'

    assert published(script) == "2026-03-05"


WRAPPED = {
    "comments and CDATA": "//<![CDATA[\n{}\n//]]>",
    "CDATA": "<![CDATA[{}]]>",
    "CDATA in a comment": "/*<![CDATA[*/ {} /*]]>*/",
    "a comment": "<!-- {} -->",
    "a semicolon": "{};",
}


@pytest.mark.parametrize("wrapping", WRAPPED.values(), ids=WRAPPED)
def test_json_ld_is_read_out_of_its_wrapping(wrapping):
    said = json.dumps({"@type": "SocialMediaPosting", "datePublished": "2026-03-05"})
    script = f'<script type="application/ld+json">{wrapping.format(said)}</script>'

    assert published(script) == "2026-03-05"


def test_json_ld_behind_the_part_of_a_long_page_that_is_read_counts():
    filler = "<p>Filling the page.</p>" * 25_000

    assert published("", "", filler + stated(datePublished="2026-03-05")) == "2026-03-05"
