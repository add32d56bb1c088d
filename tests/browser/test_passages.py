"""A page that misquotes the article's source and one that quotes it: the card shows each as it is."""

import pytest
from playwright.sync_api import expect

from tests.factories import SAMPLE, make_article, make_claim

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PRISONERS = "9,000 ISIS members detained in prisons"
QUOTED = "The recent events in Syria represent a turning point in the region,"
MISQUOTING = """<html><head><title>Prisons</title></head><body><article><h1>Prisons</h1>
<p>There are about 30,000 displaced people in the camps. The service counts 90,000 ISIS members
detained in prisons under the control of the SDF in Hasakah.</p></article></body></html>"""
QUOTING = """<html><head><title>Transcript</title></head><body><article><h1>Transcript</h1>
<p>The recent events in Syria represent a turning point in the region, said Mr Shatri on Monday in
Baghdad, where the conference was held.</p></article></body></html>"""


def test_the_card_shows_what_each_page_says(log_in, accessible, origin, worker, editor, reviewer):
    origin.page("/prisons", MISQUOTING)
    origin.page("/transcript", QUOTING)
    article = make_article(editor, SAMPLE.read_text(), "Baghdad sends security messages")
    page = log_in("rosa")

    cite(page, article, make_claim(article, editor, PRISONERS), origin.url("/prisons"))
    findings = page.locator(".findings")
    expect(findings).to_contain_text("≠ Words of the claim: altered")
    expect(findings).to_contain_text("A number differs.")
    expect(findings.locator("del.loud")).to_contain_text("9,000")
    expect(findings.locator("ins.loud")).to_contain_text("90,000")
    expect(findings.locator(".facts-found")).to_contain_text("9,000")
    expect(findings).to_contain_text("It is no verdict.")
    accessible(page)

    page.get_by_role("link", name="Open the passage").first.click()
    expect(page.locator("mark")).to_contain_text("90,000 ISIS members detained in prisons")
    accessible(page)

    cite(page, article, make_claim(article, editor, QUOTED), origin.url("/transcript"))
    expect(findings).to_contain_text("= Quotation: exact")
    expect(findings.locator("del, ins")).to_have_count(0)
    live = page.get_by_role("link", name="On the page as it is today")
    assert "/transcript#:~:text=The%20recent%20events" in (live.get_attribute("href") or "")
    accessible(page)


def cite(page, article, claim, url: str) -> None:
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    page.get_by_label("Address").fill(url)
    page.get_by_role("button", name="Add source").click()
    expect(page.locator(".findings")).to_be_visible()
