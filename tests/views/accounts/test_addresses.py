"""The address of an account changes only after verification, and no page of accounts fails."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.urls import URLPattern, get_resolver

from articles.models import User
from tests.factories import PASSWORD

PAGE = "/accounts/email/"
NEW = "edith@elsewhere.invalid"
PARAMETERS = {
    "key": ["a:b:c", "abc", "%00"],
    "uidb36": ["zzzzzzzzzzzzzzzzzz", "1"],
    "pk": ["1", "99999999999999999999"],
    "provider_id": ["newsroom", "%00"],
}


@pytest.fixture(autouse=True)
def no_limits(db):
    cache.clear()


@pytest.fixture
def edith(client, editor: User) -> User:
    """The editor, who has just typed her password."""
    client.force_login(editor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return editor


def address_of(person: User) -> str:
    return User.objects.get(pk=person.pk).email


def link_in(mailoutbox) -> str:
    match = re.search(r"http://testserver(/accounts/confirm-email/\S+)", mailoutbox[-1].body)
    assert match
    return match.group(1)


def test_a_new_address_counts_once_its_link_was_opened(client, edith, mailoutbox):
    client.post(PAGE, {"action_add": "", "email": NEW})
    before = address_of(edith)

    client.post(link_in(mailoutbox))

    assert (before, address_of(edith)) == ("edith@newsroom.invalid", NEW)
    assert list(EmailAddress.objects.values_list("email", "verified")) == [(NEW, True)]
    assert mailoutbox[-1].to == ["edith@newsroom.invalid"]  # the former address learns of it


@pytest.mark.parametrize("action", ["action_primary", "action_remove", "action_send"])
def test_no_action_makes_an_address_primary_without_verification(client, edith, action):
    client.post(PAGE, {"action_add": "", "email": NEW})

    client.post(PAGE, {action: "", "email": NEW})
    client.post(PAGE, {"action_remove": "", "email": "edith@newsroom.invalid"})

    assert address_of(edith) == "edith@newsroom.invalid"


def test_without_the_trusted_address_a_second_change_would_remove_it(client, edith, monkeypatch):
    monkeypatch.setattr("articles.views.accounts.trust_address", lambda _user: None)

    client.post(PAGE, {"action_add": "", "email": NEW})
    client.post(PAGE, {"action_add": "", "email": "third@elsewhere.invalid"})

    assert address_of(edith) != "edith@newsroom.invalid"


def test_a_change_needs_a_recent_password(client, editor):
    client.force_login(editor)  # a session whose password was typed long ago

    response = client.post(PAGE, {"action_add": "", "email": NEW})

    assert response.url.startswith("/accounts/reauthenticate/")
    assert not EmailAddress.objects.filter(email=NEW).exists()
    client.post(response.url, {"password": PASSWORD, "next": PAGE})  # what was typed is not lost
    assert EmailAddress.objects.filter(email=NEW).exists()


def test_the_address_of_a_colleague_is_refused_in_words(client, edith, reviewer):
    response = client.post(PAGE, {"action_add": "", "email": "Rosa@newsroom.invalid"})

    assert response.status_code == 200
    assert "Another account uses this address" in response.content.decode()
    assert "Rosa@newsroom.invalid" in response.content.decode()


def test_an_address_that_was_taken_before_its_link_was_opened_is_refused(
    client, edith, nobody, mailoutbox
):
    client.post(PAGE, {"action_add": "", "email": NEW})
    User.objects.filter(pk=nobody.pk).update(email=NEW)

    response = client.post(link_in(mailoutbox))

    assert response.status_code == 422
    assert address_of(edith) == "edith@newsroom.invalid"


@pytest.mark.parametrize("email", ["Edith@Newsroom.INVALID", ""])
def test_the_page_opens_for_accounts_made_without_a_form(client, edith, email):
    User.objects.filter(pk=edith.pk).update(email=email)

    assert [client.get(PAGE).status_code for _time in range(2)] == [200, 200]
    assert address_of(edith).lower() == email.lower()


def account_pages(patterns, prefix: str = "/") -> list[str]:
    """Every address below /accounts/ with every parameter of the table."""
    addresses = []
    for pattern in patterns:
        route = prefix + str(pattern.pattern).replace("^", "").replace("$", "").replace("\\", "")
        if not isinstance(pattern, URLPattern):
            addresses += account_pages(pattern.url_patterns, route)
        elif route.startswith("/accounts/"):
            addresses += filled(route)
    return addresses


def filled(route: str) -> list[str]:
    parameter = re.search(r"<(?:\w+:)?(\w+)>", route)
    if not parameter:
        return [re.sub(r"\(\?P.*?\)", "", route)]
    whole = re.search(rf"\(\?P<{parameter[1]}>[^)]*\)|<(?:\w+:)?{parameter[1]}>", route)
    assert whole
    values = PARAMETERS[parameter[1]]
    return [each for value in values for each in filled(route.replace(whole.group(), value, 1))]


@pytest.mark.parametrize("who", ["stranger", "editor", "administrator", "nobody"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_of_accounts_fails_or_is_unstyled(request, client, who, method, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    broken = []
    for address in account_pages(get_resolver().url_patterns):
        if who != "stranger":
            client.force_login(request.getfixturevalue(who))
        response = getattr(client, method)(address)
        is_page = response.status_code == 200 and "html" in response.headers["Content-Type"]
        is_ours = not is_page or b"css/main.css" in response.content
        if response.status_code >= 500 or not is_ours:
            broken.append((address, response.status_code))
    assert broken == []
