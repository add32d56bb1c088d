"""Passwords are not made of what anybody knows of a person; links to reset them live for an hour."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.actions.newsroom import invite
from articles.models import User
from tests.factories import PASSWORD

ROSA = User(
    username="rosa_b",
    first_name="Rosa",
    last_name="Bergström",
    email="r.bergstrom@newsroom.invalid",
)
PERSONAL = [
    "rosa-bergström",
    "Bergström2026",
    "mörtsgreb-12",
    "rosa_b rosa_b",
    "newsroom-invalid",
    "Factcheck2026!",
    "BERGSTROM.rosa",
]


@pytest.fixture(autouse=True)
def no_limits(db):
    cache.clear()


@pytest.mark.parametrize("password", PERSONAL)
def test_a_password_of_personal_words_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, ROSA)


@pytest.mark.parametrize("password", ["Bergström2026", "rosa_b rosa_b", "Factcheck2026!"])
def test_without_the_validator_it_would_be_accepted(password, settings):
    settings.AUTH_PASSWORD_VALIDATORS = settings.AUTH_PASSWORD_VALIDATORS[1:-1]

    validate_password(password, ROSA)


@pytest.mark.parametrize("password", [PASSWORD, "rosa keeps nine lemons", "x9!kLw02mm"])
def test_a_good_password_may_contain_a_name(password):
    validate_password(password, ROSA)


def refused(page) -> bool:
    return "too close to your name" in page.content.decode()


def test_the_password_of_a_new_account_is_compared_with_the_person(client, administrator):
    rights: dict[str, Any] = {"is_editor": False, "is_reviewer": True, "is_administrator": False}
    _invitation, token = invite(by=administrator, email="n.okafor@paper.invalid", **rights)
    client.get(f"/invitations/{token}/")
    sent = {"username": "nora", "password1": "okafor-nora-1", "password2": "okafor-nora-1"}

    assert refused(client.post("/accounts/signup/", sent))
    assert not User.objects.filter(username="nora").exists()


def test_so_is_a_changed_password(client, editor):
    User.objects.filter(pk=editor.pk).update(first_name="Edith", last_name="Winterbottom")
    client.force_login(editor)
    new = "winterbottom77"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    assert refused(client.post("/accounts/password/change/", sent))


def reset_link(client, mailoutbox) -> str:
    client.post("/accounts/password/reset/", {"email": "edith@newsroom.invalid"})
    match = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", mailoutbox[-1].body)
    assert match
    return match.group(1)


def test_so_is_a_reset_password(client, editor, mailoutbox):
    form = client.get(reset_link(client, mailoutbox)).url

    assert refused(client.post(form, {"password1": "edith12-34", "password2": "edith12-34"}))


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (61, False)])
def test_a_link_to_reset_a_password_is_valid_for_an_hour(
    client, editor, mailoutbox, monkeypatch, minutes, works
):
    link = reset_link(client, mailoutbox)
    later = timezone.localtime().replace(tzinfo=None) + timedelta(minutes=minutes)
    monkeypatch.setattr(
        "django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda _self: later
    )

    page = client.get(link, follow=True).content.decode()

    assert ("This link is no longer valid" not in page) == works
    assert ("Change password" in page) == works


def test_a_mute_mail_server_is_named_in_a_sentence(client, editor, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing listens there

    response = client.post("/accounts/password/reset/", {"email": "edith@newsroom.invalid"})

    assert response.status_code == 422
    assert "could not be sent" in response.content.decode()


def test_a_changed_password_stands_if_no_message_can_be_sent(client, editor, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client.force_login(editor)
    new = "nine lemons in a row"

    client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    editor.refresh_from_db()
    assert editor.check_password(new)


def test_the_forms_of_passwords_speak_plain_english(client, reviewer):
    page = client.get("/accounts/login/").content.decode()
    assert page.count("Forgot password?") == 1
    sent = {"login": "rosa", "password": "wrong"}
    page = client.post("/accounts/login/", sent).content.decode()
    assert "The username, e-mail or password is wrong." in page

    client.force_login(reviewer)
    sent = {"oldpassword": "wrong", "password1": "", "password2": ""}
    page = client.post("/accounts/password/change/", sent).content.decode()
    assert "This is not your current password." in page
    for label in ("Current password", "New password", "New password again"):
        assert re.search(rf"<label[^>]*>{label}\b", page)
    assert "Forgot your" not in page
    assert "New Password" not in page
