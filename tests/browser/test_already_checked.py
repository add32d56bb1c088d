"""A new claim: the card says what was already checked, and a key leads to the earlier check."""

import json

import pytest
from playwright.sync_api import expect

from articles.actions.claims import import_fact_checks
from tests.factories import make_article, make_citation, make_claim
from tests.importing.test_claim_reviews import REVIEW

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reviewer_starts_from_an_earlier_check(
    log_in, accessible, verdict, claim, editor, reviewer, second_reviewer, administrator
):
    make_citation(claim, reviewer)
    import_fact_checks(json.dumps([REVIEW]).encode(), by=administrator)
    article = make_article(editor, "In all the bridge cost 5.4 million euros, she said.", "Again")
    again = make_claim(article, editor, "the bridge cost 5.4 million euros")
    page = log_in(second_reviewer)
    page.goto(f"/articles/{article.pk}/?claim={again.pk}")

    expect(page.locator("#checked")).to_contain_text("1 earlier claim, 1 fact-check")
    page.keyboard.press("b")
    expect(page.get_by_role("heading", name="Already checked")).to_be_visible()
    expect(page.locator("main")).to_contain_text("5.4 million euros ≠ 4.5 million euros")
    expect(page.locator("main")).to_contain_text("Check Desk")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        accessible(page, rules=["color-contrast"])

    page.keyboard.press("1")
    expect(page.get_by_role("heading", name="Start from an earlier check")).to_be_visible()
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 800})
    accessible(page)
    page.get_by_role("button", name="Add selected sources").click()
    expect(page.locator("#citations")).to_contain_text("www.example.com/page")

    page.goto(f"/claims/{again.pk}/checked/?from={claim.pk}")
    expect(page.get_by_label("Explanation")).to_have_value("It cost five.")
    page.get_by_label("Explanation").fill("It cost less.")
    page.get_by_role("button", name="Record verdict").click()
    expect(page.locator("#verdicts")).to_contain_text("It cost less.")
