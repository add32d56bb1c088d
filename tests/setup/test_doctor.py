"""`manage.py doctor` says what is wrong in sentences."""

from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from articles import workers
from factcheck.backup import programs
from factcheck.monitoring import doctor

pytestmark = pytest.mark.django_db
PRODUCTION = {
    "DEBUG": False,
    "ALLOWED_HOSTS": ["factcheck.example"],
    "CSRF_TRUSTED_ORIGINS": ["https://factcheck.example"],
    "SITE_ADDRESS": "https://factcheck.example",
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    "CAPTURES_MIN_FREE_MEGABYTES": 0,
}


@pytest.fixture
def production(settings, tmp_path, monkeypatch):
    for name, value in PRODUCTION.items():
        setattr(settings, name, value)
    settings.ARCHIVE_KEY_FILE = tmp_path / "archive.key"
    monkeypatch.setattr("django.core.checks.run_checks", lambda **_options: [])
    return settings


def diagnose() -> dict[str, list[str]]:
    return {name: sentences for name, sentences in doctor.findings() if sentences}


def test_nothing_is_wrong_where_all_is_well(production):
    workers.beat(workers.Kind.values, "worker@here")

    assert diagnose() == {}
    call_command("doctor", stdout=(printed := StringIO()))
    assert printed.getvalue().count(": ok\n") == len(doctor.EXAMINATIONS)
    folder = "exports"
    left = default_storage.listdir(folder)[1] if default_storage.exists(folder) else []
    assert not [name for name in left if name.startswith("0-")]


@pytest.mark.parametrize(
    ("changed", "name", "sentence"),
    [
        ({"ALLOWED_HOSTS": ["other.example"]}, "addresses", "not in ALLOWED_HOSTS"),
        ({"CSRF_TRUSTED_ORIGINS": []}, "addresses", "no form can be sent"),
        ({"CSRF_TRUSTED_ORIGINS": ["http://factcheck.example"]}, "addresses", "by https only"),
        ({"SITE_ADDRESS": "http://localhost:8000"}, "addresses", "links in e-mails lead nowhere"),
        ({"ALLAUTH_TRUSTED_PROXY_COUNT": 0}, "addresses", "block everybody"),
        ({"SECURE_PROXY_SSL_HEADER": None}, "addresses", "clients can invent their address"),
        ({"CAPTURES_MIN_FREE_MEGABYTES": 10**12}, "disk", "nearly full"),
        (
            {
                "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "EMAIL_HOST": "127.0.0.1",
                "EMAIL_PORT": 1,
            },
            "mail",
            "does not answer",
        ),
    ],
)
def test_a_wrong_setting_is_a_sentence(production, changed, name, sentence):
    for key, value in changed.items():
        setattr(production, key, value)

    assert sentence in " ".join(diagnose()[name])


def test_what_the_database_and_this_machine_lack_is_a_sentence(production, monkeypatch):
    workers.forget_stopped()
    latest = MigrationRecorder.Migration.objects.filter(app="articles").latest("name")
    latest.delete()
    monkeypatch.setattr(programs, "candidates", lambda _name: iter(()))
    production.ARCHIVE_KEY_FILE.write_text("another")

    wrong = diagnose()

    assert f"1 migrations are missing, from articles.{latest.name}" in wrong["database"][0]
    assert wrong["workers"][0].startswith("Not heard from: ")
    assert "pg_dump is missing" in wrong["backups"][0]
    assert "ARCHIVE_KEY is another key" in wrong["archive key"][0]
    with pytest.raises(CommandError, match="things are wrong"):
        call_command("doctor", stdout=StringIO())
