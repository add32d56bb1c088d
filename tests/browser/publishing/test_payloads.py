"""Chromium shows the scripts in a report as text, runs none, and requests nothing."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Dialog, Page, Route

from articles.reports import FORMATS, Rendering
from tests.reports.payloads import PAYLOADS, SCRIPTS, full_of_each

HERE = "https://report.example/"
POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
EVENTS = """() => {
    for (const element of document.querySelectorAll("*"))
        for (const name of ["mouseover", "focus", "error", "toggle", "load"])
            element.dispatchEvent(new Event(name));
}"""


@dataclass
class Shown:
    """The text of a page, and what its scripts did."""

    words: str
    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def show(chromium) -> Iterator[Callable[[str], Shown]]:
    """`show(html)` opens the page on a site where scripts may run."""
    context = chromium.new_context()
    ran: list[str] = []
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == HERE:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            asked.append(route.request.url)
            route.abort()

    html = ""
    context.expose_function("canary", lambda: ran.append("canary"))
    context.route("**/*", answer)
    page: Page = context.new_page()

    def asked_by_script(dialog: Dialog) -> None:
        ran.append("dialog")
        dialog.dismiss()

    page.on("dialog", asked_by_script)

    def opened(content: str) -> Shown:
        nonlocal html
        html = content
        ran.clear()
        asked.clear()
        page.goto(HERE, wait_until="load")
        page.evaluate(EVENTS)
        page.wait_for_load_state("networkidle")
        words = page.evaluate("document.body.innerText")
        assert page.url == HERE
        return Shown(squeezed(words), list(ran), list(asked))

    yield opened
    context.close()


def squeezed(text: str) -> str:
    return "".join(text.split())


def written(key: str) -> str:
    return FORMATS[key].rendered(full_of_each(), Rendering.PUBLIC).decode()


def check_shown_and_inert(shown: Shown, *, times: int) -> None:
    assert (shown.ran, shown.asked) == ([], [])
    for payload in PAYLOADS:
        assert shown.words.count(squeezed(payload)) >= times, payload


def test_the_check_notices_text_that_is_not_escaped(show):
    unescaped = show(f"<!doctype html><title>x</title><p>{'</p><p>'.join(SCRIPTS[:1])}")
    pixel = show("<!doctype html><img src=x onerror=canary()>")

    assert "canary" in unescaped.ran
    assert ("canary" in pixel.ran, pixel.asked) == (True, [f"{HERE}x"])


def test_the_web_page_shows_scripts_as_text_even_without_its_policy(show):
    html = written("html")
    assert POLICY.search(html)

    check_shown_and_inert(show(html), times=6)
    check_shown_and_inert(show(POLICY.sub("", html)), times=6)


def test_markdown_shows_scripts_as_text(show):
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(written("md"))

    check_shown_and_inert(show(f"<!doctype html><title>x</title>{html}"), times=4)


def test_claim_reviews_cannot_close_their_script_element(show, chromium):
    written_in = written("claim-review")

    shown = show(
        f'<!doctype html><title>x</title><script type="application/ld+json">{written_in}</script>'
    )

    assert (shown.ran, shown.asked, shown.words) == ([], [], "")
    review_bodies = [each["reviewBody"] for each in json.loads(written_in)]
    assert review_bodies == PAYLOADS[::2]
