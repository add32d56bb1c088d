"""Web pages that a browser saved in one file."""

import pytest

from articles.reading.document import Unreadable
from tests.reading.whole import read, values

ARTICLE = (
    "<p>The council met on Monday and decided that the bridge will be built next year.</p>"
    "<p>It costs five million euros, said the mayor, who had asked for it for ten years.</p>"
)


def saved(page: str, *, saved_by: str = "Blink") -> str:
    """A page as Chromium saves it."""
    return (
        f"From: <Saved by {saved_by}>\r\nSnapshot-Content-Location: https://news.example/bridge\r\n"
        "Subject: =?utf-8?Q?The=20bridge?=\r\nDate: Tue, 25 Feb 2025 10:00:00 +0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: image/png\r\nContent-Location: https://news.example/a.png\r\n\r\nx\r\n"
        "--b\r\nContent-Type: text/html\r\nContent-Location: https://news.example/bridge\r\n\r\n"
        f"{page}\r\n--b--\r\n"
    )


def test_the_article_is_read_with_its_address_and_when_it_was_saved():
    document = read(saved(f"<html><body><article>{ARTICLE}</article></body></html>"), "page.mhtml")

    assert document.text.startswith("The council met")
    read_values = values(document)
    assert read_values["title"] == "The bridge"
    assert read_values["canonical"] == "https://news.example/bridge"
    assert read_values["captured"] == "2025-02-25T10:00:00+00:00"


@pytest.mark.parametrize(("saved_by", "is_said"), [("Blink", True), ("UnMHT", False)])
def test_hidden_parts_that_chromium_leaves_out_are_announced(saved_by, is_said):
    document = read(saved(f"<article>{ARTICLE}</article>", saved_by=saved_by), "")

    assert ("hidden parts" in document.missing_text) is is_said


@pytest.mark.parametrize("attribute", ["shadowrootmode", "shadowmode"])
def test_the_words_of_web_components_are_read_in_their_places(attribute):
    page = (
        f"<article>{ARTICLE}<news-box>The light words are long enough to be an ordinary paragraph here."
        f"<b slot='name'>Jane Doe</b><template {attribute}='open'><p>The shadow says: <slot></slot></p>"
        "<p>Written for this newspaper by <slot name='name'>nobody</slot>, who was there.</p>"
        "</template></news-box></article>"
    )
    document = read(saved(page), "page.mhtml")

    assert "The shadow says: The light words are long enough" in document.text
    assert "by Jane Doe, who was there" in document.text


def test_a_file_without_a_page_is_refused():
    with pytest.raises(Unreadable, match="no web page"):
        read(
            "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nx",
            "",
        )
