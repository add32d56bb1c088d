"""Keys and the mouse act on what the frame shows, and what was sent once is not sent again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from articles.actions.claims import assign_claim
from articles.models import Attribution, Claim, Comment, Tick, Verdict
from tests.browser.articles.card import show_part
from tests.factories import statement_with

pytestmark = pytest.mark.django_db(transaction=True)
CARD = re.compile(r"\?statement=")
DRAFTS = "Object.keys(localStorage).filter((name) => name.startsWith('draft '))"
PLACE = """([line, from, to]) => {
    const text = document.querySelector(line).firstChild.firstChild;
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    const box = range.getBoundingClientRect();
    return [box.left, box.right, (box.top + box.bottom) / 2];
}"""


def hold_requests() -> tuple[list[Route], Callable[[Route], None]]:
    """Return a list, and a handler that adds requests to it instead of sending them."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    return held, hold


@pytest.fixture(autouse=True)
def newsroom(editor, reviewer, second_reviewer):
    """Edith, Rosa and Ravi."""


def test_keys_wait_for_the_card_of_the_framed_statement(log_in, article):
    page = log_in("rosa")
    first, third = statement_with(article, "4.5 million"), statement_with(article, "2019")
    page.goto(f"/articles/{article.pk}/?statement={first.pk}")
    page.wait_for_load_state("networkidle")
    held, hold = hold_requests()
    page.route(CARD, hold)

    with page.expect_request(CARD):
        page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.keyboard.press("k")
    expect(page.locator("#copy [aria-current]")).to_have_id(f"statement-{third.pk}")
    assert not Tick.objects.exists()
    held[0].continue_()
    page.unroute(CARD)
    expect(page.locator("#progress")).to_contain_text("1 of 3 statements with all facts ticked")
    assert Tick.objects.get().start >= third.start
    second = statement_with(article, "It is safe")
    expect(page.locator("#card")).to_have_attribute("data-statement", str(second.pk))  # then k
    expect(page.locator("#copy [aria-current]")).to_have_id(f"statement-{second.pk}")

    # A card that does not come: the frame goes back, and no key acts on another statement.
    page.route(CARD, lambda route: route.fulfill(status=404, body=""))
    page.keyboard.press("k")
    page.keyboard.press("t")
    expect(page.locator("#copy [aria-current]")).to_have_id(f"statement-{second.pk}")
    page.unroute(CARD)
    page.keyboard.press("k")
    expect(page.locator("#card")).to_have_attribute("data-statement", str(first.pk))
    assert Tick.objects.count() == 1


def test_two_changes_at_once_are_both_shown(log_in, article):
    page = log_in("rosa")
    first = statement_with(article, "4.5 million")
    page.goto(f"/articles/{article.pk}/?statement={first.pk}")
    page.wait_for_load_state("networkidle")
    held, hold = hold_requests()
    page.route("**/tick/", hold)

    with page.expect_request("**/tick/"):
        page.locator(".tick").nth(0).click()
    with page.expect_request("**/tick/"):
        page.locator(".tick").nth(1).click()
    for route in held:
        route.continue_()

    expect(page.locator("#facts")).to_contain_text("2 of 2 facts ticked")
    expect(page.locator("#progress")).to_contain_text("1 of 3 statements with all facts ticked")


def test_what_ctrl_enter_sends_does_not_come_back(log_in, article, claim):
    page = log_in("rosa")
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    page.wait_for_load_state("networkidle")
    page.get_by_role("radio", name="Misleading").check()
    page.get_by_label("Explanation").fill("It cost five.")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#progress")).to_contain_text("1 of 1 claim judged")
    expect(page.get_by_label("Explanation")).to_have_value("")
    page.keyboard.press("Control+Enter")

    show_part(page, "History")
    page.get_by_label("Comment").fill("Well.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#feed")).to_contain_text("Well.")
    expect(page.locator("#comment-text")).to_have_value("")
    page.keyboard.press("Control+Enter")
    assert page.evaluate(DRAFTS) == []
    page.reload()
    expect(page.locator("#comment-text")).to_have_value("")
    assert (Verdict.objects.count(), Comment.objects.count()) == (1, 1)


def test_a_drag_from_the_first_letter_or_the_gap_before_it_selects(log_in, article):
    page = log_in("edith")
    first, last = statement_with(article, "Minister"), statement_with(article, "Nobody")
    page.goto(f"/articles/{article.pk}/?statement={first.pk}")
    page.wait_for_load_state("networkidle")
    left, right, middle = page.evaluate(PLACE, [f"#statement-{last.pk}", 0, len("Nobody")])

    for begin in (left + 1, left - 3, left - 5):
        page.mouse.move(begin, middle)
        page.mouse.down()
        page.mouse.move(right - 1, middle, steps=4)
        page.mouse.up()
        expect(page.locator("#chosen-words")).to_have_text("Nobody")
        expect(page.locator("#chosen")).to_be_visible()
        expect(page.locator("#card")).to_have_attribute("data-statement", str(first.pk))
        page.keyboard.press("Escape")
        expect(page.locator("#chosen")).to_be_hidden()


def test_enter_closes_the_list_of_shortcuts(log_in, article, reviewer):
    page = log_in("rosa")
    page.goto(f"/articles/{article.pk}/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    reviewer.refresh_from_db()
    assert reviewer.uses_keys


def test_several_statements_are_selected_by_key_and_tap_and_changed_at_once(
    log_in, accessible, article, editor, reviewer
):
    page = log_in("edith")
    page.goto(f"/articles/{article.pk}/")
    bar, lines = page.get_by_role("group", name="Selected statements"), page.locator("#copy .line")
    expect(bar).to_be_hidden()

    # Shift selects on, and back again; a click of the keys moves the frame and selects nothing.
    page.keyboard.press("x")
    page.keyboard.press("Shift+J")
    page.keyboard.press("Shift+J")
    page.keyboard.press("Shift+K")
    page.keyboard.press("j")
    expect(bar).to_contain_text("2 selected")
    expect(page.get_by_role("checkbox", checked=True).and_(lines)).to_have_count(2)
    expect(page.locator("#copy [aria-current]")).to_contain_text("The bridge opened")
    page.wait_for_load_state("networkidle")
    accessible(page)
    page.keyboard.press("f")
    expect(page.locator("#notices")).to_contain_text("2 statements flagged")
    expect(bar).to_be_hidden()
    expect(page.locator("#copy .number")).to_have_count(2)
    navigation = page.get_by_role("link", name="Claims to check")
    expect(navigation).to_contain_text("2")
    expect(page.locator("#copy [aria-current]")).to_contain_text("The bridge opened")
    page.keyboard.press("u")
    expect(page.locator("#copy .number")).to_have_count(0)
    expect(navigation).not_to_contain_text("2")
    page.keyboard.press("u")  # nothing of the flags is left to undo
    assert not Claim.objects.exists()

    # In Select mode a click or a tap selects, Shift the range, Space the focused line.
    page.locator("#card").get_by_role("button", name="Select").click()
    lines.nth(1).click(modifiers=["Shift"])
    lines.nth(3).click()
    lines.nth(3).press("Space")
    expect(bar).to_contain_text("2 selected")
    page.set_viewport_size({"width": 390, "height": 844})
    accessible(page)
    page.keyboard.press("y")
    expect(page.locator("#notices")).to_contain_text("2 speakers confirmed")
    assert Attribution.objects.filter(state="confirmed").count() == 2

    # What somebody has changed since is named, and the selection stays.
    page.locator(".strip").get_by_role("button", name="Select").click()
    bar.get_by_role("button", name="All shown").click()
    expect(bar).to_contain_text("4 selected")
    page.keyboard.press("f")
    expect(page.locator("#copy .number")).to_have_count(4)
    page.locator(".strip").get_by_role("button", name="Select").click()
    bar.get_by_role("button", name="All shown").click()
    held, hold = hold_requests()
    page.route("**/news/", hold)
    first = Claim.objects.earliest("start")
    assign_claim(first, by=reviewer, assignee=reviewer, expected_version=1)
    page.keyboard.press("a")
    bar.get_by_label("Checked by").select_option("rosa")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notices .error")).to_contain_text("“Minister Jane Doe said")
    expect(bar).to_contain_text("4 selected")
    assert Claim.objects.filter(assignee=reviewer).count() == 1
    for request in held:
        request.continue_()
    page.unroute("**/news/")
    expect(page.locator("#changed")).to_contain_text("rosa changed this.")
    bar.get_by_role("button", name="Assign").click()
    expect(page.locator("#notices")).to_contain_text("3 claims assigned")
    assert Claim.objects.filter(assignee=reviewer).count() == 4
