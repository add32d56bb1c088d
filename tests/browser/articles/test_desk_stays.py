"""The desk keeps its place: notices float and go, and nothing moves that the user did not move."""

import pytest
from playwright.sync_api import expect

from articles.actions.newsroom import be_present
from tests.browser.articles.card import show_part
from tests.factories import make_article, make_claim, statement_with

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
OBSERVE = """
    window.shift = 0;
    window.moved = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
            window.shift += entry.value;
            window.moved.push(entry.sources.map(({ node, previousRect, currentRect }) =>
                `${node?.id || node?.className || node?.nodeName}: ${previousRect.y}, ${currentRect.y}`));
        }
    }).observe({ type: "layout-shift", buffered: true });
"""
BOXES = """() => [...document.querySelectorAll("#copy .line")].map((line) => {
    const { top, left, height } = line.getBoundingClientRect();
    return [top, left, height];
})"""
TOP = "(id) => Math.round(document.getElementById(id).getBoundingClientRect().top)"


@pytest.fixture(autouse=True)
def newsroom(editor, reviewer, second_reviewer):
    """Edith, Rosa and Ravi."""


def test_a_notice_floats_and_goes_by_itself(log_in, article, claim, accessible):
    page = log_in("rosa", is_own=True)
    page.clock.install()
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    expect(page.locator("#navigation")).to_contain_text("Claims to check 1")
    before = page.evaluate(BOXES)
    page.get_by_role("radio", name="Misleading").check()
    page.get_by_label("Explanation").fill("It cost five.")
    page.get_by_role("button", name="Record verdict").click()
    notice = page.locator("#notices .notice")
    expect(notice).to_contain_text("Verdict recorded")
    assert page.evaluate(BOXES) == before
    navigation, box = page.locator("#navigation").bounding_box(), notice.bounding_box()
    assert navigation
    assert box
    assert box["y"] > navigation["y"] + navigation["height"]
    accessible(page)
    page.mouse.move(700, 10)
    page.clock.run_for(9_000)
    expect(notice).to_have_count(0)

    page.locator("#happened").wait_for(state="attached")
    page.get_by_text("Assignment and state").click()
    page.get_by_text("Change state").click()
    page.get_by_role("button", name="in progress").click()
    page.get_by_role("button", name="Close").first.click()
    expect(notice).to_have_count(0)


def test_the_part_that_was_used_stays_where_it_is(log_in, editor):
    article = make_article(editor, "".join(f"Bridge {n} cost {n} euros.\n\n" for n in range(30)))
    claim = make_claim(article, editor, "Bridge 20 cost 20 euros.")
    page = log_in("rosa")
    page.goto(f"/articles/{article.pk}/?claim={claim.pk}")
    page.wait_for_load_state("networkidle")
    page.get_by_text("Reason, priority and note").evaluate("s => s.closest('details').open = true")
    show_part(page, "History")
    page.get_by_label("Comment").scroll_into_view_if_needed()
    page.get_by_label("Comment").fill("Well.")
    before = page.evaluate(TOP, "feed")
    page.get_by_label("Comment").press("Control+Enter")
    expect(page.locator("#feed")).to_contain_text("Well.")
    page.wait_for_function("() => !document.querySelector('.htmx-settling')")
    assert page.evaluate(TOP, "feed") == pytest.approx(before, abs=2)
    assert page.locator("#edit").evaluate("fold => fold.open")


@pytest.mark.parametrize(
    "viewport", [PHONE, {"width": 1440, "height": 1000}], ids=["phone", "wide"]
)
def test_nothing_moves_while_the_desk_opens_and_when_somebody_comes(
    log_in, article, claim, second_reviewer, viewport
):
    page = log_in("rosa", viewport=viewport)
    page.add_init_script(OBSERVE)
    page.goto(f"/articles/{article.pk}/")
    page.wait_for_load_state("networkidle")
    before = page.evaluate(BOXES)
    statement = statement_with(article, "Nobody")
    be_present(article, by=second_reviewer, statement_id=statement.pk, writing=False, known=None)
    expect(page.locator(f"#statement-{statement.pk}")).to_have_attribute("data-here", "ravi")
    assert page.evaluate(BOXES) == before
    assert page.evaluate("window.shift") < 0.005, page.evaluate("window.moved")
