"""Accounts are by invitation: for one address, once, with roles, until revoked."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from articles.actions.newsroom import (
    accept_invitation,
    change_rights,
    invite,
    open_invitation,
    revoke_invitation,
)
from articles.models import Invitation, User
from articles.refusals import NotAllowed, Refused
from tests.factories import UserFactory

REVIEWER: dict[str, Any] = {"is_editor": False, "is_reviewer": True, "is_administrator": False}
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
    page = client.post("/people/invite/", sent, follow=True).content.decode()
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
    rights: dict[str, Any] = {"is_editor": True, "is_reviewer": False, "is_administrator": False}
    invitation, token = invite(by=administrator, email="n@newsroom.invalid", **rights)

    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_an_editor_cannot_invite_anybody(editor):
    rights: dict[str, Any] = {"is_editor": True, "is_reviewer": False, "is_administrator": False}
    with pytest.raises(NotAllowed):
        invite(by=editor, email="n@newsroom.invalid", **rights)


def test_administrators_cannot_remove_their_own_role(administrator):
    rights: dict[str, Any] = {"is_editor": True, "is_reviewer": True, "is_administrator": False}
    with pytest.raises(Refused, match="your own administrator role"):
        change_rights(administrator, by=administrator, is_active=True, **rights)


def test_an_invitation_is_for_one_address_whatever_the_form_sends(client, administrator):
    client.get(invitation_link(client, administrator))

    client.post("/accounts/signup/", {**NEWCOMER, "email": "mallory@elsewhere.invalid"})

    assert User.objects.get(username="nora").email == "nora@newsroom.invalid"


def test_the_action_itself_refuses_another_address(administrator, nobody):
    _invitation, token = invite(by=administrator, email="n@newsroom.invalid", **REVIEWER)

    with pytest.raises(NotAllowed):
        accept_invitation(nobody, token)


def test_without_the_address_a_forwarded_invitation_would_work(administrator, nobody):
    """The twin: the same person, whose address the invitation names."""
    _invitation, token = invite(by=administrator, email="N@newsroom.invalid", **REVIEWER)
    User.objects.filter(pk=nobody.pk).update(email="n@newsroom.invalid")
    nobody.refresh_from_db()

    accept_invitation(nobody, token)

    assert nobody.is_reviewer


def test_a_revoked_invitation_gives_no_account(client, administrator):
    link = invitation_link(client, administrator)
    client.get(link)
    client.force_login(administrator)
    revoke = f"/people/invitations/{Invitation.objects.get().pk}/revoke/"

    page = client.post(revoke, follow=True).content.decode()
    client.post(revoke)  # twice is once
    client.logout()

    assert "is revoked" in page
    assert "Revoke the invitation" not in page
    assert client.get(link).status_code == 410
    client.post("/accounts/signup/", NEWCOMER)
    assert not User.objects.filter(username="nora").exists()


def test_an_accepted_invitation_cannot_be_revoked(client, administrator):
    client.get(invitation_link(client, administrator))
    client.post("/accounts/signup/", NEWCOMER)

    with pytest.raises(Refused, match="was accepted"):
        revoke_invitation(Invitation.objects.get(), by=administrator)


def test_the_database_itself_refuses_to_revoke_what_was_accepted(administrator, nobody):
    invitation, _token = invite(by=administrator, email="n@newsroom.invalid", **REVIEWER)
    taken = {"accepted_by": nobody, "revoked_by": administrator, "revoked_at": timezone.now()}

    with pytest.raises(IntegrityError, match="invitation_accepted_or_revoked"):
        Invitation.objects.filter(pk=invitation.pk).update(**taken)


def test_a_new_invitation_for_an_address_replaces_the_open_one(administrator):
    _first, old = invite(by=administrator, email="n@newsroom.invalid", **REVIEWER)
    _second, new = invite(by=administrator, email="N@Newsroom.invalid", **REVIEWER)

    assert (open_invitation(old), bool(open_invitation(new))) == (None, True)


def test_two_people_with_one_link_make_one_account(client, administrator):
    link = invitation_link(client, administrator)
    second = Client()
    client.get(link)
    second.get(link)

    client.post("/accounts/signup/", NEWCOMER)
    response = second.post("/accounts/signup/", {**NEWCOMER, "username": "other"})

    assert response.status_code < 500
    assert not User.objects.filter(username="other").exists()


def test_who_is_logged_in_is_asked_to_log_out_first(client, administrator, editor):
    link = invitation_link(client, administrator)
    client.force_login(editor)

    assert "log out" in client.get(link, follow=True).content.decode()


def test_the_address_of_an_invitation_counts_as_verified(client, administrator):
    client.get(invitation_link(client, administrator))
    client.post("/accounts/signup/", NEWCOMER)

    address = EmailAddress.objects.get()
    assert (address.email, address.verified, address.primary) == (NEWCOMER["email"], True, True)


def test_the_link_is_shown_again_to_who_invited_for_an_hour_and_to_nobody_else(
    client, administrator
):
    client.force_login(administrator)
    sent = {"email": "nora@newsroom.invalid", "is_reviewer": "on"}
    page = client.post("/people/invite/", sent)["Location"]
    links = re.findall(r"/invitations/[\w-]+/", client.get(page).text)
    assert links
    assert re.findall(r"/invitations/[\w-]+/", client.get(page).text) == links

    client.force_login(UserFactory.create(is_administrator=True))
    assert "/invitations/" not in client.get(page).text
    client.force_login(administrator)
    Invitation.objects.update(created_at=timezone.now() - timedelta(hours=2))
    assert "/invitations/" not in client.get(page).text
