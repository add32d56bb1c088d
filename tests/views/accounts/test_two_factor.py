"""A second factor: asked for after the password, required by a setting, limited, resettable."""

import re
import time

import environ
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.management.sql import emit_post_migrate_signal
from structlog.testing import capture_logs

from articles.actions.newsroom import reset_two_factor
from articles.models import User
from articles.refusals import NotAllowed, Refused
from factcheck.login import two_factor_required_for
from tests.factories import PASSWORD

CONFIRM = "/accounts/security/authenticate/"
SECRET = "JBSWY3DPEHPK3PXP"


def code_of(secret: str = SECRET) -> str:
    """What an authenticator app shows now."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30)))


@pytest.fixture(autouse=True)
def no_limits(db):
    cache.clear()


@pytest.fixture
def protected(administrator: User) -> User:
    totp.TOTP.activate(administrator, SECRET)
    RecoveryCodes.activate(administrator)
    return administrator


def log_in(client):
    return client.post("/accounts/login/", {"login": "ada", "password": PASSWORD})


def is_logged_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_password_alone_does_not_open_a_protected_account(client, protected):
    response = log_in(client)

    assert response.url == CONFIRM
    assert not is_logged_in(client)
    assert client.get("/articles/").status_code == 302


def test_without_a_second_factor_the_password_opens_the_account(client, administrator):
    log_in(client)

    assert is_logged_in(client)


def test_the_code_of_the_app_opens_it(client, protected):
    log_in(client)

    client.post(CONFIRM, {"code": code_of()})

    assert is_logged_in(client)


def test_a_recovery_code_opens_it_once(client, protected):
    recovery = Authenticator.objects.get(type="recovery_codes").wrap()
    code = recovery.get_unused_codes()[0]
    log_in(client)
    client.post(CONFIRM, {"code": code})
    was_let_in = is_logged_in(client)
    client.logout()
    log_in(client)

    client.post(CONFIRM, {"code": code})

    assert (was_let_in, is_logged_in(client)) == (True, False)


def test_guesses_of_the_code_are_limited_and_logged(client, protected):
    log_in(client)
    with capture_logs() as logs:
        for _number in range(5):
            client.post(CONFIRM, {"code": "000000"})
    client.post(CONFIRM, {"code": code_of()})

    assert not is_logged_in(client)
    failed = [each for each in logs if each["event"] == "login.second_factor_failed"]
    assert [each["person"] for each in failed] == [protected.pk] * 5
    assert "000000" not in str(logs)


def test_the_admin_asks_for_it_too(client, protected):
    client.post("/admin/login/", {"username": "ada", "password": PASSWORD}, follow=True)

    assert not is_logged_in(client)


@pytest.mark.parametrize(
    ("setting", "who", "is_led"),
    [
        ("nobody", "administrator", False),
        ("administrators", "administrator", True),
        ("administrators", "editor", False),
        ("everyone", "editor", True),
    ],
)
def test_who_must_have_one_is_led_to_set_it_up(request, client, settings, setting, who, is_led):
    settings.TWO_FACTOR_REQUIRED_FOR = setting
    client.force_login(request.getfixturevalue(who))

    for address in ("/", "/claims/", "/help/", "/admin/", "/accounts/email/"):
        for response in (client.get(address), client.post(address)):
            led = response.status_code == 302 and response.url == "/accounts/security/"
            assert led == is_led
    assert client.get("/accounts/security/").status_code == 200


@pytest.mark.parametrize("credential", ["", "null", "{}", "[]", '"x"', "{", '{"id": 1}', "\x00"])
@pytest.mark.parametrize("page", ["login", "add", "reauthenticate"])
def test_a_malformed_key_is_refused_in_words(client, administrator, credential, page):
    if page != "login":
        client.force_login(administrator)
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get(f"/accounts/security/webauthn/{page}/")

    response = client.post(f"/accounts/security/webauthn/{page}/", {"credential": credential})

    assert response.status_code < 400
    assert page != "login" or not is_logged_in(client)


def test_a_misspelt_setting_stops_the_program(monkeypatch):
    monkeypatch.setenv("TWO_FACTOR_REQUIRED_FOR", "admins")

    with pytest.raises(ImproperlyConfigured, match="nobody, administrators, everyone"):
        two_factor_required_for(environ.Env())


def test_strangers_still_read_what_is_public(client, settings):
    settings.TWO_FACTOR_REQUIRED_FOR = "everyone"

    assert client.get("/accounts/login/").status_code == 200
    assert client.get("/published/nothing/").status_code == 404


def test_setting_it_up_opens_the_rest_and_shows_recovery_codes(client, administrator, settings):
    settings.TWO_FACTOR_REQUIRED_FOR = "administrators"
    client.force_login(administrator)
    setup = "/accounts/security/totp/activate/"
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = re.search(
        r'id="totp-secret" readonly value="(\w+)"', client.get(setup).content.decode()
    )
    assert secret

    page = client.post(setup, {"code": code_of(secret[1])}, follow=True).content.decode()

    assert page.count("<li><code>") == 10
    assert client.get("/articles/").status_code == 200


def test_a_second_factor_is_set_up_only_after_the_password_was_typed(client, administrator):
    client.force_login(administrator)

    assert "/reauthenticate/" in client.get("/accounts/security/totp/activate/").url


def test_an_administrator_removes_the_lost_factor_of_a_colleague(client, protected, editor):
    totp.TOTP.activate(editor, SECRET)
    client.force_login(protected)
    page = client.get(f"/people/{editor.pk}/").content.decode()

    client.post(f"/people/{editor.pk}/two-factor/")

    assert "Remove two-factor login" in page
    assert not Authenticator.objects.filter(user=editor).exists()
    assert Authenticator.objects.filter(user=protected).exists()
    assert "Remove two-factor login" not in client.get(f"/people/{editor.pk}/").content.decode()


def test_nobody_removes_their_own_or_without_the_right(protected, editor):
    with pytest.raises(Refused, match="Security page"):
        reset_two_factor(protected, by=protected)
    with pytest.raises(NotAllowed):
        reset_two_factor(protected, by=editor)
    assert Authenticator.objects.filter(user=protected).count() == 2


def stored() -> str:
    return str(list(Authenticator.objects.values_list("data", flat=True)))


def test_the_database_does_not_contain_the_secrets(protected):
    recovery = Authenticator.objects.get(type="recovery_codes").wrap()
    codes = recovery.get_unused_codes()

    assert SECRET not in stored()
    assert stored().count("fernet:") == 2
    assert not any(code in stored() for code in codes)


def test_without_the_adapter_it_would_contain_them(administrator, settings):
    settings.MFA_ADAPTER = "allauth.mfa.adapter.DefaultMFAAdapter"

    totp.TOTP.activate(administrator, SECRET)

    assert SECRET in stored()


def test_a_secret_from_before_still_opens_the_account(client, administrator):
    Authenticator.objects.create(user=administrator, type="totp", data={"secret": SECRET})
    log_in(client)

    client.post(CONFIRM, {"code": code_of()})

    assert is_logged_in(client)


def test_a_migration_encrypts_secrets_from_before_which_still_open_the_account(
    client, administrator
):
    codes = {"seed": "abc", "used_mask": 3}
    Authenticator.objects.create(user=administrator, type="totp", data={"secret": SECRET})
    Authenticator.objects.create(user=administrator, type="recovery_codes", data=codes)
    Authenticator.objects.create(user=administrator, type="webauthn", data={"seed": "key"})

    for _time in range(2):
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")

    assert SECRET not in stored()
    assert stored().count("fernet:") == 2
    assert Authenticator.objects.get(type="recovery_codes").data["used_mask"] == 3
    log_in(client)
    client.post(CONFIRM, {"code": code_of()})
    assert is_logged_in(client)


@pytest.mark.parametrize("has_former_key", [True, False])
def test_a_new_secret_key_needs_the_former_one_to_read_secrets(
    client, protected, settings, has_former_key
):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if has_former_key else []
    settings.SECRET_KEY = "another-key-" * 5
    log_in(client)

    with capture_logs() as logs:
        answer = client.post(CONFIRM, {"code": code_of()})

    assert answer.status_code in {200, 302}
    assert is_logged_in(client) is has_former_key
    unreadable = [each["event"] for each in logs if each["event"] == "two_factor.unreadable"]
    assert bool(unreadable) is not has_former_key
