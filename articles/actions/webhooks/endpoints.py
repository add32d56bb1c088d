"""Add webhooks, change them, switch them off and on, and give them another secret."""

from collections.abc import Collection, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import fetching, permissions
from articles.actions.transactions import acting
from articles.actions.webhooks import outbox
from articles.actions.webhooks.gates import begin_watch
from articles.actions.webhooks.messages import wake
from articles.actions.webhooks.signatures import (
    as_text,
    fingerprint,
    new_salt,
    new_secret,
    secret_of,
)
from articles.models import (
    SECRET_SHOWN_FOR,
    WEBHOOK_PATIENCE,
    User,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)
from articles.refusals import Refused


def add_endpoint(
    *, by: User, name: str, url: str, kinds: Sequence[str], sees_all: bool
) -> WebhookEndpoint:
    """Add an endpoint, which gets messages about what happens from now on.

    `shown_secret` shows its secret for some minutes. Raises `Refused` for an address that may not be
    connected to, or that another endpoint has.
    """
    permissions.require(permissions.may_change_settings(by))
    address = _require_address(url)
    with acting(by):
        _require_new_address(address)
        begin_watch()
        return WebhookEndpoint.objects.create(
            name=name, url=address, kinds=list(kinds), sees_all=sees_all, **_new_secret(by)
        )


def change_endpoint(
    endpoint: WebhookEndpoint,
    *,
    by: User,
    expected_version: int,
    name: str,
    url: str,
    kinds: Sequence[str],
    sees_all: bool,
) -> WebhookEndpoint:
    """Change an endpoint. What waits for it goes to the new address. Raises `Stale`, `Refused`."""
    permissions.require(permissions.may_change_settings(by))
    address = _require_address(url)
    with acting(by):
        _require_new_address(address, but=endpoint)
        begin_watch()
        return endpoint.change(
            expected_version=expected_version,
            name=name,
            url=address,
            kinds=list(kinds),
            sees_all=sees_all,
        )


def switch_endpoint(
    endpoint: WebhookEndpoint, *, by: User, expected_version: int, on: bool
) -> WebhookEndpoint:
    """Switch an endpoint on, or off: then what waits for it is given up. Raises `Stale`."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        if on:
            begin_watch()
        endpoint.change(
            expected_version=expected_version, is_active=on, problem="", failing_since=None
        )
        if not on:
            outbox.give_up_waiting(endpoint)
    return endpoint


def delete_endpoint(endpoint: WebhookEndpoint, *, by: User, expected_version: int) -> None:
    """Delete an endpoint with its log. Raises `Stale`, and `Refused` while it is switched on."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        if endpoint.is_active:
            raise Refused(_("Switch the webhook off first."))
        endpoint.change(expected_version=expected_version)
        endpoint.delete()


def rotate_secret(endpoint: WebhookEndpoint, *, by: User, expected_version: int) -> WebhookEndpoint:
    """Make a new secret. For a day the former one signs as well. Raises `Stale`."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        former = {"former_salt": endpoint.salt, "former_sha256": endpoint.secret_sha256}
        return endpoint.change(expected_version=expected_version, **former, **_new_secret(by))


def shown_secret(endpoint: WebhookEndpoint, by: User) -> str:
    """Return the secret as text, for some minutes and for the person who made it; else nothing."""
    is_new = timezone.now() < endpoint.secret_made_at + SECRET_SHOWN_FOR
    if not is_new or endpoint.secret_made_by_id != by.pk:
        return ""
    secret = secret_of(endpoint.salt, endpoint.secret_sha256)
    return as_text(secret) if secret else ""


def send_test(endpoint: WebhookEndpoint, *, by: User) -> WebhookDelivery:
    """Queue a test message, which is tried once, also to an endpoint that is switched off."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        message = WebhookMessage.objects.create(created_at=Now())
        transaction.on_commit(wake, robust=True)
        return WebhookDelivery.objects.create(
            message=message,
            endpoint=endpoint,
            next_attempt_at=Now(),
            give_up_at=Now() + WEBHOOK_PATIENCE,
        )


def send_again(delivery: WebhookDelivery, *, by: User) -> bool:
    """Send a message again that was delivered or given up. False if it is waiting anyway.

    Raises `Refused` for an endpoint that is switched off.
    """
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        if not delivery.endpoint.is_active and delivery.message.article_id:
            raise Refused(_("The webhook is switched off. Switch it on, then send the message."))
        return outbox.queue_again(delivery)


def allowed_hosts() -> Collection[str]:
    """Return the hosts that an operator allows although they are not public."""
    return frozenset(settings.WEBHOOK_ALLOWED_HOSTS)


def _require_address(url: str) -> str:
    """Return the address in its normal form. Raises `Refused` if it is not https, or not public."""
    address = fetching.parse(url.strip(), allowed_hosts=allowed_hosts())
    if address.scheme != "https" and address.host not in allowed_hosts():
        raise Refused(_("Enter an address that begins with https://, so that nobody can listen."))
    return str(address)


def _require_new_address(address: str, *, but: WebhookEndpoint | None = None) -> None:
    others = WebhookEndpoint.objects.exclude(pk=but.pk if but else 0)
    if others.filter(url=address).exists():
        raise Refused(_("Another webhook has this address."))


def _new_secret(by: User) -> dict[str, Any]:
    """Return the columns of a new secret that `by` makes."""
    salt = new_salt()
    return {
        "salt": salt,
        "secret_sha256": fingerprint(new_secret(salt)),
        "secret_made_at": timezone.now(),
        "secret_made_by": by,
    }
