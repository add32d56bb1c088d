"""My work: where a reviewer begins, and from where each thing is one click away."""

import pytest
from playwright.sync_api import expect

from articles.actions.claims import add_comment, assign_claim
from tests.factories import PASSWORD, make_claim, make_question

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reviewer_begins_with_what_waits_for_them(
    open_browser, accessible, verdict, article, editor, second_reviewer
):
    """Ravi has a verdict of Rosa to sign, a claim to judge, an overdue question and a mention."""
    theirs = make_claim(article, editor, "Nobody has counted the cars")
    assign_claim(theirs, by=editor, assignee=second_reviewer, expected_version=theirs.version)
    make_question(theirs, second_reviewer, days=-1)
    add_comment(theirs, by=editor, text="Can this wait, @ravi?")
    page = open_browser()
    page.goto("/")
    page.get_by_label("Username or e-mail").fill("ravi")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()

    expect(page).to_have_title("My work · Factcheck")
    expect(page.get_by_text("4 items wait for you.")).to_be_visible()
    accessible(page)
    page.emulate_media(color_scheme="dark")
    accessible(page, rules=["color-contrast"])
    page.set_viewport_size({"width": 390, "height": 800})
    accessible(page)

    for section, link, shown in [
        ("Sign-offs waiting for you", "the bridge cost 4.5 million euros", "It cost five."),
        ("Assigned to you", "Nobody has counted the cars", "Nobody has counted the cars"),
        ("Questions overdue", "Who counted?", "City archive"),
        ("Unread mentions", "Can this wait", "Can this wait"),
    ]:
        page.goto("/work/")
        page.get_by_role("region", name=section).get_by_role("link", name=link).click()
        expect(page.locator("#card")).to_contain_text(shown)

    page.goto("/work/")
    page.get_by_role("link", name="Start with the most urgent").click()
    expect(page.locator("#card")).to_contain_text("Who counted?")
