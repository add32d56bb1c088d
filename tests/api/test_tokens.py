"""Tokens: made once, hashed, limited, revocable; and what holds for their accounts."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import permissions
from articles.actions.newsroom import (
    api_tokens,
    create_integration,
    create_token,
    revoke_token,
    use_token,
)
from articles.models import ApiToken, User
from articles.refusals import NotAllowed, Refused
from tests.api.tokens import make_secret


def status_of(secret: str) -> int:
    headers = {"Authorization": f"Bearer {secret}"}
    return Client().get("/api/v1/token", headers=headers).status_code


def test_the_account_page_makes_a_token_and_shows_its_secret_once(client, editor):
    client.force_login(editor)
    key = re.search(r'name="key" value="([^"]+)"', client.get("/account/tokens/").content.decode())
    assert key
    sent = {"key": key[1], "name": "CMS", "scopes": ["write"], "days": 30}

    pages = [client.post("/account/tokens/", sent).content.decode() for _click in range(2)]

    secrets = {re.search(r'id="secret" readonly value="([^"]+)"', page)[1] for page in pages}  # type: ignore[index]
    (secret,) = secrets  # a double click makes one token
    token = ApiToken.objects.get()
    assert token.scopes == ["read", "write"]
    assert secret not in token.token_sha256
    assert status_of(secret) == 200
    later = client.get("/account/tokens/").content.decode()
    assert secret not in later
    assert "CMS" in later


def test_a_revoked_an_expired_and_a_wrong_token_are_refused_with_401(editor):
    secrets = [make_secret(editor) for _each in range(3)]
    revoke_token(ApiToken.objects.latest("pk"), by=editor)
    past = timezone.now() - timedelta(days=2)
    ApiToken.objects.filter(pk=ApiToken.objects.earliest("pk").pk).update(
        created_at=past, expires_at=past + timedelta(days=1)
    )

    assert [status_of(secret) for secret in secrets] == [401, 200, 401]
    assert status_of("") == 401
    assert status_of("\udcff") == 401
    answer = Client().get("/api/v1/articles")
    assert answer["WWW-Authenticate"] == "Bearer"
    assert "Authorization: Bearer" in answer.json()["detail"]


def test_a_session_alone_opens_nothing(editor):
    client = Client()
    client.force_login(editor)

    assert client.get("/api/v1/articles").status_code == 401


def test_the_token_of_a_person_who_left_is_refused(editor):
    secret = make_secret(editor)
    User.objects.filter(pk=editor.pk).update(is_active=False)

    assert status_of(secret) == 401


def test_where_a_second_factor_is_required_the_token_waits_for_it(editor, administrator, settings):
    secret = make_secret(editor)
    integration = create_integration(
        by=administrator, name="CMS", is_editor=True, is_reviewer=False
    )
    _token, of_cms = create_token(
        by=administrator, name="Saves", scopes=[], days=1, integration=integration
    )
    settings.TWO_FACTOR_REQUIRED_FOR = "everyone"

    assert status_of(secret) == 403
    assert status_of(of_cms) == 200  # nobody logs in there


def test_a_token_makes_so_many_requests_a_minute_and_then_waits(editor, settings):
    settings.API_REQUESTS_PER_MINUTE = 3
    secret = make_secret(editor)

    statuses = [status_of(secret) for _each in range(4)]
    answer = Client().get("/api/v1/token", headers={"Authorization": f"Bearer {secret}"})

    assert statuses == [200, 200, 200, 429]
    assert 1 <= int(answer["Retry-After"]) <= 21
    assert "Wait" in answer.json()["detail"]


def test_without_the_limit_it_would_go_on(editor, settings, monkeypatch):
    monkeypatch.setattr(api_tokens, "_take_request", lambda _token: 0.0)
    settings.API_REQUESTS_PER_MINUTE = 3
    secret = make_secret(editor)

    assert {status_of(secret) for _each in range(5)} == {200}


def test_administrators_see_and_revoke_all_and_others_only_their_own(
    client, editor, reviewer, administrator
):
    secret = make_secret(editor)
    token = ApiToken.objects.get()
    with pytest.raises(NotAllowed):
        revoke_token(token, by=reviewer)
    client.force_login(administrator)
    assert "Script" in client.get("/settings/tokens/").content.decode()

    client.post(f"/account/tokens/{token.pk}/revoke/")

    assert status_of(secret) == 401
    history = client.get("/settings/history/").content.decode()
    assert "Token of the API created: Script" in history
    assert "Token of the API revoked: Script" in history


def test_only_administrators_make_integrations_and_nobody_logs_in_as_one(
    client, editor, administrator
):
    with pytest.raises(NotAllowed):
        create_integration(by=editor, name="CMS", is_editor=True, is_reviewer=False)
    client.force_login(administrator)
    client.post("/settings/integrations/", {"name": "CMS", "is_editor": "on"})
    account = User.objects.get(username="CMS")

    page = client.post(
        "/settings/tokens/",
        {
            "key": "3f0c1c1e-6f0a-4c0f-9a55-5f0f4f0a7b11",
            "name": "Saves",
            "days": 30,
            "integration": account.pk,
        },
    ).content.decode()

    assert 'id="secret"' in page
    assert not account.has_usable_password()
    assert ApiToken.objects.get().user == account
    assert permissions.may_import(account)


@pytest.mark.parametrize(("name", "days"), [("", 1), ("x", 0), ("x", 367)])
def test_a_token_has_a_name_and_an_end(editor, name, days):
    with pytest.raises(Refused):
        create_token(by=editor, name=name, scopes=[], days=days)


def test_using_a_token_says_when_it_was_last_used(editor):
    secret = make_secret(editor, "write")

    token = use_token(secret)

    assert token
    assert ApiToken.objects.get().last_used_at is not None
    assert token.allows(ApiToken.Scope.WRITE)
    assert not token.allows(ApiToken.Scope.PUBLISH)
