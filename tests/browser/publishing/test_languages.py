"""The desk in German and Arabic, and an edition that keeps its language for every reader."""

import pytest
from django.utils import translation
from playwright.sync_api import expect

from articles.models import User
from tests.factories import make_edition

FITS = "width => document.documentElement.scrollWidth === width"
pytestmark = pytest.mark.django_db(transaction=True)


def test_pages_are_read_in_german_and_from_right_to_left_in_arabic(
    log_in, open_browser, accessible, claim, verdict, editor, reviewer
):
    page = log_in("rosa", at="/account/#language")
    desk = f"/articles/{claim.revision.article_id}/?claim={claim.pk}"
    for language, name, direction in (("de", "Deutsch", "ltr"), ("ar", "العربية", "rtl")):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        accessible(page)
        page.goto(desk)
        html = page.locator("html")
        expect(html).to_have_attribute("lang", language)
        expect(html).to_have_attribute("dir", direction)
        text = page.locator("#copy p").first
        assert text.evaluate("p => getComputedStyle(p).direction") == "ltr"
        card, copy = page.locator("#card").bounding_box(), page.locator("#copy").bounding_box()
        assert card
        assert copy
        assert (card["x"] < copy["x"]) == (direction == "rtl")
        accessible(page)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function(FITS, arg=width)  # a moment later: the sheet slides in
        page.set_viewport_size({"width": 1440, "height": 1000})
        page.goto("/account/#language")
    assert User.objects.get(pk=reviewer.pk).language == "ar"

    with translation.override("de"):
        edition = make_edition(claim.revision.article, editor)
    stranger = open_browser(locale="ar")
    stranger.goto(f"/published/{edition.publication.key}/")
    expect(stranger.locator("html")).to_have_attribute("lang", "de")
    expect(stranger.get_by_text("Alle Ausgaben:")).to_be_attached()
    stranger.goto("/accounts/login/")
    expect(stranger.locator("html")).to_have_attribute("dir", "rtl")
    stranger.get_by_role("button", name="Deutsch").click()
    expect(stranger.get_by_role("heading", name="Anmelden")).to_be_visible()
    accessible(stranger)
