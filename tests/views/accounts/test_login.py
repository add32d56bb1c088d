"""Password guesses are limited on every way in, and logged without what was typed."""

import pytest
from django.core.cache import cache
from structlog.testing import capture_logs

from tests.factories import PASSWORD

LOGINS = ["/accounts/login/", "/admin/login/"]


@pytest.fixture(autouse=True)
def no_failures_yet(db):
    cache.clear()


def guess(client, password: str, *, at: str = "/accounts/login/", who: str = "ada", **headers: str):
    """Send one guess, with the fields of allauth's form and of Django's admin."""
    sent = {"login": who, "username": who, "password": password}
    return client.post(at, sent, headers=headers, follow=True)


def is_logged_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("at", LOGINS)
def test_password_guesses_are_blocked_even_if_the_last_one_is_right(client, administrator, at):
    for _number in range(5):
        guess(client, "wrong", at=at)

    guess(client, PASSWORD, at=at)

    assert not is_logged_in(client)


def test_without_the_limit_the_last_guess_would_log_in(client, administrator, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    for _number in range(5):
        guess(client, "wrong")

    guess(client, PASSWORD)

    assert is_logged_in(client)


def test_the_login_of_the_admin_leads_to_the_login_page_and_back(client, administrator):
    page = client.get("/admin/articles/scale/", follow=True)
    there = page.redirect_chain[-1][0]

    client.post(there, {"login": "ada", "password": PASSWORD})

    assert there == "/accounts/login/?next=/admin/articles/scale/"
    assert client.get("/admin/articles/scale/").status_code == 200


def test_an_administrator_cannot_guess_the_passwords_of_others_in_the_admin(
    client, administrator, editor
):
    client.force_login(administrator)

    guess(client, PASSWORD, at="/admin/login/", who="edith")

    assert client.session["_auth_user_id"] == str(administrator.pk)


def test_the_admin_is_closed_to_people_who_are_no_administrators(client, editor):
    client.force_login(editor)

    assert client.get("/admin/login/").status_code == 403


def test_passwords_of_administrators_are_changed_on_the_page_of_all(client, administrator):
    client.force_login(administrator)

    assert client.get("/admin/password_change/").url == "/accounts/password/change/"


def test_a_failed_login_is_logged_with_the_person_and_without_the_password(client, administrator):
    with capture_logs() as logs:
        guess(client, "hunter2hunter2", who=administrator.email.upper())

    (failed,) = [each for each in logs if each["event"] == "login.failed"]
    assert (failed["person"], failed["client"]) == (administrator.pk, "127.0.0.1")
    assert "hunter2" not in str(logs)


def test_an_unknown_name_is_logged_as_a_fingerprint_since_it_may_be_a_password(client, db):
    with capture_logs() as logs:
        guess(client, "x", who="someone@elsewhere.invalid")
        guess(client, "x", who="Someone@elsewhere.invalid")

    first, second = [each for each in logs if each["event"] == "login.failed"]
    assert first["unknown"] == second["unknown"]
    assert "elsewhere" not in str(logs)


def test_guesses_over_the_limit_are_logged_as_such(client, administrator):
    with capture_logs() as logs:
        for _number in range(6):
            guess(client, "wrong")

    assert [each["event"] for each in logs].count("login.limited") == 1


def lock_out(client, header: str) -> None:
    """Fail ten times, each time with another name: the limit of one client."""
    for number in range(10):
        guess(client, "wrong", who=f"guest{number}", **{"X-Forwarded-For": header})


def test_behind_a_proxy_clients_do_not_lock_each_other_out(client, administrator, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    lock_out(client, "198.51.100.7")

    guess(client, PASSWORD, **{"X-Forwarded-For": "198.51.100.8"})

    assert is_logged_in(client)


def test_without_the_number_of_proxies_one_client_would_lock_out_all(
    client, administrator, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    lock_out(client, "198.51.100.7")

    guess(client, PASSWORD, **{"X-Forwarded-For": "198.51.100.8"})

    assert not is_logged_in(client)


@pytest.mark.parametrize("invented", ["192.0.2.{n}, ", "192.0.2.{n}, 192.0.2.1, ", "rubbish{n},"])
def test_an_invented_address_does_not_get_around_the_limit(
    client, administrator, settings, invented
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        header = invented.replace("{n}", str(number)) + "198.51.100.7"
        guess(client, "wrong", who=f"guest{number}", **{"X-Forwarded-For": header})

    guess(client, PASSWORD, **{"X-Forwarded-For": "203.0.113.9, 198.51.100.7"})

    assert not is_logged_in(client)


@pytest.mark.parametrize("header", ["198.51.100.7", "rubbish, rubbish"])
def test_a_request_past_the_proxies_is_answered_and_counts_for_its_machine(
    client, administrator, settings, header
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    guess(client, PASSWORD, **{"X-Forwarded-For": header})

    assert is_logged_in(client)


def test_a_closed_account_cannot_log_in_and_the_attempt_is_logged(client, editor):
    editor.is_active = False
    editor.save()

    with capture_logs() as logs:
        page = guess(client, PASSWORD, who="edith")

    assert "Your account was closed" in page.content.decode()
    assert [each["person"] for each in logs if each["event"] == "login.inactive"] == [editor.pk]
