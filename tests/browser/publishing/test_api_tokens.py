"""Tokens of the API: a person creates, uses and revokes one; an administrator those of an integration."""

import pytest
from playwright.sync_api import expect

from tests.api.tokens import API

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_token_is_shown_once_works_and_is_revoked(
    log_in, open_browser, presentable, administrator, editor
):
    def status_of(secret: str) -> int:
        headers = {"Authorization": f"Bearer {secret}"}
        return int(program.request.get(f"{API}token", headers=headers).status)

    program = open_browser()
    page = log_in("edith", at="/account/tokens/")
    expect(page.locator("tbody")).to_contain_text("No tokens yet.")
    page.get_by_label("Name").fill("My script")
    page.get_by_role("button", name="Create token").click()
    secret = page.get_by_label("Secret").input_value()
    presentable(page)
    assert status_of(secret) == 200
    page.goto("/account/tokens/")
    expect(page.get_by_label("Secret")).to_have_count(0)
    page.locator("tbody").get_by_role("button", name="Revoke").click()
    expect(page.locator("tbody")).to_contain_text("revoked")
    assert status_of(secret) == 401

    admin = log_in("ada", at="/settings/tokens/")
    expect(admin.locator("tbody")).to_contain_text("edith")
    admin.get_by_label("Name").fill("The CMS")
    admin.get_by_role("button", name="Add integration").click()
    expect(admin.locator("main")).to_contain_text("at least one role")
    expect(admin.get_by_label("Name")).to_have_value("The CMS")  # nothing typed is lost
    admin.get_by_label("Editor").check()
    admin.get_by_role("button", name="Add integration").click()
    expect(admin.get_by_role("heading", name="Create a token for an integration")).to_be_visible()
    presentable(admin)
    admin.goto("/api/")
    presentable(admin)
