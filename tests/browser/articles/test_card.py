"""The card of a claim: its tabs, the dialog for sources, the next open claim, its link and its print."""

import pytest
from playwright.sync_api import expect

from tests.browser.articles.card import show_part
from tests.factories import make_article, make_citation, make_claim

pytestmark = pytest.mark.django_db(transaction=True)
# The text and fields of the desk, without times, random keys and the history, which loads later.
SHOWN = """() => ["strip", "copy", "card", "progress", "states"].map((id) => {
    const part = document.getElementById(id).cloneNode(true);
    part.querySelectorAll("[data-part=history], time").forEach((element) => element.remove());
    const fields = [...part.querySelectorAll("[name]")].filter(({ name }) => !/token|key$/.test(name));
    const values = fields.map(({ name, defaultValue }) => `${name}: ${defaultValue}`);
    return [part.textContent.replace(/\\s+/g, " "), ...values];
})"""
KEPT = "window.kept = ['card-statement', 'new-source', 'questions'].map((id) => document.getElementById(id))"
PERMITTED = {"permissions": ["clipboard-read", "clipboard-write"]}


def test_a_claim_fits_a_screen_and_its_keys_lead_to_the_next(log_in, accessible, editor, reviewer):
    article = make_article(
        editor, "The bridge cost 4.5 million euros.\n\nThe road cost 2 million euros."
    )
    claim = make_claim(article, editor, "4.5 million")
    other = make_claim(article, editor, "2 million")
    make_citation(claim, reviewer, "https://www.example.com/bridge")
    page = log_in("rosa", viewport={"width": 1440, "height": 900}, **PERMITTED)
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    page.wait_for_load_state("networkidle")

    for part in ("#claim-heading", "#citations .source", "#verdict-explanation", "#verdict-send"):
        expect(page.locator(part).first).to_be_in_viewport(ratio=1)
    expect(page.locator("#feed")).to_be_hidden()
    show_part(page, "History")
    expect(page.locator("#feed")).to_be_in_viewport()
    expect(page.locator("#happened")).to_contain_text("Flagged")
    expect(page.locator("#citations")).to_be_hidden()
    expect(page.locator("#verdict-send")).to_be_in_viewport(ratio=1)
    accessible(page)

    page.locator("h1").click()
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog", name="Add source")
    dialog.get_by_label("Address").fill("https://www.example.com/road")
    accessible(page)
    dialog.get_by_role("button", name="Add source").click()
    expect(dialog).to_be_visible()  # the stance is missing
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    page.get_by_role("link", name="Copy link").click()
    expect(page.locator("#notices")).to_contain_text("The link is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/articles/{article.pk}/?claim={claim.pk}")

    page.evaluate(KEPT)
    page.get_by_role("radio", name="False").check()
    page.get_by_label("Explanation").fill("It cost five.")
    page.get_by_role("button", name="Record verdict").click()
    expect(page.locator("#notices")).to_contain_text("Next open claim")
    assert page.evaluate("window.kept.every((part) => part.isConnected)")
    assert page.locator("#citation-url").input_value() == "https://www.example.com/road"
    expect(page.locator(".draft-mark")).to_be_visible()
    answered = page.evaluate(SHOWN)
    page.reload(wait_until="networkidle")
    assert page.evaluate(SHOWN) == answered  # what was kept is what would have been drawn
    page.locator("h1").click()
    page.keyboard.press("o")
    expect(page.locator("#card")).to_have_attribute("data-claim", str(other.pk))

    expect(page.locator("#happened")).not_to_contain_text("Flagged")  # nobody has read it yet
    page.evaluate(
        "window.print = () => { window.printed = document.documentElement.dataset.printing }"
    )
    page.context.set_offline(True)  # what is there is printed; the history is not
    page.get_by_role("button", name="Print this claim").click()
    page.wait_for_function("() => window.printed === 'card'")
    page.emulate_media(media="print")
    expect(page.locator("#card blockquote")).to_contain_text("2 million")
    expect(page.locator("#happened")).not_to_contain_text("Flagged")
    expect(page.locator("#copy")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint')), window.printed = ''")
    expect(page.locator("#connection")).to_contain_text("No connection")
    page.context.set_offline(False)
    expect(page.locator("#connection")).to_be_empty()

    page.get_by_role("button", name="Print this claim").click()
    page.wait_for_function("() => window.printed === 'card'")
    page.emulate_media(media="print")
    expect(page.locator("#happened")).to_contain_text("Flagged")
    expect(page.locator("#citations")).to_be_visible()
    expect(page.locator("#feed")).to_be_visible()
    expect(page.locator("#copy")).to_be_hidden()
