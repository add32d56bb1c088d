"""Logging in and out, and what a browser keeps of it."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_citation

pytestmark = pytest.mark.django_db(transaction=True)


def test_after_logout_the_back_button_shows_no_private_page(log_in, claim, editor, reviewer):
    citation = make_citation(claim, reviewer)
    desk = f"/articles/{claim.revision.article_id}/?claim={claim.pk}"
    page = log_in("edith")
    page.goto(desk)
    page.goto(f"/sources/{citation.source_id}/")
    page.goto(desk)
    expect(page.locator("#card")).to_contain_text("the bridge cost")

    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()

    for _step in range(3):
        page.go_back()
        expect(page.get_by_role("heading", name="Log in")).to_be_visible()
        assert "the bridge cost" not in page.content()
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "bridge" not in stored
    assert "htmx-history-cache" not in stored
