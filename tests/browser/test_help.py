"""Help, opened from the header."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_help_opens_from_the_header_and_links_to_more_pages(log_in, accessible, editor):
    page = log_in("edith", at="/articles/")

    page.get_by_role("button", name="Account of").click()
    page.get_by_role("link", name="Help", exact=True).click()
    expect(page.get_by_role("heading", name="User guide")).to_be_visible()
    accessible(page)
    page.get_by_role("article").get_by_role("link", name="Attach sources").click()

    expect(page.get_by_role("heading", name="Attach sources", level=1)).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Next Recordings and transcripts").click()
    page.get_by_role("link", name="Next Calculations").click()
    page.get_by_role("link", name="Next Verdicts and sign-off").click()
    expect(page).to_have_url(f"{page.url.split('/help/')[0]}/help/verdicts/")
    expect(page.get_by_role("heading", name="Verdicts and sign-off", level=1)).to_be_visible()
