"""The main job of three people: import, flag, cite, judge, sign off, export."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Capture, Claim
from tests.browser.articles.card import add_page
from tests.browser.conftest import follow
from tests.factories import SAMPLE
from tests.origin import Route

pytestmark = pytest.mark.django_db(transaction=True)
CLAIM = "there are about 30,000 displaced people in Syrian camps from 60 nationalities"
UNFINISHED = re.compile("queued|waiting|fetching|reading")
CENSUS = """<html><head><title>Camp census</title><meta property="og:site_name" content="Agency">
</head><body><article><h1>Camp census</h1><p>There are 39,900 people in the camp, from more than
60 nationalities. A year before there were 46,500.</p></article></body></html>"""


@pytest.fixture(autouse=True)
def newsroom(editor, reviewer, second_reviewer):
    """Edith, Rosa and Ravi."""


def import_sample(page: Page, accessible) -> None:
    follow(page.get_by_role("link", name="Import an article"))
    page.get_by_label("Article text").fill(SAMPLE.read_text())
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Publisher")).to_have_value("The Cradle")
    expect(page.get_by_label("Published on")).to_have_value("2025-02-25")
    accessible(page)
    page.get_by_label("Title").fill("Baghdad sends security messages")
    page.get_by_role("button", name="Split into statements").click()
    page.wait_for_url("**/articles/*/")
    expect(page.get_by_role("heading", name="Baghdad sends security messages")).to_be_visible()


def flag_part(page: Page) -> None:
    """Flag part of a statement, by keyboard only."""
    for _step in range(6):
        before = page.locator("#card").get_attribute("data-statement")
        page.keyboard.press("j")
        expect(page.locator("#card")).not_to_have_attribute("data-statement", before or "")
    expect(page.locator("#card blockquote")).to_contain_text("He pointed out that")
    expect(page.locator("#card .who")).to_contain_text("Hamid al-Shatri")
    page.keyboard.press("f")
    expect(page.get_by_label("Reason", exact=True)).to_be_focused()
    page.get_by_label("Reason", exact=True).select_option("number")
    page.get_by_label("Text to check (leave empty for the whole statement)").fill(CLAIM)
    page.keyboard.press("Enter")
    expect(page.locator("#card .claim blockquote")).to_have_text(CLAIM)
    expect(page.locator("#copy .claim")).to_have_text(CLAIM)
    expect(page.locator("#progress")).to_contain_text("0 of 1 claim judged")


def cite(page: Page, url: str) -> None:
    add_page(page, url)
    expect(page.locator("#citations")).to_contain_text(
        re.compile(f"{UNFINISHED.pattern}|captured|fetched")
    )


def test_an_article_is_imported_checked_signed_off_and_exported(
    log_in, accessible, origin, worker, tmp_path
):
    origin.page("/census", CENSUS)
    origin.set("/secret", Route(b"no", status=403))

    editor = log_in("edith", at="/articles/")
    accessible(editor)
    import_sample(editor, accessible)
    flag_part(editor)
    accessible(editor)

    reviewer = log_in("rosa", at="/articles/")
    follow(reviewer.get_by_role("link", name="Claims to check"))
    accessible(reviewer)
    reviewer.get_by_role("link", name=CLAIM).click()
    cite(reviewer, origin.url("/census"))
    expect(reviewer.locator(".source").first).to_contain_text("Camp census")
    expect(reviewer.locator(".source").first).to_contain_text("200")
    expect(reviewer.locator(".source").first).not_to_contain_text(UNFINISHED)
    cite(reviewer, origin.url("/secret"))
    expect(reviewer.locator(".source").nth(1)).to_contain_text("blocked")
    expect(reviewer.locator("#citations")).not_to_contain_text(UNFINISHED)
    follow(reviewer.get_by_role("link", name="Upload instead").nth(1))
    accessible(reviewer)
    page = {"name": "secret.html", "mimeType": "text/html", "buffer": CENSUS.encode()}
    reviewer.get_by_label("File").set_input_files([page])
    reviewer.get_by_role("button", name="Upload").click()
    expect(reviewer.locator(".source").nth(1)).to_contain_text("uploaded")
    assert Capture.objects.count() == 2

    reviewer.wait_for_load_state()  # keys work once the scripts are there
    reviewer.keyboard.press("3")
    expect(reviewer.get_by_role("radio", name="Misleading")).to_be_checked()
    reviewer.get_by_label("Explanation").fill("The camp count is low by about a quarter.")
    reviewer.get_by_role("button", name="Record verdict").click()
    expect(reviewer.locator("#progress")).to_contain_text("1 of 1 claim judged")
    expect(reviewer.get_by_role("button", name="Sign off")).to_have_count(0)
    accessible(reviewer)

    second = log_in("ravi", at="/articles/")
    second.get_by_role("link", name="Claims to check").click()
    second.get_by_role("link", name=CLAIM).click()
    second.get_by_role("button", name="Sign off").click()
    expect(second.locator("#progress")).to_contain_text("1 signed off")
    assert str(Claim.objects.get().signed_off_by) == "ravi"

    editor.reload()
    editor.get_by_role("link", name="report", exact=True).click()
    expect(editor.locator("mark")).to_have_text(CLAIM)
    text = editor.get_by_role("article")
    expect(text.get_by_text("The camp count is low by about a quarter.")).to_be_visible()
    expect(editor.get_by_role("main")).to_contain_text("ravi")
    accessible(editor)
    editor.go_back()
    follow(editor.get_by_role("link", name="export", exact=True))
    with editor.expect_download() as download:
        editor.get_by_role("link", name="Legal version (JSON)").click()
    report = json.loads(download.value.path().read_text())
    assert report["report"]["claims"][0]["text"] == CLAIM


def test_text_selected_with_the_mouse_is_flagged(log_in):
    page = log_in("edith", at="/articles/import/")
    page.get_by_label("Article text").fill("😀 It cost 4.5 million euros. Nobody knew.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Title").fill("The bridge")
    page.get_by_role("button", name="Split into statements").click()
    page.wait_for_url("**/articles/*/")

    page.evaluate(
        """() => {
            const text = document.querySelector("#copy .line span").firstChild;
            const start = text.data.indexOf("4.5");
            getSelection().setBaseAndExtent(text, start, text, start + "4.5 million".length);
            document.dispatchEvent(new PointerEvent("pointerup"));
        }"""
    )
    expect(page.get_by_label("Text to check (leave empty for the whole statement)")).to_have_value(
        "4.5 million"
    )
    page.locator("#flag-send").click()

    expect(page.locator("#copy .claim")).to_have_text("4.5 million")
    claim = Claim.objects.get()
    assert (claim.start, claim.text) == (10, "4.5 million")


def test_the_back_button_and_the_address_bar_lead_to_statements(log_in):
    page = log_in("edith", at="/articles/import/")
    page.get_by_label("Article text").fill("One came. Two came. Three came.")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Title").fill("Counting")
    page.get_by_role("button", name="Split into statements").click()
    page.wait_for_url("**/articles/*/")

    page.get_by_role("link", name="Two came.").click()
    expect(page.locator("#card blockquote")).to_have_text("Two came.")
    page.get_by_role("link", name="Three came.").click()
    expect(page.locator("#card blockquote")).to_have_text("Three came.")
    page.go_back()
    expect(page.locator("#card blockquote")).to_have_text("Two came.")
    page.reload()
    expect(page.locator("#card blockquote")).to_have_text("Two came.")


def test_of_two_verdicts_at_once_the_second_reviewer_sees_both_texts(
    log_in, editor, article, claim
):
    address = f"/articles/{article.pk}/?claim={claim.pk}"
    first, second = log_in("rosa"), log_in("ravi")
    for page in (first, second):
        page.goto(address)
    for page, words in ((first, "It cost five."), (second, "It cost six.")):
        page.get_by_role("radio", name="False").check()
        page.get_by_label("Explanation").fill(words)
        page.get_by_role("button", name="Record verdict").click()
        page.wait_for_load_state("networkidle")

    expect(second.locator(".theirs")).to_contain_text("False: It cost five.")
    expect(second.get_by_label("Explanation")).to_have_value("It cost six.")
    expect(second.locator(".errorlist").first).to_contain_text("Somebody changed this")
