"""Two people judge a claim blind, an editor decides the disagreement, then approves the article."""

import pytest
from playwright.sync_api import expect

from articles.models import Claim
from tests.factories import make_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(editor, reviewer, second_reviewer, administrator, article, claim) -> str:
    return f"/articles/{article.pk}/"


def test_a_blind_reviewer_disagrees_and_an_editor_decides(log_in, accessible, desk, claim, verdict):
    ada = log_in("ada", at="/articles/")
    ada.get_by_role("button", name="Account of").click()
    ada.get_by_role("link", name="House rules").click()
    ada.get_by_label("Blind sign-off").check()
    ada.get_by_role("button", name="Save").click()
    expect(ada.locator("#notices")).to_contain_text("Saved")

    ravi = log_in("ravi", color_scheme="dark")
    ravi.goto("/claims/")
    expect(ravi.locator("tbody")).to_contain_text("Your review needed")
    expect(ravi.locator("tbody")).not_to_contain_text("Mislead")
    ravi.get_by_role("link", name="the bridge cost").click()
    expect(ravi.locator("#verdict")).to_contain_text("after you record yours")
    expect(ravi.locator("#verdict")).not_to_contain_text("It cost five.")
    accessible(ravi)
    ravi.get_by_role("radio", name="False").check()
    ravi.locator("#second-check").get_by_label("Explanation").fill("It was never built.")
    ravi.get_by_role("button", name="Record and compare").click()
    expect(ravi.locator("#verdict")).to_contain_text("It cost five.")
    expect(ravi.locator("#verdict .second")).to_contain_text("ravi disagrees")
    expect(ravi.locator("#verdict .second")).to_contain_text("judged blind")
    expect(ravi.locator(".tie-break")).to_contain_text(
        "An editor who is not one of the two must decide"
    )
    accessible(ravi)

    edith = log_in("edith")
    edith.goto("/claims/")
    edith.get_by_text("Filter", exact=True).click()
    edith.get_by_label("Sign-off").select_option(label="disagreement")
    edith.get_by_role("button", name="Show").first.click()
    edith.get_by_role("link", name="the bridge cost").click()
    edith.locator(".tie-break").get_by_label("The first verdict stands").check()
    edith.get_by_label("Reason for the decision").fill("By mistake.")
    edith.get_by_role("button", name="Decide").click()
    expect(edith.locator("#claim-state")).to_contain_text("Signed off")
    edith.locator("h1").click()
    edith.keyboard.press("u")
    expect(edith.locator("#notices")).to_contain_text("Undone: disagreement decided")
    expect(edith.locator("#verdicts")).to_contain_text("the first verdict stands withdrawn")
    edith.locator(".tie-break").get_by_label("The second one stands").check()
    edith.get_by_label("Reason for the decision").fill("The audit office says so.")
    accessible(edith)
    edith.get_by_role("button", name="Decide").click()
    expect(edith.locator("#claim-state")).to_contain_text("Signed off")
    expect(edith.locator("#verdicts")).to_contain_text("edith decided: the second one stands")
    edith.set_viewport_size({"width": 390, "height": 844})
    accessible(edith)
    now = Claim.objects.get(pk=claim.pk)
    assert (str(now.signed_off_by), now.state) == ("edith", "signed_off")


def test_an_article_is_approved_when_each_rule_is_met_or_overridden(
    log_in, accessible, desk, article, editor
):
    edith = log_in("edith")
    edith.goto(desk)
    expect(edith.locator(".coverage")).to_contain_text("0 outdated verdicts")
    edith.get_by_role("link", name="1 claim not judged").click()
    expect(edith.get_by_role("checkbox", name="not judged")).to_be_checked()
    expect(edith.locator("#card")).to_contain_text("Claim 1")
    expect(edith.locator("#copy .dim")).to_have_count(3)

    edith.get_by_role("link", name="Ready to publish?").click()
    expect(edith.locator("#approval")).to_contain_text("2 required rules are not met")
    expect(edith.get_by_role("button", name="Approve for publication")).to_be_disabled()
    expect(edith.get_by_role("link", name="Publish", exact=True)).to_have_count(0)
    edith.get_by_role("button", name="What is this page for?").press("Enter")
    expect(edith.get_by_text("The gate between an article and its readers")).to_be_visible()
    accessible(edith)
    edith.keyboard.press("Escape")
    expect(edith.get_by_text("The gate between an article and its readers")).to_be_hidden()
    for rule, reason in (("unjudged", "The desk knows it."), ("unsigned", "Press time.")):
        place = edith.locator(f"#rule-{rule}")
        place.get_by_text("Override", exact=True).click()
        place.get_by_label("Reason").fill(reason)
        place.get_by_role("button", name="Override rule").click()
        expect(edith.locator(f"#rule-{rule}")).to_contain_text("overridden")
    edith.get_by_role("button", name="Approve for publication").click()
    expect(edith.locator("#approval")).to_contain_text("edith approved revision 1")
    edith.get_by_role("button", name="Undo").click()
    expect(edith.locator("#notices")).to_contain_text("Undone: article approved for publication")
    expect(edith.locator("#approval h2")).to_contain_text("Ready for approval")
    expect(edith.locator(".log")).to_contain_text("withdrawn")
    accessible(edith)
    edith.get_by_role("button", name="Approve for publication").click()
    expect(edith.locator("#approval")).to_contain_text("edith approved revision 1")
    accessible(edith)

    edith.get_by_role("link", name="Publish", exact=True).click()
    edith.get_by_role("button", name="Publish", exact=True).click()
    expect(edith.get_by_role("heading", name="Published")).to_be_visible()
    edith.goto(f"{desk}gate/")
    expect(edith.get_by_role("link", name="Published as edition 1")).to_be_visible()
    expect(edith.locator("[aria-current=step]")).to_contain_text("Published")
    expect(edith.get_by_role("link", name="Publish", exact=True)).to_have_count(0)
    edith.goto("/")
    edith.get_by_role("link", name="Published", exact=True).click()
    edith.locator("tbody").get_by_role("link", name="Published report").click()
    expect(edith.locator("body")).to_contain_text("Claims flagged to be checked: 1.")

    edith.goto(f"{desk}report.html?rendering=legal")
    expect(edith.locator("body")).to_contain_text("edith approved revision 1")
    expect(edith.locator("body")).to_contain_text("The desk knows it.")
    edith.goto(desk)
    expect(edith.locator("#progress")).to_contain_text("Approved for publication by edith")
    accessible(edith)
    make_claim(article, editor, "Nobody has counted the cars")
    expect(edith.locator("#progress")).to_contain_text("Changed since approval")
    edith.get_by_role("link", name="Ready to publish?").click()
    expect(edith.locator("#rule-unjudged")).to_contain_text("1 new violation since then")
    edith.set_viewport_size({"width": 390, "height": 844})
    accessible(edith)
