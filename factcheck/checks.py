"""Checks of the settings of a production system, for `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DatabaseError

from articles.reports import archive_key_or_empty, key_from
from factcheck.database.quiet_log import loud_settings
from factcheck.database.role import excessive_rights


@checks.register(deploy=True)
def check_allowed_peers(**_about: Any) -> list[checks.Error]:
    """Report an error if the worker may fetch from addresses that are not public."""
    if not settings.FETCH_ALLOWED_PEERS:
        return []
    return [
        checks.Error(
            "FETCH_ALLOWED_PEERS lets the worker fetch from addresses that are not public.",
            hint="Unset it. It is for tests only.",
            id="factcheck.E001",
        )
    ]


@checks.register(deploy=True)
def check_user_agent(**_about: Any) -> list[checks.Warning]:
    """Warn if the user agent has no contact address for the operators of fetched sites."""
    if "contact: unset" not in settings.FETCH_USER_AGENT:
        return []
    return [
        checks.Warning(
            "FETCH_USER_AGENT names no contact address.",
            hint="Set it to the newsroom's name and a contact address.",
            id="factcheck.W001",
        )
    ]


@checks.register(deploy=True)
def check_archive_key(**_about: Any) -> list[checks.Error]:
    """Report an error without a key for the signatures of exported archives."""
    try:
        key_from(archive_key_or_empty())
    except ValueError:
        return [
            checks.Error(
                "ARCHIVE_KEY is not 32 bytes as base64, so exported archives cannot be signed.",
                hint="Create one with `manage.py archive_key --create`, and keep it secret.",
                id="factcheck.E002",
            )
        ]
    return []


@checks.register(deploy=True)
def check_mail(**_about: Any) -> list[checks.Warning]:
    """Warn if no e-mail can be sent: people cannot reset their passwords."""
    if settings.EMAIL_BACKEND != "factcheck.mail.NoMailServer":
        return []
    return [
        checks.Warning(
            "EMAIL_URL is not set, so nobody gets e-mails, and nobody can reset a password.",
            hint="Set it to the mail server, such as smtp+tls://user:password@host:587.",
            id="factcheck.W003",
        )
    ]


@checks.register(deploy=True)
def check_database_log(**_about: Any) -> list[checks.Warning]:
    """Warn if PostgreSQL logs what a refused statement said. Silent without a database."""
    try:
        loud = loud_settings()
    except DatabaseError:
        return []
    if not loud:
        return []
    return [
        checks.Warning(
            f"PostgreSQL writes texts of restricted sources into its log: {', '.join(loud)}.",
            hint="Set them as docs/operate/logs.md says, for the server or for the role of the app.",
            id="factcheck.W005",
        )
    ]


@checks.register(deploy=True)
def check_database_role(**_about: Any) -> list[checks.Warning]:
    """Warn if the app connects as a role that could rewrite the history. Silent without a database."""
    try:
        excessive = excessive_rights()
    except DatabaseError:
        return []
    if not excessive:
        return []
    return [
        checks.Warning(
            " ".join(["The database role of the app can do more than the app needs.", *excessive]),
            hint="Set MIGRATE_DATABASE_URL to the owner and DATABASE_URL to a second role.",
            id="factcheck.W002",
        )
    ]
