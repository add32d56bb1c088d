"""An article of ten thousand statements is opened, navigated, flagged and searched."""

import pytest
from playwright.sync_api import Page, expect

from articles.actions.search_index import index_missing
from articles.models import Claim
from tests.factories import make_long_article

pytestmark = pytest.mark.django_db(transaction=True)
BESIDE = """() => [
    Math.max(...[...document.querySelectorAll("#copy, .part")].map((each) => each.children.length)),
    [...document.querySelectorAll("#copy p")].some(
        (each) => !each.checkVisibility({ contentVisibilityAuto: true })
    ),
]"""


def shows(page: Page, part: str, words: str) -> None:
    """Wait until the page shows it. `expect` would first serialise the page, for two minutes."""
    page.locator(part, has_text=words).first.wait_for()


def in_sight(page: Page, words: str) -> None:
    """Wait until the selected statement has this text and is visible."""
    shows(page, "#copy [aria-current]", words)
    page.wait_for_function(
        """() => {
            const place = document.querySelector("#copy [aria-current]").getBoundingClientRect();
            return place.top >= 0 && place.bottom <= innerHeight;
        }"""
    )


def test_an_article_of_ten_thousand_statements_is_usable(log_in, editor):
    article = make_long_article(editor, 10_000)
    index_missing()
    statements = list(article.revisions.get().statements.values_list("pk", flat=True))
    page = log_in("edith")
    page.goto(f"/articles/{article.pk}/?statement={statements[9000]}")

    in_sight(page, "bridge 9000 cost")
    shows(page, "#card .claim blockquote", "bridge 9000 cost")
    beside, skipped = page.evaluate(BESIDE)
    assert beside <= 250  # what stands beside each other is laid out in each frame of scrolling
    assert skipped

    for _twice in range(2):
        page.keyboard.press("j")
    in_sight(page, "bridge 9002 cost")
    shows(page, "#card blockquote", "bridge 9002 cost")
    page.keyboard.press("n")
    shows(page, "#card .claim blockquote", "bridge 9010 cost")
    page.keyboard.press("k")
    shows(page, "#card blockquote", "It is safe")

    page.get_by_role("button", name="Flag").click()
    shows(page, "#card", "Claim 1001")
    page.locator(f"#statement-{statements[9009]} .number[data-number='1001 ⚑']").wait_for()
    page.locator("#copy .number[data-number='1000 ⚑']").wait_for(state="attached")
    in_sight(page, "It is safe")
    assert Claim.objects.count() == 1001

    page.keyboard.press("/")
    page.keyboard.type("bridge 9990 cost")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="bridge 9990 cost").first.click()
    in_sight(page, "bridge 9990 cost")


def test_the_whole_text_is_shown_without_script_and_in_print(open_browser, editor):
    article = make_long_article(editor, 200)
    page = open_browser(java_script_enabled=False)
    page.goto("/")
    page.get_by_label("Username or e-mail").fill("edith")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.goto(f"/articles/{article.pk}/")

    page.get_by_role("link", name="Open claim 1").click()
    expect(page.locator("#card .claim blockquote")).to_contain_text("bridge 0 cost")
    page.emulate_media(media="print")
    page.locator("#copy p").last.scroll_into_view_if_needed()
    expect(page.locator("#copy .part").last).to_have_css("content-visibility", "visible")
    expect(page.locator("#copy")).to_contain_text("bridge 198 cost")
