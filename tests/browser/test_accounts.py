"""Logging in with a second factor: an app, a recovery code, a passkey."""

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.views.accounts.test_two_factor import code_of

pytestmark = pytest.mark.django_db(transaction=True)


def confirm_with(page, code: str) -> None:
    page.get_by_label("Code from your app, or a recovery code").fill(code)
    page.get_by_role("button", name="Log in", exact=True).click()


def log_out(page) -> None:
    page.get_by_role("button", name="Account of ada").click()
    page.get_by_role("button", name="Log out", exact=True).click()


def type_password(page) -> None:
    page.get_by_label("Username or e-mail").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def test_an_app_recovery_codes_and_a_passkey_protect_an_account(
    log_in, accessible, administrator, settings
):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the test server is http://localhost
    cache.clear()
    page = log_in("ada")
    page.goto("/account/")
    accessible(page)
    page.get_by_role("link", name="Set up an app").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    secret = page.get_by_label("Key, if you cannot scan").input_value()
    width = page.get_by_alt_text("QR code of the key below").evaluate("image => image.naturalWidth")
    assert width > 0  # the content security policy lets the picture through
    accessible(page)
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    page.get_by_role("button", name="Turn on").click()
    codes = page.locator("li code").all_inner_texts()
    assert len(codes) == 10
    accessible(page)

    log_out(page)
    type_password(page)
    accessible(page)
    confirm_with(page, code_of(secret))
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()
    log_out(page)
    type_password(page)
    confirm_with(page, codes[0])
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()

    add_virtual_authenticator(page)
    page.goto("/account/")
    page.get_by_role("link", name="Add a key").click()
    if page.get_by_role("heading", name="Confirm that it is you").is_visible():
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Continue").click()
    page.get_by_label("Passkey: log in with this key alone").check()
    accessible(page)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(
        page.get_by_text("You have 1 key.").or_(page.get_by_text("passkey", exact=True))
    ).to_be_visible()
    accessible(page)
    log_out(page)
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()

    log_out(page)
    type_password(page)
    page.get_by_role("button", name="Use a passkey or security key").click()
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()


def test_a_browser_without_a_key_says_so(open_browser, db):
    page = open_browser()
    page.goto("/accounts/login/")

    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Log in with a passkey").click()

    expect(page.locator("#notices")).to_contain_text("Your browser did not use a key.")


def add_virtual_authenticator(page) -> None:
    """Give Chromium a device that confirms every request, as a phone does after a fingerprint."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
