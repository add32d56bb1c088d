"""The claims to check, by keyboard: move, select, assign; undo once; save a filter."""

import pytest
from playwright.sync_api import expect

from articles.models import Claim
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_claims_are_assigned_by_keys_and_one_undo_takes_it_back(
    log_in, accessible, article, editor, reviewer
):
    words = ("the bridge cost 4.5 million euros", "Nobody has counted the cars")
    claims = [make_claim(article, editor, each) for each in words]
    third = make_claim(make_article(editor, title="Ferries"), editor, "It is safe")
    page = log_in("edith")
    page.goto("/claims/")
    bar = page.get_by_role("group", name="Change the selected claims")
    expect(bar).to_be_hidden()

    page.keyboard.press("j")
    expect(page.get_by_role("link", name=words[0], exact=True)).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(bar).to_contain_text("2 selected")
    accessible(page)
    page.emulate_media(color_scheme="dark")
    accessible(page, rules=["color-contrast"])
    page.keyboard.press("a")
    expect(page.get_by_label("Assign")).to_be_focused()
    page.get_by_label("Assign").select_option("rosa")
    Claim.objects.get(pk=claims[1].pk).change(expected_version=1, note="Changed by somebody else.")
    page.get_by_role("button", name="Change").click()

    outcome = page.get_by_role("status").filter(has_text="1 claim changed.")
    expect(outcome).to_contain_text(f"1 was not changed: {words[1]}")
    expect(page.get_by_role("row", name=f"Select: {words[0]}")).to_contain_text("rosa")
    accessible(page)
    page.keyboard.press("u")
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(page.get_by_role("row", name=f"Select: {words[0]}")).to_contain_text("nobody")

    page.get_by_role("checkbox", name="Select all on this page").check()
    expect(bar).to_contain_text("3 selected")
    page.locator("h1").click()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()

    page.get_by_role("link", name="Ferries").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.get_by_role("link", name="Copy link")).to_be_visible()
    page.get_by_text("Saved filters").click()
    page.get_by_label("Name of the filter").fill("The ferries")
    accessible(page)
    page.get_by_role("button", name="Save filter").click()
    page.get_by_role("link", name="Everything open").click()
    page.get_by_role("link", name="Priority").click()
    heading = page.get_by_role("columnheader", name="Priority")
    expect(heading).to_have_attribute("aria-sort", "descending")
    page.get_by_role("navigation", name="Filters").get_by_role("link", name="The ferries").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.set_viewport_size({"width": 390, "height": 800})
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_contain_text(third.text)
