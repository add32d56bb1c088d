"""Ada changes a right and reads who did it, and who logged in."""

import pytest
from playwright.sync_api import expect

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_administrator_reads_the_history_of_the_newsroom_and_the_logins(
    log_in, open_browser, accessible, valid, administrator, reviewer
):
    stranger = open_browser()
    stranger.goto("/accounts/login/")
    stranger.get_by_label("Username or e-mail").fill("rosa")
    stranger.get_by_label("Password").fill("not the password")
    stranger.get_by_role("button", name="Log in", exact=True).click()
    expect(stranger.locator("main")).to_contain_text("password is wrong")

    page = log_in("ada")
    page.goto(f"/people/{reviewer.pk}/")
    page.get_by_label("Editor").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="History", exact=True).click()

    newest = page.locator("tbody tr").first
    expect(newest).to_contain_text("Account changed: rosa")
    expect(newest).to_contain_text("Editor: no → yes")
    expect(newest.locator("td").nth(0)).to_have_text("ada")
    accessible(page)
    valid([("history", page.content())])

    page.get_by_role("link", name="Logins").click()
    rows = page.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("ada")
    expect(rows.nth(0)).to_contain_text("logged in")
    expect(rows.nth(1)).to_contain_text("rosa")
    expect(rows.nth(1)).to_contain_text("failed")
    assert PASSWORD not in page.content()
    accessible(page)
    valid([("logins", page.content())])
