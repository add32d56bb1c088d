"""What stands between a reader and an article gets a sentence; an article about it gets none."""

import pytest

from articles.reading.document import Document, Wall
from articles.reading.html import read_html

FIRST = (
    "The harbour council voted on Tuesday to close the northern ferry terminal for eleven months while"
    " engineers replace its pilings, which divers examined in March."
)
LAST = "The work is to be paid for with a loan that the council took out in 2019 and has not used since."
ARTICLE = f"<article><h1>Ferry</h1><p>{FIRST}</p><p>{LAST}</p></article>"


def read(body: str, head: str = "") -> Document:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    at = "https://www.orrinpost.com/ferry"
    return read_html(page.encode(), content_type="text/html; charset=utf-8", url=at)


PASSWORD = "<form><input name=user><input type=password name=word></form>"
WALLS = {
    "a robot check": (
        "<h1>Please verify you are a human</h1><p>Click the box below.</p>",
        Wall.ROBOT,
    ),
    "unusual traffic": (
        "<p>Our systems have detected unusual traffic from your network.</p>",
        Wall.ROBOT,
    ),
    "a challenge": ("<p>Checking your browser before accessing orrinpost.com.</p>", Wall.ROBOT),
    "a captcha": ("<p>Enter the captcha to go on.</p>", Wall.ROBOT),
    "a German check": ("<p>Bestätigen Sie, dass Sie kein Roboter sind.</p>", Wall.ROBOT),
    "access denied": (
        "<h1>Access Denied</h1><p>You have no permission to see this.</p>",
        Wall.ROBOT,
    ),
    "a login": (f"<h1>Sign in to The Orrin Post</h1>{PASSWORD}", Wall.LOGIN),
    "a German login": (f"<h1>Anmelden</h1>{PASSWORD}", Wall.LOGIN),
    "a French login": (f"<h1>Connectez-vous</h1>{PASSWORD}", Wall.LOGIN),
    "consent": (
        "<h1>Before you continue</h1><p>We use cookies and data. Accept all</p>",
        Wall.CONSENT,
    ),
    "German consent": (
        "<h1>Cookies</h1><p>Bitte stimmen Sie zu. Cookies zustimmen</p>",
        Wall.CONSENT,
    ),
    "a shell": (
        '<div id="root"></div><noscript>You need to enable JavaScript.</noscript>',
        Wall.SHELL,
    ),
    "another shell": ('<div id="app"></div><p>Loading…</p>', Wall.SHELL),
}


@pytest.mark.parametrize(("body", "wall"), WALLS.values(), ids=WALLS)
def test_a_wall_is_never_plain_text(body, wall):
    document = read(body)

    assert (document.wall, document.missing_text) == (wall, str(wall.sentence))


FREE = '<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {}}}</script>'


@pytest.mark.parametrize(
    ("head", "is_beginning"),
    [
        (FREE.format("false"), True),
        (FREE.format('"False"'), True),
        (FREE.format('"http://schema.org/False"'), True),
        ('<meta property="article:content_tier" content="locked">', True),
        ('<meta name="article:content_tier" content="metered">', True),
        (FREE.format("true"), False),
        ('<meta property="article:content_tier" content="free">', False),
        ("", False),
    ],
)
def test_a_beginning_behind_a_paywall_is_announced(head, is_beginning):
    document = read(ARTICLE, head)

    assert document.wall is (Wall.BEGINNING if is_beginning else Wall.NONE)
    assert document.missing_text == (str(Wall.BEGINNING.sentence) if is_beginning else "")


def test_a_short_piece_of_news_below_a_notice_is_an_article():
    notice = "<div class=cookie-bar>We use cookies. Accept cookies</div>"

    assert not read(f"{notice}<p>{FIRST}</p>").wall


@pytest.mark.parametrize(
    "about",
    [
        "The minister said: I am not a robot. Nobody had asked him, and the hall was silent for a while.",
        "A captcha is to keep machines from booking the ferry, the harbour office said on the same day.",
        "Who wants to log in must sign in with a password, which the council regards as safe enough now.",
        "Cookies and consent to cookies were the matter of the second motion, on which nobody had a view.",
        "Tickets require JavaScript, and the old page was closed in the summer of the year before that.",
    ],
)
def test_an_article_about_walls_is_none(about):
    body = ARTICLE.replace("</article>", f"<p>{about}</p></article>{PASSWORD}")

    assert not read(body).wall


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("https://paper.example/new", "Its address: https://paper.example/new."),
        ("/new", "Read that one instead."),
        ("new.html", "Read that one instead."),
    ],
)
def test_an_uploaded_page_that_leads_on_says_so(target, sentence):
    page = f"<html><meta http-equiv=refresh content='0; url={target}'><p>Redirecting</p></html>"

    document = read_html(page.encode(), content_type="", url="")

    assert document.missing_text.endswith(sentence)
