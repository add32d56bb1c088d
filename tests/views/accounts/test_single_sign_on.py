"""Single sign-on with a real redirect flow: who gets in, and what happens when the provider fails."""

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from structlog.testing import capture_logs

from articles.actions.newsroom import accept_invitation_of_address, revoke_invitation
from articles.models import Invitation, User
from articles.refusals import NotAllowed
from tests.factories import UserFactory, make_invitation
from tests.identity_provider import IdentityProvider

LOGIN = "/accounts/oidc/newsroom/login/"
ADDRESS = "nora@newsroom.invalid"
NORA = {
    "sub": "42",
    "email": ADDRESS,
    "email_verified": True,
    "name": "Nora Lind",
    "preferred_username": "nora",
}


@pytest.fixture
def provider(settings, db) -> Iterator[IdentityProvider]:
    cache.clear()
    with IdentityProvider(NORA) as provider:
        settings.SOCIALACCOUNT_PROVIDERS = provider.settings()
        yield provider


def follow_to_provider(address: str) -> str:
    """Open the provider's page as a browser does. Returns where it redirects, without the host."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}")
    back = urlsplit(connection.getresponse().headers["Location"])
    connection.close()
    return f"{back.path}?{back.query}"


def sign_on(client):
    """Go through the whole flow. Returns the answer to the way back from the provider."""
    return client.get(follow_to_provider(client.get(LOGIN).url))


def person_in(client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id", 0)).first()


def test_the_login_page_offers_it_only_when_it_is_set(client, db, provider, settings):
    offered = client.get("/accounts/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    not_offered = client.get("/accounts/login/").content.decode()

    assert "Log in with Example News" in offered
    assert "/oidc/" not in not_offered
    assert client.get(LOGIN).status_code == 404


@pytest.mark.parametrize("address", ["nora@newsroom.invalid", "Nora@Newsroom.INVALID"])
def test_a_person_with_an_account_is_logged_in_to_it(client, provider, address):
    nora = UserFactory.create(username="nl", email=address)

    sign_on(client)

    assert person_in(client) == nora
    assert SocialAccount.objects.get().user == nora


def test_a_later_login_goes_by_the_provider_s_own_number(client, provider):
    nora = UserFactory.create(username="nl", email=ADDRESS)
    sign_on(client)
    client.logout()
    provider.person = {**NORA, "email": "married@newsroom.invalid"}

    sign_on(client)

    assert person_in(client) == nora
    assert User.objects.get(pk=nora.pk).email == ADDRESS


def test_an_invited_person_gets_an_account_with_the_roles_of_the_invitation(client, provider):
    invitation = make_invitation(ADDRESS)

    sign_on(client)

    nora = person_in(client)
    assert nora is not None
    assert (nora.username, str(nora), nora.email) == ("nora", "Nora Lind", ADDRESS)
    assert (nora.is_reviewer, nora.is_editor, nora.is_administrator) == (True, False, False)
    assert Invitation.objects.get(pk=invitation.pk).accepted_by == nora


def test_a_stranger_is_refused_and_that_is_logged(client, provider):
    with capture_logs() as logs:
        page = sign_on(client).content.decode()

    assert "By invitation only" in page
    assert not User.objects.exists()
    assert [each["event"] for each in logs if each["event"].startswith("sso")] == ["sso.refused"]
    assert "nora" not in str(logs)


def test_a_setting_opens_it_to_strangers_who_get_no_role(client, provider, settings):
    settings.OIDC_OPEN = True

    sign_on(client)

    nora = person_in(client)
    assert nora is not None
    roles = (nora.is_editor, nora.is_reviewer, nora.is_administrator, nora.is_staff)
    assert not any(roles)


@pytest.mark.parametrize("verified", [False, None, "false", "no", 0])
@pytest.mark.parametrize("is_open", [True, False])
def test_an_address_that_is_not_verified_opens_nothing(
    client, provider, settings, verified, is_open
):
    settings.OIDC_OPEN = is_open
    UserFactory.create(username="nl", email=ADDRESS)
    make_invitation("second@newsroom.invalid")
    for email in (ADDRESS, "second@newsroom.invalid"):
        provider.person = {**NORA, "email": email, "email_verified": verified}

        sign_on(client)

        assert person_in(client) is None


def test_a_revoked_invitation_opens_nothing(client, provider, administrator):
    revoke_invitation(make_invitation(ADDRESS), by=administrator)

    sign_on(client)

    assert person_in(client) is None


def test_the_action_itself_refuses_an_address_without_an_invitation(nobody):
    with pytest.raises(NotAllowed):
        accept_invitation_of_address(nobody, is_needed=True)


def test_a_closed_account_stays_closed(client, provider):
    UserFactory.create(username="nl", email=ADDRESS, is_active=False)

    sign_on(client)

    assert person_in(client) is None


def test_a_second_factor_is_asked_for_after_it(client, provider):
    totp.TOTP.activate(UserFactory.create(username="nl", email=ADDRESS), "JBSWY3DPEHPK3PXP")

    assert sign_on(client).url == "/accounts/security/authenticate/"
    assert person_in(client) is None


def test_a_login_of_another_address_is_not_connected_to_an_account(client, provider, editor):
    client.force_login(editor)

    back = follow_to_provider(client.get(f"{LOGIN}?process=connect").url)

    assert client.get(back).status_code in {302, 403}
    assert not SocialAccount.objects.exists()


def test_a_taken_username_gets_another(client, provider, settings):
    UserFactory.create(username="NORA", email="other@newsroom.invalid")
    make_invitation(ADDRESS)

    sign_on(client)

    nora = person_in(client)
    assert nora is not None
    assert nora.username.casefold() != "nora"


def test_a_code_without_the_state_of_this_browser_logs_nobody_in(client, provider):
    UserFactory.create(username="nl", email=ADDRESS)
    back = follow_to_provider(client.get(LOGIN).url)
    client.cookies.clear()

    assert client.get(back).status_code < 500
    assert person_in(client) is None


@pytest.mark.parametrize("fails", ["before", "between"])
def test_a_provider_that_fails_is_named_in_a_sentence(client, provider, fails):
    if fails == "before":
        provider.is_broken = True
        response = client.get(LOGIN, follow=True)
    else:
        back = follow_to_provider(client.get(LOGIN).url)
        provider.is_broken = True
        response = client.get(back)

    assert response.status_code < 500
    assert person_in(client) is None
    assert "password" in response.content.decode()


@pytest.mark.parametrize(
    "person",
    [{}, {"sub": "1"}, {**NORA, "name": "N\x00"}, {**NORA, "email": ["a"]}, {**NORA, "sub": None}],
)
def test_odd_answers_of_a_provider_log_nobody_in_and_do_not_fail(
    client, provider, settings, person
):
    settings.OIDC_OPEN = True
    provider.person = person

    assert sign_on(client).status_code < 500
