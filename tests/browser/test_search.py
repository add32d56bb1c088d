"""Search from any page by the keyboard, and come to the statement that was found."""

import pytest
from playwright.sync_api import expect

from articles.actions.claims import add_comment

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_phrase_is_searched_for_by_the_keyboard_and_leads_to_its_statement(
    log_in, accessible, verdict, claim, article, editor, reviewer
):
    add_comment(claim, by=reviewer, text="Who says that the bridge opened in 2019?")
    page = log_in(editor)
    page.goto("/claims/")

    page.keyboard.press("/")
    page.keyboard.type("“opened in 2019”")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Search", exact=True)).to_be_visible()
    expect(page.get_by_text("2 results.")).to_be_visible()
    hits = page.get_by_role("region", name="Results").get_by_role("listitem")
    expect(hits).to_have_count(2)
    expect(hits.locator("mark")).to_have_text(["opened in 2019", "opened in 2019"])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        accessible(page, rules=["color-contrast"])
    page.set_viewport_size({"width": 390, "height": 800})
    accessible(page)

    page.get_by_role("navigation", name="Narrow the results").get_by_role(
        "link", name="Articles 1"
    ).click()
    expect(hits).to_have_count(1)
    page.get_by_role("link", name="The bridge opened in 2019").click()
    expect(page.locator("#card")).to_contain_text("The bridge opened in 2019.")

    page.goto("/search/?words=opened&when=month")
    page.get_by_label("Words to search for").fill("zebra")
    page.get_by_role("button", name="Search", exact=True).last.click()
    expect(page.get_by_text("No results for zebra")).to_be_visible()
