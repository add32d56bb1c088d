"""The list of articles in a browser: from a deadline that passes to the article that is late."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_editor_plans_an_article_and_finds_it_by_its_tag(log_in, accessible, editor):
    make_claim(make_article(editor, title="Ferries"), editor)
    make_article(editor, title="Libraries")
    permitted = ["clipboard-read", "clipboard-write"]
    page = log_in("edith", at="/articles/", permissions=permitted)
    current = page.get_by_role("navigation", name="Show").get_by_role("link", name="In work")
    expect(current).to_have_attribute("aria-current", "page")
    assert current.evaluate("link => getComputedStyle(link).fontWeight") == "600"

    page.get_by_role("link", name="Ferries").click()
    page.get_by_role("link", name="deadline, owner and tags").click()
    page.get_by_label("Deadline").fill("2020-05-01T18:00")
    page.get_by_label("Tags").fill("transport, council")
    accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Last action: article planned")).to_be_visible()

    page.goto("/articles/")
    row = page.get_by_role("row", name="Ferries")
    expect(row).to_contain_text("In check")
    expect(row).to_contain_text("0 of 1 judged")
    expect(row).to_contain_text("late")
    expect(page.locator("tbody tr").first).to_contain_text("Ferries")
    accessible(page)
    page.get_by_role("link", name="Article", exact=True).click()
    heading = page.get_by_role("columnheader", name="Article")
    expect(heading).to_have_attribute("aria-sort", "ascending")

    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Tag", exact=True).select_option("transport")
    page.get_by_role("button", name="Show").first.click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Copy link").click()
    expect(page.locator("#notices")).to_contain_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.emulate_media(color_scheme="dark")
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 800})
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("link", name="Remove filter: Tag transport").click()
    expect(page.locator("tbody tr")).to_have_count(2)
