"""Make, revoke and use tokens of the API."""

import base64
import hashlib
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import DateTimeField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import Coalesce, Greatest, Now
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.models import ApiToken, Integration, User
from articles.refusals import NotAllowed, Refused, TooManyRequests

PREFIX = "factcheck_"  # so that people and scanners recognise a secret that was left somewhere
MOST_DAYS = 366
MOST_TOKENS = 50  # valid ones of one account
MINUTE = timedelta(minutes=1)
SHOWN_FOR = timedelta(minutes=2)  # to a form that is sent twice


def create_token(
    *,
    by: User,
    name: str,
    scopes: Collection[str],
    days: int,
    integration: Integration | None = None,
    key: UUID | None = None,
) -> tuple[ApiToken, str]:
    """Make a token that acts as `by`, or as an integration. Returns it and its secret.

    The secret is not stored, so that nobody can show it again; only the form with the same `key`, sent
    twice by a double click, gets the same token. Reading is always among the scopes. Raises
    `NotAllowed`, and `Refused` without a name, for a wrong number of days, or for too many.
    """
    allowed = permissions.may_invite if integration else permissions.may_log_in
    permissions.require(allowed(by))
    user = integration.user if integration else by
    _require_sound(user, name, days)
    secret = _secret_of(by, key or uuid4())
    now = timezone.now()
    about = {
        "name": name.strip(),
        "user": user,
        "scopes": [scope for scope in ApiToken.Scope if scope == "read" or scope in scopes],
        "created_by": by,
        "created_at": now,
        "expires_at": now + timedelta(days=days),
    }
    with acting(by):
        token, is_new = ApiToken.objects.get_or_create(
            token_sha256=_fingerprint(secret), defaults=about
        )
    if not is_new and token.created_at < now - SHOWN_FOR:
        raise Refused(_("This form was already sent. Open the page again to make another token."))
    return token, secret


def create_integration(*, by: User, name: str, is_editor: bool, is_reviewer: bool) -> Integration:
    """Make the account of another system. Nobody can log in with it; only tokens act as it.

    Raises `NotAllowed`, and `Refused` without a role or if a user has this name.
    """
    permissions.require(permissions.may_invite(by))
    name = name.strip()
    if not name or not (is_editor or is_reviewer):
        raise Refused(_("Give the integration a name and at least one role."))
    if User.objects.filter(username__iexact=name).exists():
        raise Refused(_("A user has this name. Choose another one."))
    with acting(by):
        account = User(username=name, is_editor=is_editor, is_reviewer=is_reviewer)
        account.set_unusable_password()
        account.save()
        return Integration.objects.create(user=account, created_by=by)


def revoke_token(token: ApiToken, *, by: User) -> None:
    """Make a token useless. Revoking twice is revoking once. Raises `NotAllowed` for another's."""
    permissions.require(by == token.user or permissions.may_invite(by))
    with acting(by):
        ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(
            revoked_by=by, revoked_at=Now()
        )


def require_person(user: User) -> None:
    """Raise `NotAllowed` for an integration: people judge claims, programs of their own do not."""
    permissions.require(
        not Integration.objects.filter(pk=user.pk).exists(),
        _("Only a person may do this. Use the token of a person, not of an integration."),
    )


def use_token(secret: str) -> ApiToken | None:
    """Return the token with this secret, and count one request; None if no valid one has it.

    A token may make `API_REQUESTS_PER_MINUTE` requests a minute, also all at once. Each moves
    `quota_at` on by its share of the minute, in one conditional UPDATE. Raises `NotAllowed` for an
    account without the second factor that it needs, and `TooManyRequests`.
    """
    token = _token_with(secret)
    if token is None:
        return None
    if token.user.must_set_up_two_factor and not Integration.objects.filter(pk=token.user).exists():
        raise NotAllowed(
            _(
                "Your newsroom requires a second factor. Set it up on your account page; until then "
                "your tokens are not accepted."
            )
        )
    wait = _take_request(token)
    if wait:
        raise TooManyRequests(
            _("The token has made %(most)d requests within a minute. Wait, then go on more slowly.")
            % {"most": settings.API_REQUESTS_PER_MINUTE},
            wait=wait,
        )
    return token


def _token_with(secret: str) -> ApiToken | None:
    """Return the token, if it is valid and its account is active."""
    tokens = ApiToken.objects.select_related("user").filter(
        token_sha256=_fingerprint(secret),
        revoked_at__isnull=True,
        expires_at__gt=Now(),
        user__is_active=True,
        user__is_external=False,
    )
    return tokens.first()


def _take_request(token: ApiToken) -> float:
    """Count a request of the token. Returns 0, or the seconds until it may make the next one."""
    share = MINUTE / settings.API_REQUESTS_PER_MINUTE
    moved = ExpressionWrapper(
        Greatest(Coalesce(F("quota_at"), Now()), Now()) + Value(share), DateTimeField()
    )
    latest = ExpressionWrapper(Now() + Value(MINUTE - share), DateTimeField())
    is_free = Q(quota_at__isnull=True) | Q(quota_at__lte=latest)
    this = ApiToken.objects.filter(pk=token.pk)
    if this.filter(is_free).update(quota_at=moved, last_used_at=Now()):
        return 0.0
    quota_at = this.values_list("quota_at", flat=True).get()
    until = (quota_at or timezone.now()) - MINUTE + share
    return float(max(0.1, (until - timezone.now()).total_seconds()))


def _require_sound(user: User, name: str, days: int) -> None:
    """Raise `Refused` without a name, for a wrong number of days, or if there are many tokens."""
    if not name.strip():
        raise Refused(_("Give the token a name, so that you recognise it later."))
    if not 1 <= days <= MOST_DAYS:
        raise Refused(_("A token is valid for 1 to %(most)d days.") % {"most": MOST_DAYS})
    valid = ApiToken.objects.filter(user=user, revoked_at__isnull=True, expires_at__gt=Now())
    if valid.count() >= MOST_TOKENS:
        raise Refused(
            _("There are %(most)d valid tokens already. Revoke one that is not used.")
            % {"most": MOST_TOKENS}
        )


def _secret_of(by: User, key: UUID) -> str:
    """Return the secret that follows from the key of a form, and from SECRET_KEY."""
    digest = salted_hmac("articles.api_token", f"{by.pk} {key}", algorithm="sha256").digest()
    return PREFIX + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
