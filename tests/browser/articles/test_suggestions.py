"""Suggested claims on the desk: a mark, a filter, the reasons on the card, and a flag that ends it."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_suggested_claim_is_found_by_the_filter_and_flagged(log_in, accessible, editor):
    text = "Thank you very much. The bridge cost 4.5 million euros. I hope that it is safe."
    article = make_article(editor, text)
    page = log_in("edith")
    page.goto(f"/articles/{article.pk}/")
    suggested = page.locator("#copy a.suggested")
    expect(suggested).to_have_text("The bridge cost 4.5 million euros.")
    expect(page.locator("#card")).not_to_contain_text("Likely to need a check")

    page.get_by_label("Not flagged, likely to need a check 1").check()
    expect(page.locator("#copy a.dim")).to_have_count(2)
    suggested.click()
    expect(page.locator("#card")).to_contain_text("Likely to need a check: a figure")
    accessible(page)

    page.get_by_role("button", name="Flag").click()
    expect(page.locator("#card")).to_contain_text("Claim 1")
    expect(suggested).to_have_count(0)
    expect(page.get_by_label("Not flagged, likely to need a check 0")).to_be_visible()
