"""A source that denies the words: the card says so, and a person may judge otherwise, with a reason."""

import pytest
from playwright.sync_api import expect

from articles.actions.sources import attach_upload
from articles.actions.verdicts import record_verdict
from articles.models import Citation, Rating
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db(transaction=True)
SAID = '"We will raise fares before the end of 2027," Rolf Anders said on Tuesday. It rained.'
MINUTES = """<h1>Transport committee, minutes of 12 May 2026</h1><p>Asked about prices, Mr Anders said
that it was not true that the company “will raise fares before the end of 2027”; any change would
need the consent of the council.</p>"""


def test_another_sense_is_shown_blocks_the_gate_and_can_be_judged(
    log_in, accessible, editor, reviewer
):
    article = make_article(editor, SAID, "Fares")
    claim = make_claim(article, editor, "will raise fares before the end of 2027")
    attach_upload(
        claim,
        by=reviewer,
        title="Minutes",
        file_name="minutes.html",
        data=MINUTES.encode(),
        stance=Citation.Stance.SUPPORTS,
        locator="item 4",
    )
    claim.refresh_from_db()
    rating = Rating.objects.get(scale=article.scale, label="True")
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )
    page = log_in("rosa")
    desk = f"/articles/{article.pk}/?claim={claim.pk}"

    page.goto(desk)
    finding = page.locator(".finding")
    expect(finding).to_contain_text("↩ Quotation: other sense")
    expect(finding).to_contain_text("The words are there, but the source")
    expect(finding.locator("mark")).to_contain_text("not")
    expect(page.locator("#verdict")).to_contain_text("The source has the words in another sense.")
    accessible(page)
    page.goto(f"/articles/{article.pk}/gate/")
    expect(page.locator("main")).to_contain_text("No verdict rests only on words in another sense")
    expect(page.locator("main")).to_contain_text("will raise fares before the end of 2027")

    page.goto(desk)
    page.get_by_role("link", name="Not turned?").click()
    expect(page.get_by_role("heading", name="Sense of the passage")).to_be_visible()
    page.get_by_label("Not turned: the source means the words as the article does").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Reason")).to_be_focused()  # the browser asks for it
    accessible(page)
    page.get_by_label("Reason").fill("He quotes the letter of the union.")
    page.get_by_role("button", name="Save").click()

    expect(finding).to_contain_text("judged that the passage is not turned:")
    expect(finding).to_contain_text("He quotes the letter of the union.")
    expect(page.locator("#verdict")).not_to_contain_text("in another sense")
    expect(page.get_by_role("link", name="Judge again")).to_be_visible()
    accessible(page)
