"""What the pages of accounts, and the messages that they send, say: in the words of this program."""

import re

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.utils.html import strip_tags

from tests.factories import PASSWORD

ACCOUNTS = "/accounts"
NEW = "nine lemons in a row"
# Words of allauth's own sentences that this program does not use.
FOREIGN = r"[Ss]uccessful|[Ss]ign(ed)? ?(in|out)|[Pp]lease|[Tt]hird-party|and/or|(?<!-)\bemail\b|you specified"


@pytest.fixture(autouse=True)
def no_limits(db):
    cache.clear()


def said(answer) -> str:
    """What a page says, its notices included."""
    return " ".join(strip_tags(answer.content.decode()).split())


@pytest.mark.django_db(transaction=True)
def test_a_day_with_an_account_is_told_in_words_of_this_program(client, editor, mailoutbox):
    def post(address: str, **typed: str) -> str:
        return said(client.post(f"{ACCOUNTS}/{address}", typed, follow=True))

    email, passwords = "e@elsewhere.invalid", {"password1": NEW, "password2": NEW}
    pages = {
        "The username, e-mail or password is wrong.": post("login/", login=email, password="x"),
        "Logged in as edith.": post("login/", login="edith", password=PASSWORD),
        "The password is wrong.": post("reauthenticate/", password="x"),
        "Articles": post("reauthenticate/", password=PASSWORD),
        f"A message was sent to {email}. Open its link": post("email/", action_add="", email=email),
        f"The change to {email} was cancelled.": post("email/", action_remove="", email=email),
        "Your password was changed.": post("password/change/", oldpassword=PASSWORD, **passwords),
        "Set up an app": said(client.get(f"{ACCOUNTS}/security/totp/activate/")),
        "This code is wrong": post("security/totp/activate/", code="000000"),
    }
    secret = client.session[totp.SECRET_SESSION_KEY]
    code = f"{totp.format_hotp_value(totp.hotp_value(secret, totp_counter()))}"
    pages["The authenticator app is on."] = post("security/totp/activate/", code=code)
    pages["You have new recovery codes."] = post("security/recovery-codes/generate/")
    pages["The authenticator app is off."] = post("security/totp/deactivate/")
    pages["You are logged out."] = post("logout/")

    for sentence, page in pages.items():
        assert sentence in page
        assert not re.search(FOREIGN, page), re.search(FOREIGN, page)
    post("password/reset/", email="edith@newsroom.invalid")
    assert {message.subject for message in mailoutbox} >= {
        "Factcheck: Confirm your e-mail address",
        "Factcheck: Reset your password",
    }
    for message in mailoutbox:
        assert not re.search(FOREIGN, message.body), message.body


def test_an_account_of_single_sign_on_chooses_its_first_password(client, reviewer):
    reviewer.set_unusable_password()
    reviewer.save()
    client.force_login(reviewer)

    page = said(client.get("/accounts/password/change/", follow=True))
    assert page.startswith("Choose a password")
    assert "New password again" in page
    assert not re.search(FOREIGN, page)
    typed = {"password1": NEW, "password2": NEW}
    page = said(client.post("/accounts/password/set/", typed, follow=True))
    assert "Your password was saved." in page


def totp_counter() -> int:
    return int(next(iter(totp.yield_hotp_counters_from_time())))
