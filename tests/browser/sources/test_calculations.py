"""A figure is shown by a calculation: cells are picked without a mouse, previewed and saved."""

import pytest
from playwright.sync_api import expect

from articles.actions.sources import attach_upload, upload_instead
from articles.models import Calculation, Citation
from tests.actions.sources.test_calculations import PAGE, TEXT
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_calculation_is_picked_previewed_saved_and_says_when_its_figures_change(
    log_in, accessible, editor, reviewer
):
    article = make_article(editor, TEXT, "Ferries")
    claim = make_claim(article, editor, "up 12 per cent")
    citation = attach_upload(
        claim,
        by=reviewer,
        title="Passengers",
        file_name="ferries.html",
        data=PAGE.encode(),
        stance=Citation.Stance.CONTEXT,
    )
    page = log_in("rosa")
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    page.get_by_role("link", name="Add a calculation").click()
    expect(page.get_by_role("heading", name="Add a calculation")).to_be_visible()
    page.get_by_label("Figure in the article").select_option(label="up 12 per cent")
    page.get_by_label("Calculation", exact=True).select_option(label="change in per cent")
    page.get_by_role("button", name="1,200").press("Enter")
    expect(page.locator("#figure-figure_0-row")).to_have_value("2")
    accessible(page)

    # the second by its numbers
    page.locator("#figure-figure_1-citation").select_option(label="Passengers")
    page.locator("#figure-figure_1-table").fill("1")
    page.locator("#figure-figure_1-row").fill("9")
    page.locator("#figure-figure_1-column").fill("2")
    page.get_by_role("button", name="Preview").press("Enter")
    expect(page.locator("main")).to_contain_text("Table 1 has no cell in row 9, column 2.")
    page.locator("#figure-figure_1-row").fill("3")
    page.get_by_role("button", name="Preview").press("Enter")
    expect(page.locator("#preview")).to_contain_text("(1,344 − 1,200) ÷ 1,200 = 12 %")
    assert not Calculation.objects.exists()
    accessible(page)
    page.get_by_role("button", name="Save").press("Enter")

    shown = page.locator("#calculations")
    expect(shown).to_contain_text("agrees with “up 12 per cent”")
    expect(page.get_by_role("button", name="Undo u")).to_be_visible()
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 800})
    accessible(page)
    shown.get_by_role("link", name="1,344", exact=True).click()
    expect(page.locator("#passage")).to_have_text("1,344")

    upload_instead(
        citation.source,
        by=reviewer,
        file_name="later.html",
        data=PAGE.replace("1,344", "1,380").encode(),
    )
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    expect(shown).to_contain_text("figures changed")
    expect(shown).to_contain_text("(1,380 − 1,200) ÷ 1,200 = 15 %")
    shown.get_by_role("link", name="Edit calculation").click()
    page.get_by_role("button", name="Use the newest captures").click()
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview")).to_contain_text("differs from “up 12 per cent”")
    page.get_by_role("button", name="Save").click()
    expect(shown).to_contain_text("= 15 %")
    shown.get_by_role("button", name="Remove calculation").click()
    expect(shown).not_to_contain_text("15 %")
