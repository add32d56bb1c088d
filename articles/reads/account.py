"""What the account page shows: second factors, and where the person is logged in."""

import re
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles.models import ApiToken, Integration, User

# The first name that a browser's description of itself contains counts: most contain several.
BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari", "curl")
NAMES = {"Edg": "Edge", "OPR": "Opera"}
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux")


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser in which a person is logged in."""

    pk: int
    device: str
    address: str
    since: datetime
    is_current: bool


@dataclass(frozen=True, slots=True)
class SecondFactors:
    """What a login of the person can ask for after the password."""

    app_since: datetime | None
    passkeys: int
    codes_left: int | None


def open_sessions(user: User, current_key: str | None) -> list[OpenSession]:
    """Return the sessions of the user that have not ended, the current one first, then the newest."""
    running = Session.objects.filter(expire_date__gt=Now()).values("session_key")
    rows = UserSession.objects.filter(user=user, session_key__in=running).order_by("-created_at")
    sessions = [
        OpenSession(
            row.pk,
            device_of(row.user_agent),
            row.ip,
            row.created_at,
            row.session_key == current_key,
        )
        for row in rows
    ]
    return sorted(sessions, key=lambda session: not session.is_current)


def second_factors(user: User) -> SecondFactors:
    """Return which second factors the user has set up."""
    since, passkeys, codes = None, 0, None
    for each in Authenticator.objects.filter(user=user):
        if each.type == Authenticator.Type.TOTP:
            since = each.created_at
        elif each.type == Authenticator.Type.WEBAUTHN:
            passkeys += 1
        else:
            codes = len(each.wrap().get_unused_codes())
    return SecondFactors(since, passkeys, codes)


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """Return the tokens of the API that act as the user, the newest first."""
    return ApiToken.objects.filter(user=user).select_related("user", "revoked_by")


def every_token() -> QuerySet[ApiToken]:
    """Return all tokens of the API with their accounts, the newest first."""
    return ApiToken.objects.select_related("user__integration", "created_by", "revoked_by")


def integrations() -> QuerySet[Integration]:
    """Return the integrations whose accounts are active, by name."""
    active = Integration.objects.filter(user__is_active=True).select_related("user")
    return active.order_by("user__username")


def device_of(user_agent: str) -> str:
    """Return "Firefox on Linux" for what a browser says of itself, as far as it can be read."""
    browser = next((each for each in BROWSERS if re.search(rf"\b{each}/", user_agent)), "")
    system = next((each for each in SYSTEMS if each in user_agent), "")
    if not browser:
        return system or _("Unknown browser")
    name = NAMES.get(browser, browser)
    return _("%(browser)s on %(system)s") % {"browser": name, "system": system} if system else name
