import stat
from io import StringIO

import pytest
from django.core.mail import send_mail
from django.core.management import call_command

from factcheck import checks
from factcheck.mail import mail_settings


def test_production_may_not_allow_forbidden_addresses(settings):
    settings.FETCH_ALLOWED_PEERS = ["127.0.0.1:8080"]

    assert [error.id for error in checks.check_allowed_peers()] == ["factcheck.E001"]


def test_production_has_a_key_to_sign_archives_with(settings, tmp_path):
    settings.ARCHIVE_KEY_FILE = tmp_path / "archive.key"
    assert checks.check_archive_key() == []
    for setting in ("", "short", "no base64!"):
        settings.ARCHIVE_KEY = setting
        assert [error.id for error in checks.check_archive_key()] == ["factcheck.E002"]


def test_the_key_may_be_in_a_file_that_all_services_share(settings, tmp_path):
    settings.ARCHIVE_KEY, settings.ARCHIVE_KEY_FILE = "", tmp_path / "data/archive.key"
    printed = []
    for _start in range(2):
        call_command("archive_key", create=True, stdout=(output := StringIO()))
        printed.append(output.getvalue())

    assert checks.check_archive_key() == []
    assert printed[0] == printed[1]
    assert stat.S_IMODE(settings.ARCHIVE_KEY_FILE.stat().st_mode) == 0o600


def test_no_message_is_printed_to_the_log_of_production(settings, capsys):
    config = {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    assert mail_settings(config, is_debug=True) == config
    settings.EMAIL_BACKEND = mail_settings(config, is_debug=False)["EMAIL_BACKEND"]

    with pytest.raises(OSError, match="EMAIL_URL is not set"):
        send_mail("Reset your password", "https://factcheck.example/secret", None, ["a@b.example"])

    assert "secret" not in "".join(capsys.readouterr())
    assert [warning.id for warning in checks.check_mail()] == ["factcheck.W003"]


def test_nothing_to_say_when_none_is_allowed(settings):
    settings.FETCH_ALLOWED_PEERS = []

    assert checks.check_allowed_peers() == []


def test_production_names_a_contact(settings):
    settings.FETCH_USER_AGENT = "Factcheck/0.1 (newsroom; contact: unset)"

    assert [warning.id for warning in checks.check_user_agent()] == ["factcheck.W001"]
