"""After logout the Back button shows no private page, in a browser that keeps pages in memory."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.views.answers import PrivateAnswers
from tests.factories import make_citation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def chromium(launch) -> Browser:
    """A browser as people use it: Playwright switches off that pages are kept for Back."""
    started: Browser = launch(is_whole=True, ignore_default_args=["--disable-back-forward-cache"])
    return started


def is_shown_after_going_back(page: Page, word: str) -> bool:
    """Go back one step and return whether the page shows the word.

    A page from memory is there without being loaded, which Playwright's own step would wait for.
    """
    former = page.url
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_function("former => location.href !== former", arg=former)
    return word in page.locator("main").inner_text()


@pytest.fixture
def log_out(log_in, claim, editor, reviewer) -> Callable[[], Page]:
    """Returns a browser in which Edith read three private pages and then logged out."""
    citation = make_citation(claim, reviewer)

    def read_and_log_out() -> Page:
        page: Page = log_in("edith", is_own=True)
        page.goto(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
        page.goto(f"/sources/{citation.source_id}/")
        page.goto("/claims/")
        expect(page.locator("main")).to_contain_text("the bridge cost")
        page.get_by_role("button", name="Account of").click()
        page.get_by_role("button", name="Log out").click()
        expect(page.get_by_role("heading", name="Log in")).to_be_visible()
        return page

    return read_and_log_out


def test_after_logout_the_back_button_shows_no_private_page(log_out):
    logged_out = log_out()
    for _step in range(3):
        assert not is_shown_after_going_back(logged_out, "the bridge cost")
        expect(logged_out.get_by_role("heading", name="Log in")).to_be_visible()

    stored = json.loads(
        logged_out.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    )
    assert "bridge" not in str(stored)
    assert "htmx-history-cache" not in str(stored)


@pytest.fixture
def without_header(monkeypatch) -> None:
    monkeypatch.setattr(
        PrivateAnswers, "__call__", lambda self, request: self.get_response(request)
    )


def test_without_the_header_it_would(without_header, log_out):
    # A busy browser may drop a page that it keeps for Back.
    assert any(is_shown_after_going_back(log_out(), "the bridge cost") for _attempt in range(3))
