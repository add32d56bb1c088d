"""Import of an article by its address."""

import pytest

from articles.actions.articles import confirm_import, read_article, start_import
from articles.models import Claim, Scale
from articles.refusals import Refused
from tests.importing.whole import TITLE, whole
from tests.origin import Origin, Route

PAGE = """<!doctype html><html lang="en"><head><title>A bridge too dear - The Cradle</title>
<meta property="og:title" content="A bridge too dear"><meta name="author" content="Jane Doe">
<meta property="og:site_name" content="The Cradle">
<meta property="article:published_time" content="2025-02-25T10:00:00Z">
<link rel="canonical" href="https://www.example.com/bridge"></head>
<body><nav>Home</nav><article><h1>A bridge too dear</h1>
<p>Minister Jane Doe said that the bridge cost 4.5 million euros. She had seen the accounts.</p>
<p>Nobody has counted the cars on the bridge since it was opened in the spring of 2019.</p>
</article></body></html>"""


@pytest.fixture
def origin(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        yield origin


def start(editor, origin, path="/bridge"):
    return start_import(by=editor, url=origin.url(path))


def test_a_page_is_read_as_an_article(editor, origin):
    origin.page("/bridge", PAGE)

    imported = start(editor, origin)

    assert imported.text.startswith("Minister Jane Doe said that the bridge cost")
    assert "\n\nNobody has counted the cars" in imported.text
    assert (imported.title, imported.byline) == ("A bridge too dear", "Jane Doe")
    assert (imported.publisher, str(imported.published_on)) == ("The Cradle", "2025-02-25")
    # The canonical address names a page of another site, which is not believed.
    assert (imported.origin, imported.url) == ("url", origin.url("/bridge"))


def test_a_word_file_at_an_address_is_read_with_its_comments(editor, origin):
    origin.page("/bridge.docx", whole(), content_type="application/zip")

    imported = start(editor, origin, "/bridge.docx")

    assert (imported.title, imported.byline) == (TITLE, "John Roe")
    assert [each["kind"] for each in imported.annotations] == ["footnote", "link", "comment"]
    assert imported.url == origin.url("/bridge.docx")


LINKED = PAGE.replace("the accounts", '<a href="/accounts">the accounts</a>').replace(
    "<nav>Home</nav>", '<nav><a href="/accounts">the accounts</a> <a href="/">Home</a></nav>'
)


def confirmed(imported, editor) -> dict[str, list[str]]:
    """Confirm the import. Returns the cited addresses by statement."""
    scale = Scale.objects.get(key="public")
    confirm_import(imported, by=editor, title="A title", body=imported.text, scale=scale)
    return {
        claim.text: [citation.source.url for citation in claim.citations.all()]
        for claim in Claim.objects.all()
    }


def test_the_links_of_a_page_are_cited_for_their_statements(editor, origin):
    origin.page("/bridge", LINKED)

    imported = start(editor, origin)

    words = [
        imported.text[annotation["start"] : annotation["end"]]
        for annotation in imported.annotations
    ]
    assert words == ["the accounts"]
    assert confirmed(imported, editor) == {
        "She had seen the accounts.": [origin.url("/accounts")],
    }


def test_absolute_links_of_a_file_are_cited(editor):
    page = LINKED.replace('<a href="/accounts">', '<a href="https://www.example.com/accounts">')

    imported = start_import(by=editor, file_name="bridge.html", data=page.encode())

    assert confirmed(imported, editor) == {
        "She had seen the accounts.": ["https://www.example.com/accounts"],
    }


@pytest.mark.parametrize(
    ("route", "sentence"),
    [
        (Route(b"no", status=403), "does not let programs read"),
        (Route(b"no", status=404), "does not exist"),
        (Route(b"", status=200), "empty"),
        (Route(b"<html><body></body></html>"), "No text"),
    ],
    ids=["forbidden", "gone", "empty", "no text"],
)
def test_a_page_that_cannot_be_fetched_is_refused_with_a_message(editor, origin, route, sentence):
    origin.set("/bridge", route)

    with pytest.raises(Refused, match=sentence):
        start(editor, origin)


@pytest.mark.parametrize("url", ["ftp://a.example/", "http://127.0.0.1/", "no address"])
def test_an_address_that_is_not_public_is_refused_with_a_message(editor, url):
    with pytest.raises(Refused):
        start_import(by=editor, url=url)


def test_a_slow_page_is_refused_after_the_time_limit(editor, origin, monkeypatch):
    monkeypatch.setattr(read_article, "PAGE_SECONDS", 0.5)
    origin.drip("/bridge")

    with pytest.raises(Refused, match=r"0\.5 seconds"):
        start(editor, origin)


GERMAN = (
    "Der Hafen wird für elf Monate geschlossen, und das ist für die Händler nicht gut. Die Stadt zahlt"
    " vier Millionen Euro, und der Rat hat das am Dienstag mit den Stimmen der Mehrheit beschlossen."
)
NORWEGIAN = (
    "Havnen blir stengt i elleve måneder, og det er ikke bra for handelsmennene på øya. Byen betaler"
    " fire millioner euro, og rådet vedtok det på tirsdag med stemmene til flertallet i salen her."
)
LANGUAGES = {
    "a template's language": ("en-US", GERMAN * 2, "de"),
    "the right one": ("de-AT", GERMAN * 2, "de"),
    "none": ("", GERMAN * 2, "de"),
    "a name": ("english", GERMAN * 2, "de"),
    "one that is alike": ("da", NORWEGIAN * 2, "da"),
    "a short text": ("fr", "Der Hafen ist zu, und das ist gut.", "fr"),
}


@pytest.mark.parametrize(("stated", "body", "language"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_language_of_the_text_counts_more_than_that_of_its_template(
    editor, stated, body, language
):
    page = f'<html lang="{stated}"><title>A</title><p>{body}</p><p>{body}</p></html>'

    imported = start_import(by=editor, file_name="a.html", data=page.encode())

    assert imported.language == language
