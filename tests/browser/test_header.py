"""The header: one line on a phone, a menu that keys open and close, and the menu of the account."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.actions.claims import move_claim
from articles.models import Claim, OutboxMessage
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db(transaction=True)
SMALL_TARGETS = """() => [...document.querySelectorAll("header a, header button, #account-menu *")]
    .filter((e) => e.matches("a, button") && e.checkVisibility())
    .map((e) => [e.textContent.trim() || e.ariaLabel, e.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
    .map(([name]) => name)"""
# Links of the side navigation that are outside of the window or too small.
HIDDEN_LINKS = """() => [...document.querySelectorAll(".side-nav a")]
    .map((e) => [e.textContent, e.getBoundingClientRect()])
    .filter(([, box]) => box.left < 0 || box.right > innerWidth || box.height < 24)
    .map(([name]) => name)"""
# What Tab reaches in the main part, in its order; the focus is put before it.
REACHABLE = """() => {
    const main = document.querySelector("main");
    main.tabIndex = -1;
    main.focus();
    return [...main.querySelectorAll("a, button, input, select, textarea, [tabindex='0']")]
        .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.disabled)
        .filter((e) => e.type !== "radio" || e.checked)
        .map((e) => e.name || e.textContent.trim());
}"""
FOCUSED = "document.activeElement.name || document.activeElement.textContent.trim()"
FIRST_LINE = """() => {
    const text = document.createTreeWalker(document.querySelector("#copy"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let first, characters = 0;
    while (text.nextNode()) for (let i = 0; i < text.currentNode.length; i += 1) {
        if (!text.currentNode.data.trim()) break;
        range.setStart(text.currentNode, i);
        range.setEnd(text.currentNode, i + 1);
        const { bottom } = range.getBoundingClientRect();
        first ??= bottom;
        if (bottom > first + 4) return characters;
        characters += 1;
    }
}"""


def test_the_header_of_a_phone_is_one_line_and_its_menus_obey_keys(log_in, accessible, editor):
    page = log_in("edith", at="/articles/", viewport={"width": 390, "height": 800})
    assert page.locator("header.top").bounding_box()["height"] <= 56
    menu, navigation = page.get_by_role("button", name="Menu"), page.locator("#navigation")
    expect(navigation).to_be_hidden()

    menu.focus()
    page.keyboard.press("Enter")
    expect(navigation.get_by_role("link", name="Articles")).to_have_attribute(
        "aria-current", "page"
    )
    page.keyboard.press("Tab")
    expect(navigation.get_by_role("link", name="My work")).to_be_focused()
    accessible(page)
    assert page.evaluate(SMALL_TARGETS) == []
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.keyboard.press("Escape")
    expect(navigation).to_be_hidden()
    expect(menu).to_be_focused()

    page.get_by_role("button", name="Account of edith").click()
    accessible(page)
    assert page.evaluate(SMALL_TARGETS) == []
    page.get_by_role("button", name="Dark").click()
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(22, 22, 20)"
    page.get_by_role("button", name="Account of edith").click()
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    accessible(page, rules=["color-contrast"])
    page.get_by_role("link", name="Sessions").click()
    expect(page.get_by_role("heading", name="Sessions")).to_be_in_viewport()


def test_the_text_of_a_desk_keeps_60_characters_a_line_its_filters_and_counts(log_in, editor):
    article = make_article(editor, "The bridge over the river was measured again by the city. " * 8)
    page = log_in("edith", viewport={"width": 1024, "height": 800})
    page.clock.install()
    page.goto(f"/articles/{article.pk}/")
    assert page.evaluate(FIRST_LINE) >= 60

    for width in (1024, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.get_by_role("button", name="Progress and filters").click()
        rail = page.get_by_role("complementary", name="Overview")
        rail.get_by_label("Unattributed").check()
        expect(rail.get_by_role("heading", name="Progress")).to_be_visible()
        page.keyboard.press("Escape")
        expect(rail).to_be_hidden()

    page.set_viewport_size({"width": 1440, "height": 800})
    link = page.locator("#navigation").get_by_text("Claims to check")
    expect(link).to_have_text("Claims to check")
    claim = make_claim(make_article(editor, "It cost five million euros."), editor)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(link).to_have_text("Claims to check 1")
    link.focus()
    move_claim(claim, by=editor, to=Claim.State.CUT, why="No.", expected_version=1)
    page.clock.fast_forward(61_000)
    expect(link).to_have_text("Claims to check")
    expect(link).to_be_focused()


def test_the_pages_of_administration_fit_a_phone_right_to_left_and_obey_tab(
    log_in, accessible, administrator, rating
):
    OutboxMessage.objects.create(
        kind="notice",
        key="k",
        recipient=administrator,
        state="failed",
        problem="The mail server refused the message: 451 Busy",
        next_attempt_at=timezone.now(),
        finished_at=timezone.now(),
    )
    page = log_in("ada", viewport={"width": 390, "height": 800})
    addresses = ("scales/", f"ratings/{rating.pk}/", "retention/", "messages/")
    for address in addresses:
        page.goto(f"/settings/{address}")
        page.evaluate("document.documentElement.dir = 'rtl'")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.evaluate(HIDDEN_LINKS) == []
        accessible(page)
        reachable = page.evaluate(REACHABLE)
        for name in reachable:
            page.keyboard.press("Tab")
            assert page.evaluate(FOCUSED) == name, (address, reachable)
