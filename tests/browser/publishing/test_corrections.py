"""A source drifts after publication: an editor finds it, corrects, informs, settles and takes it back."""

import pytest
from playwright.sync_api import expect

from articles.actions.sources import upload_instead
from articles.models import CorrectionCase
from tests.factories import make_approval, make_edition, make_next_verdict
from tests.undoing import cite_letter, judge
from tests.worker import wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_editor_corrects_what_a_source_no_longer_says(
    log_in, presentable, worker, article, claim, editor, reviewer, rating
):
    letter = cite_letter(claim, reviewer)
    verdict = judge(claim, reviewer, rating)
    make_edition(article, editor)
    page = log_in("edith", at="/corrections/")
    expect(page.locator("main")).to_contain_text("Nothing to correct")
    new_words = b"The bridge cost 5.4 million euros."
    upload_instead(letter.source, by=reviewer, file_name="b.txt", data=new_words)
    wait_until(CorrectionCase.objects.exists, 60)  # a real worker looks

    page.goto("/work/")
    page.get_by_role("link", name="Corrections 1").click()
    expect(page.locator("tbody")).to_contain_text("source changed")
    presentable(page)
    page.get_by_role("link", name="The bridge").click()
    expect(page.locator("main")).to_contain_text("The bridge cost 5.4 million euros.")
    expect(page.get_by_role("link", name="edition 1", exact=True)).to_be_visible()
    presentable(page)
    page.get_by_role("button", name="No correction needed").click()
    expect(page.locator("main")).to_contain_text("Publish a correction first")
    draft = page.get_by_label("Draft of the correction")
    assert "has changed since edition 1" in draft.input_value()
    draft.fill("The letter says 5.4 million now.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("#notices")).to_contain_text("Draft saved.")

    make_next_verdict(verdict, "False", "It cost 5.4 million.")
    make_approval(article, editor)
    page.get_by_role("link", name="Publish the correction").click()
    expect(page.get_by_label("Note to readers")).to_have_value("The letter says 5.4 million now.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("#notices")).to_contain_text("Edition 2 is published.")
    page.get_by_role("link", name="Corrections 1").click()
    expect(page.locator("tbody")).to_contain_text("corrected in edition 2")
    page.get_by_role("link", name="The bridge").click()
    page.get_by_role("button", name="Record notice").click()
    expect(page.locator("main")).to_contain_text("Enter the person or outlet")
    page.get_by_label("Person or outlet").fill("The agency")
    page.get_by_label("Channel").select_option("phone")
    page.get_by_role("button", name="Record notice").click()
    expect(page.locator("tbody")).to_contain_text("The agency")
    presentable(page)
    page.get_by_role("button", name="Settle").click()
    expect(page.locator("#notices")).to_contain_text("Case settled.")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("#notices")).to_contain_text("Undone: correction settled")
    page.get_by_role("button", name="Settle").click()
    page.get_by_role("link", name="Back to the corrections").click()
    expect(page.locator("main")).to_contain_text("Nothing to correct")
    page.get_by_role("link", name="Done").click()
    expect(page.locator("tbody")).to_contain_text("settled")
    stranger = log_in("rosa", at="/work/")
    expect(stranger.get_by_role("link", name="Corrections")).to_have_count(0)
