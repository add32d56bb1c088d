"""What must not be so in production, for `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core import checks


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
