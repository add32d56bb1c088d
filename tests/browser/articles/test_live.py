"""Two people on one article: each sees the changes of the other, and typed text survives."""

import re

import pytest
from django.test import RequestFactory
from playwright.sync_api import Page, expect

from articles.models import Claim, NewsroomSettings
from factcheck.database.unavailable import answer_unavailable
from tests.browser.articles.card import show_part
from tests.factories import PASSWORD, make_article, make_claim, statement_with

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "It cost five, says the ministry."
WHERE = """() => {
    const { activeElement: field } = document;
    const top = (element) => Math.round(element.getBoundingClientRect().top);
    const line = [...document.querySelectorAll("#copy .line")].find((each) => top(each) >= 0);
    const places = [top(field), top(line)]; // where they stand in the window
    return [[field.id, field.value, field.selectionStart, field.selectionEnd, line.id], places];
}"""


@pytest.fixture
def bridge(editor, reviewer, second_reviewer):
    return make_article(
        editor, "".join(f"Bridge {n} cost {n} million euros.\n\n" for n in range(80))
    )


@pytest.fixture
def claim(bridge, editor) -> Claim:
    return make_claim(bridge, editor, "Bridge 40 cost 40 million euros.")


def nothing_moved(page: Page, before: list[list[object]]) -> None:
    """Check that the field, its selection and the scroll position are unchanged."""
    (typed, places), (then, stood) = page.evaluate(WHERE), before
    assert typed == then
    assert places == pytest.approx(stood, abs=2)  # pixels


def open_claim(page: Page, claim: Claim) -> Page:
    page.goto(f"/articles/{claim.revision.article_id}/?claim={claim.pk}")
    expect(page.get_by_label("Explanation")).to_be_visible()
    return page


def test_a_change_appears_on_the_other_desk_where_typing_goes_on(log_in, accessible, bridge, claim):
    rosa, ravi = open_claim(log_in("rosa"), claim), log_in("ravi")
    explanation = rosa.get_by_label("Explanation")
    explanation.fill(TEXT)
    explanation.evaluate("field => field.setSelectionRange(3, 7)")
    before = rosa.evaluate(WHERE)

    other = statement_with(bridge, "Bridge 20 cost")
    ravi.goto(f"/articles/{bridge.pk}/?statement={other.pk}")
    expect(rosa.locator("#here")).to_contain_text("ravi")
    expect(rosa.locator(f"#statement-{other.pk}")).to_have_attribute("data-here", "ravi")
    ravi.get_by_role("button", name="Flag").click()
    expect(ravi.locator("#copy .number")).to_have_count(2)
    expect(rosa.locator("#copy .number")).to_have_count(2)
    numbers = rosa.locator("#copy .number")  # each claim keeps its number
    expect(numbers.nth(0)).to_have_attribute("data-number", re.compile("^2 "))
    expect(numbers.nth(1)).to_have_attribute("data-number", re.compile("^1 "))
    expect(rosa.locator("#progress")).to_contain_text("0 of 2 claims judged")
    expect(rosa.locator("#navigation")).to_contain_text("Claims to check 2")
    nothing_moved(rosa, before)

    open_claim(ravi, claim)
    expect(ravi.locator("#company")).to_have_text("rosa is writing here.")
    expect(rosa.locator("#company")).to_have_text("ravi also has this statement open.")
    ravi.get_by_role("radio", name="False").check()
    ravi.get_by_label("Explanation").fill("It cost six.")
    ravi.get_by_role("button", name="Record verdict").click()
    expect(rosa.locator("#changed")).to_contain_text("ravi changed this.")
    expect(rosa.locator("#verdicts")).to_contain_text("It cost six.")
    expect(rosa.locator("#progress")).to_contain_text("1 of 2 claims judged")
    nothing_moved(rosa, before)
    accessible(rosa)

    rosa.get_by_role("radio", name="True", exact=False).first.check()
    rosa.get_by_role("button", name="Record verdict").click()
    expect(rosa.locator(".theirs")).to_contain_text("It cost six.")
    expect(explanation).to_have_value(TEXT)
    ravi.goto("/articles/")
    expect(rosa.locator("#here li")).to_have_count(0)


def test_the_fold_and_the_tab_of_a_user_stay_open_when_the_card_changes(log_in, claim):
    rosa, ravi = open_claim(log_in("rosa"), claim), open_claim(log_in("ravi"), claim)
    rosa.get_by_text("Assignment and state").click()
    show_part(rosa, "History")
    rosa.evaluate("document.activeElement.blur()")
    ravi.get_by_role("radio", name="False").check()
    ravi.get_by_label("Explanation").fill("It cost six.")
    ravi.get_by_role("button", name="Record verdict").click()

    expect(rosa.locator("#verdicts")).to_contain_text("It cost six.")
    expect(rosa.locator("#work").get_by_label("Checked by")).to_be_visible()
    expect(rosa.locator("#happened")).to_contain_text("Verdict recorded")
    expect(rosa.locator("#happened")).to_be_visible()
    expect(ravi.locator("#company")).to_have_text("rosa also has this statement open.")


def test_without_the_guard_typed_text_would_be_lost(log_in, claim, reviewer):
    """The twin: the same answer replaces the part without checking for typed text."""
    rosa = open_claim(log_in("rosa"), claim)
    rosa.get_by_label("Explanation").fill(TEXT)
    rosa.evaluate(
        """async () => {
            localStorage.clear();
            const page = await (await fetch(location.href)).text();
            const fresh = new DOMParser().parseFromString(page, "text/html");
            document.getElementById("card").replaceWith(fresh.getElementById("card"));
        }"""
    )

    expect(rosa.get_by_label("Explanation")).to_have_value("")


def test_typed_text_survives_a_reload_a_lost_connection_a_restart_and_a_login(
    log_in, bridge, claim
):
    page = open_claim(log_in("rosa"), claim)
    explanation = page.get_by_label("Explanation")
    explanation.fill(TEXT)
    page.reload()
    expect(explanation).to_have_value(TEXT)
    page.keyboard.press("j")
    expect(page.locator("#card blockquote")).to_contain_text("Bridge 41")
    page.keyboard.press("k")
    expect(explanation).to_have_value(TEXT)

    page.context.set_offline(True)
    page.get_by_role("radio", name="False").check()
    page.get_by_role("button", name="Record verdict").click()
    expect(page.locator("#connection")).to_contain_text("No connection")
    expect(explanation).to_have_value(TEXT)
    page.context.set_offline(False)
    expect(page.locator("#connection")).to_be_empty()

    restarting = answer_unavailable(RequestFactory().post("/", headers={"HX-Request": "true"}))
    page.route(
        "**/verdicts/",
        lambda route: route.fulfill(
            status=503, headers=dict(restarting.items()), body=restarting.content
        ),
        times=1,
    )
    page.get_by_role("button", name="Record verdict").click()
    expect(page.locator("#notices")).to_contain_text("The database does not answer right now.")
    expect(explanation).to_have_value(TEXT)

    page.context.clear_cookies(name="sessionid")
    expect(page.locator("#connection")).to_contain_text("You are logged out")
    expect(explanation).to_have_value(TEXT)
    page.get_by_role("link", name="Log in again").click()
    page.get_by_label("Username or e-mail").fill("rosa")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(explanation).to_have_value(TEXT)
    expect(page.get_by_role("radio", name="False")).to_be_checked()

    page.get_by_role("button", name="Record verdict").click()
    expect(page.locator("#verdicts")).to_contain_text(TEXT)
    page.reload()
    page.get_by_text("Record another verdict").click()
    expect(explanation).to_have_value("")


def test_another_user_of_the_same_browser_sees_no_draft(log_in, claim):
    page = open_claim(log_in("rosa"), claim)
    page.get_by_label("Explanation").fill(TEXT)
    assert TEXT in page.evaluate("JSON.stringify(localStorage)")

    page.get_by_role("button", name="Account of").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in", exact=True)).to_be_visible()

    assert TEXT not in page.evaluate("JSON.stringify(localStorage)")


def test_a_verdict_does_not_appear_on_the_card_of_a_blind_reviewer(log_in, claim):
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": True})
    ravi, rosa = open_claim(log_in("ravi"), claim), open_claim(log_in("rosa"), claim)
    shown: list[str] = []
    ravi.on(
        "response", lambda answer: shown.append(answer.text()) if "news" in answer.url else None
    )

    rosa.get_by_role("radio", name="False").check()
    rosa.get_by_label("Explanation").fill("It cost six.")
    rosa.get_by_role("button", name="Record verdict").click()
    expect(rosa.locator("#progress")).to_contain_text("1 of 1 claim judged")

    expect(ravi.locator("#verdict")).to_contain_text(
        "You will see their verdict after you record yours"
    )
    expect(ravi.locator("#changed")).to_contain_text("Somebody changed this")
    assert shown
    for secret in ("It cost six.", "rosa changed"):
        assert secret not in ravi.content()
        assert not any(secret in each for each in shown)
