"""The account page: name, theme, second factors, and where one is logged in."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from articles.models import Event, User
from articles.reads.account import device_of
from tests.factories import PASSWORD
from tests.undoing import fresh

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604"
)


def logged_in(agent: str = FIREFOX, who: str = "rosa") -> Client:
    browser = Client(HTTP_USER_AGENT=agent)
    browser.post("/accounts/login/", {"login": who, "password": PASSWORD})
    return browser


def is_logged_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


@pytest.fixture(autouse=True)
def no_limits(db):
    cache.clear()


def test_a_name_is_changed_and_the_history_has_it(client, reviewer):
    client.force_login(reviewer)
    client.post("/account/", {"first_name": "Rosa", "last_name": "Weber"})

    assert str(fresh(reviewer)) == "Rosa Weber"
    event = Event.objects.filter(pgh_model="articles.UserEvent", pgh_label="update").latest(
        "pgh_id"
    )
    assert event.user == reviewer
    refused = client.post("/account/", {"first_name": "x" * 151, "last_name": "Weber"})
    assert refused.status_code == 422
    assert "x" * 151 in refused.content.decode()


def test_a_theme_is_the_persons_own_and_an_unknown_one_changes_nothing(client, reviewer, editor):
    client.force_login(reviewer)
    client.post("/account/theme/", {"theme": "dark"})
    client.post("/account/theme/", {"theme": "pink"})

    assert (fresh(reviewer).theme, fresh(editor).theme) == (User.Theme.DARK, User.Theme.SYSTEM)
    assert 'data-theme="dark"' in client.get("/account/").content.decode()
    client.force_login(editor)
    assert "data-theme" not in client.get("/account/").content.decode()


def test_a_language_is_the_persons_own_in_every_browser_and_an_unknown_one_changes_nothing(
    client, reviewer, editor
):
    client.force_login(reviewer)
    back = client.post("/language/", {"language": "ar"}, HTTP_REFERER="http://testserver/account/")
    client.post("/language/", {"language": "xx"})

    assert back["Location"] == "http://testserver/account/"
    assert (fresh(reviewer).language, fresh(editor).language) == ("ar", "")
    elsewhere = Client(HTTP_ACCEPT_LANGUAGE="de")
    elsewhere.force_login(reviewer)
    page = elsewhere.get("/account/")
    assert '<html lang="ar" dir="rtl"' in page.content.decode()
    assert page["Content-Language"] == "ar"

    elsewhere.post("/language/", {"language": ""})
    assert '<html lang="de" dir="ltr"' in elsewhere.get("/account/").content.decode()


def test_without_a_login_a_cookie_keeps_the_language_and_else_the_browser_prefers_one(client):
    def page(**headers: str) -> str:
        return str(client.get("/accounts/login/", **headers).content.decode())

    assert '<html lang="en" dir="ltr"' in page(HTTP_ACCEPT_LANGUAGE="fi")
    assert '<html lang="ar" dir="rtl"' in page(HTTP_ACCEPT_LANGUAGE="fi, ar;q=0.5")
    sent = client.post("/language/", {"language": "de"}, HTTP_REFERER="https://elsewhere.example/")

    assert sent["Location"] == "/"
    assert '<html lang="de" dir="ltr"' in page(HTTP_ACCEPT_LANGUAGE="ar")


def test_sessions_are_listed_and_ended_one_by_one(reviewer, editor):
    here, phone = logged_in(), logged_in(SAFARI)
    page = here.get("/account/").content.decode()
    assert "Firefox on Linux" in page
    assert "Safari on iPhone" in page
    theirs = logged_in(who="edith")
    on_phone = UserSession.objects.get(user=reviewer, user_agent=SAFARI)

    theirs.post(f"/account/sessions/{on_phone.pk}/")
    assert is_logged_in(phone)
    here.post(f"/account/sessions/{on_phone.pk}/")
    assert not is_logged_in(phone)
    assert "Safari on iPhone" not in here.get("/account/").content.decode()


def test_logging_out_everywhere_else_ends_sessions_that_no_list_has(reviewer, editor):
    """Sessions from before the list existed, too; other people's stay."""
    here, unlisted, theirs = logged_in(), Client(), logged_in(who="edith")
    unlisted.force_login(reviewer)  # without allauth, as before
    assert UserSession.objects.filter(user=reviewer).count() == 1

    here.post("/account/sessions/")

    assert [is_logged_in(each) for each in (here, unlisted, theirs)] == [True, False, True]


def test_the_page_costs_the_same_with_many_sessions(client, reviewer, django_assert_num_queries):
    here = logged_in()
    here.get("/account/")
    with django_assert_num_queries(6):
        here.get("/account/")
    for _browser in range(5):
        logged_in(SAFARI)
    with django_assert_num_queries(6):
        here.get("/account/")


def test_the_second_factors_are_summed_up(client, reviewer):
    client.force_login(reviewer)
    assert "Set up an app" in client.get("/account/").content.decode()
    totp.TOTP.activate(reviewer, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(reviewer)

    for address in ("/account/", "/accounts/security/"):
        page = client.get(address).content.decode()
        assert "On since" in page
        assert "10 codes left" in page


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (FIREFOX, "Firefox on Linux"),
        (SAFARI, "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "curl"),
        ("", "Unknown browser"),
    ],
)
def test_a_browser_is_named(agent, device):
    assert device_of(agent) == device
