"""Accounts: by invitation, with roles, and with a limit on password guesses."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from articles.actions.newsroom import change_rights, invite
from articles.models import Invitation, User
from articles.refusals import NotAllowed, Refused
from tests.factories import PASSWORD

NEWCOMER = {
    "username": "nora",
    "email": "nora@newsroom.invalid",
    "password1": "a long enough sentence",
    "password2": "a long enough sentence",
}


def invitation_link(client, administrator) -> str:
    """Invite Nora as a reviewer, as an administrator does. Returns the link's path."""
    client.force_login(administrator)
    sent = {"email": "nora@newsroom.invalid", "is_reviewer": "on"}
    page = client.post("/people/invite/", sent).content.decode()
    client.logout()
    link = re.search(r"/invitations/[\w-]+/", page)
    assert link
    return link.group()


def test_an_invitation_gives_an_account_with_its_roles(client, administrator):
    client.get(invitation_link(client, administrator))

    response = client.post("/accounts/signup/", NEWCOMER)

    nora = User.objects.get(username="nora")
    assert response.status_code == 302
    assert (nora.is_editor, nora.is_reviewer, nora.is_administrator) == (False, True, False)
    assert Invitation.objects.get().accepted_by == nora


def test_sign_up_needs_an_invitation(client, db):
    client.post("/accounts/signup/", NEWCOMER)

    assert not User.objects.filter(username="nora").exists()


def test_an_invitation_works_once(client, administrator):
    link = invitation_link(client, administrator)
    client.get(link)
    client.post("/accounts/signup/", NEWCOMER)
    client.logout()

    assert client.get(link).status_code == 410


def test_an_old_invitation_has_expired(client, administrator):
    link = invitation_link(client, administrator)
    Invitation.objects.update(expires_at=timezone.now())

    assert client.get(link).status_code == 410


def test_the_token_itself_is_not_stored(administrator):
    rights = {"is_editor": True, "is_reviewer": False, "is_administrator": False}
    invitation, token = invite(by=administrator, email="n@newsroom.invalid", **rights)

    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_an_editor_cannot_invite_anybody(editor):
    rights = {"is_editor": True, "is_reviewer": False, "is_administrator": False}
    with pytest.raises(NotAllowed):
        invite(by=editor, email="n@newsroom.invalid", **rights)


def test_administrators_cannot_remove_their_own_role(administrator):
    rights = {"is_editor": True, "is_reviewer": True, "is_administrator": False}
    with pytest.raises(Refused, match="your own administrator role"):
        change_rights(administrator, by=administrator, is_active=True, **rights)


def test_password_guesses_are_blocked_even_if_the_last_one_is_right(client, editor):
    cache.clear()
    for _guess in range(5):
        client.post("/accounts/login/", {"login": "edith", "password": "wrong"})

    client.post("/accounts/login/", {"login": "edith", "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_without_the_limit_the_last_guess_would_log_in(client, editor, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = False
    for _guess in range(5):
        client.post("/accounts/login/", {"login": "edith", "password": "wrong"})

    client.post("/accounts/login/", {"login": "edith", "password": PASSWORD})

    assert client.session["_auth_user_id"] == str(editor.pk)
