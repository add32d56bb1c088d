"""What must not be so in production, for `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core import checks

from articles.reports import key_from


@checks.register(deploy=True)
def no_forbidden_address_is_allowed(**_about: Any) -> list[checks.Error]:
    """Only tests may fetch from addresses that the guard forbids."""
    if not settings.FETCH_ALLOWED_PEERS:
        return []
    return [
        checks.Error(
            "FETCH_ALLOWED_PEERS lets the worker fetch from addresses that are not public.",
            hint="Unset it: it is for tests only.",
            id="factcheck.E001",
        )
    ]


@checks.register(deploy=True)
def fetches_name_a_contact(**_about: Any) -> list[checks.Warning]:
    """Whoever is fetched from must be able to write to us."""
    if "contact: unset" not in settings.FETCH_USER_AGENT:
        return []
    return [
        checks.Warning(
            "FETCH_USER_AGENT names no contact address.",
            hint="Set it to the newsroom's name with an address that somebody reads.",
            id="factcheck.W001",
        )
    ]


@checks.register(deploy=True)
def archives_can_be_signed(**_about: Any) -> list[checks.Error]:
    """An archive shows by its signature who made it: production needs a key of its own."""
    try:
        key_from(settings.ARCHIVE_KEY)
    except ValueError:
        return [
            checks.Error(
                "ARCHIVE_KEY is not 32 bytes as base64, so exported archives cannot be signed.",
                hint="Make one with `manage.py archive_key --new`, and keep it secret.",
                id="factcheck.E002",
            )
        ]
    return []
