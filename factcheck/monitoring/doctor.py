"""What is wrong with an installation, as sentences that say what to do: for `manage.py doctor`."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http.request import validate_host
from kombu.exceptions import OperationalError

from articles.reports import archive_key_or_empty
from factcheck.backup import BackupFailed
from factcheck.backup.programs import program, server_version
from factcheck.monitoring import probes

OLDEST_SERVER = 15  # PostgreSQL
CLOCKS_DIFFER = timedelta(seconds=5)
Examination = Callable[[], Iterator[str]]


def of_settings() -> Iterator[str]:
    """Yield what the checks of a production system say: `manage.py check --deploy`."""
    for message in checks.run_checks(include_deployment_checks=True):
        if message.level >= checks.WARNING and not message.is_silenced():
            yield " ".join(filter(None, (str(message.msg), str(message.hint or ""))))


def of_addresses() -> Iterator[str]:
    """Yield addresses under which people could open a page and send no form, and wrong proxy counts."""
    for origin in settings.CSRF_TRUSTED_ORIGINS:
        address = urlsplit(origin)
        if address.scheme != "https" and not settings.DEBUG:
            yield f"CSRF_TRUSTED_ORIGINS has {origin}, but pages are opened by https only."
        if not validate_host(address.hostname or "", settings.ALLOWED_HOSTS):
            yield f"CSRF_TRUSTED_ORIGINS has {origin}, whose name is not in ALLOWED_HOSTS."
    if not settings.CSRF_TRUSTED_ORIGINS and not settings.DEBUG:
        yield "CSRF_TRUSTED_ORIGINS is empty, so that no form can be sent behind a proxy."
    if urlsplit(settings.SITE_ADDRESS).hostname == "localhost" and not settings.DEBUG:
        yield "SITE_ADDRESS is not set, so that the links in e-mails lead nowhere."
    is_behind_proxy, count = (
        settings.SECURE_PROXY_SSL_HEADER is not None,
        settings.ALLAUTH_TRUSTED_PROXY_COUNT,
    )
    if is_behind_proxy and not count:
        yield "TRUSTED_PROXY_COUNT is 0 behind a proxy: failed logins of one person block everybody."
    if count and not is_behind_proxy:
        yield "TRUSTED_PROXY_COUNT is set without BEHIND_PROXY: clients can invent their address."


def of_database() -> Iterator[str]:
    """Yield what is wrong with the version, the clock and the migrations of the database."""
    version = server_version()
    if version < OLDEST_SERVER:
        yield f"PostgreSQL is {version}. Upgrade it to {OLDEST_SERVER} or newer."
    before = datetime.now(UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        ((now,),) = cursor.fetchall()
    if not before - CLOCKS_DIFFER < now < datetime.now(UTC) + CLOCKS_DIFFER:
        seconds = (now - before).total_seconds()
        yield f"The clock of the database is {seconds:+.0f} s from that of this machine. Set both by NTP."
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        first = plan[0][0]
        yield f"{len(plan)} migrations are missing, from {first}. Run manage.py migrate, as the owner."


def of_storage() -> Iterator[str]:
    """Yield whether a file can be written, read and deleted."""
    written = default_storage.save(f"exports/0-{uuid.uuid4().hex}", ContentFile(b"doctor"))
    try:
        with default_storage.open(written) as file:
            if file.read() != b"doctor":
                yield "The storage of captures returns other bytes than were written."
    finally:
        default_storage.delete(written)


def of_archive_key() -> Iterator[str]:
    """Yield whether services may sign with different keys."""
    file = Path(settings.ARCHIVE_KEY_FILE)
    stored = file.read_text().strip() if file.exists() else ""
    if settings.ARCHIVE_KEY and stored not in {"", archive_key_or_empty()}:
        yield (
            f"ARCHIVE_KEY is another key than the one in {file}. A service without ARCHIVE_KEY would "
            "sign with the latter: set it for all, or for none."
        )


def of_mail() -> Iterator[str]:
    """Yield why the mail server cannot be reached. Nothing is sent."""
    if settings.EMAIL_BACKEND.startswith("django.core.mail.backends.smtp"):
        try:
            with get_connection():
                pass
        except OSError as error:  # also what smtplib raises
            yield f"The mail server in EMAIL_URL does not answer: {error}"
    yield from ()


def of_backups() -> Iterator[str]:
    """Yield why `manage.py backup` could not run."""
    try:
        program("pg_dump")
    except BackupFailed as failure:
        yield f"manage.py backup cannot run. {failure}"


def of_probe(probe: probes.Probe) -> Examination:
    """Return an examination by what `/health/ready` asks about."""

    def examine() -> Iterator[str]:
        try:
            probe()
        except probes.Unhealthy as error:
            yield str(error)

    return examine


EXAMINATIONS: Mapping[str, Examination] = {
    "settings": of_settings,
    "addresses": of_addresses,
    "database": of_database,
    "cache": of_probe(probes.check_cache),
    "redis": of_probe(probes.check_broker),
    "disk": of_probe(probes.check_storage),
    "storage": of_storage,
    "archive key": of_archive_key,
    "mail": of_mail,
    "workers": of_probe(probes.check_workers),
    "queues": of_probe(probes.check_queues),
    "backups": of_backups,
}


def findings() -> Iterator[tuple[str, list[str]]]:
    """Yield for each examination its name and what is wrong, as sentences."""
    for name, examine in EXAMINATIONS.items():
        sentences: list[str] = []
        try:
            sentences += examine()
        except (DatabaseError, OperationalError, OSError) as error:
            lines = str(error).strip().splitlines() or [type(error).__name__]
            sentences.append(f"It does not answer: {lines[0]}")
        yield name, sentences
