"""The notifications of a person, the messages that could not be sent, and the log of webhooks."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from articles.models import (
    DEFAULT_DELIVERY,
    Delivery,
    Notification,
    NotificationKind,
    OutboxMessage,
    User,
    WebhookDelivery,
    WebhookEndpoint,
)
from articles.permissions import readable_by
from articles.rules import current_notifications


def notifications_of(user: User) -> QuerySet[Notification]:
    """Return the notifications of the user that still hold, newest first, with what they show."""
    related = (
        "actor",
        "article",
        "claim",
        "comment",
        "question",
        "edition__publication",
        "endpoint",
    )
    unshown = ("edition__page", "edition__record", "edition__outline")
    return current_notifications(user).select_related(*related).defer(*unshown).order_by("-pk")


def preferences_of(person: User) -> dict[NotificationKind, Delivery]:
    """Return how the person is notified of each kind of thing."""
    chosen = dict(person.notification_preferences.values_list("kind", "delivery"))
    return {kind: Delivery(chosen.get(kind, DEFAULT_DELIVERY[kind])) for kind in NotificationKind}


def unsent_messages() -> QuerySet[OutboxMessage]:
    """Return the messages that were given up or may not have arrived, newest first."""
    problems = OutboxMessage.objects.filter(state__in=OutboxMessage.PROBLEMS)
    return problems.select_related("recipient")


def list_webhooks() -> QuerySet[Any]:
    """Return the endpoints by name, with the numbers of messages that `waiting` and `given_up` count."""
    waiting = Count("deliveries", filter=Q(deliveries__state__in=WebhookDelivery.PENDING))
    given_up = Count("deliveries", filter=Q(deliveries__state=WebhookDelivery.State.GIVEN_UP))
    return WebhookEndpoint.objects.annotate(waiting=waiting, given_up=given_up)


def deliveries_to(endpoint: WebhookEndpoint, reader: User) -> QuerySet[Any]:
    """Return the log of an endpoint, newest first, with the `title` of an article that `reader` reads."""
    article = readable_by(reader).filter(pk=OuterRef("message__article"))
    rows = WebhookDelivery.objects.filter(endpoint=endpoint).select_related("message")
    return rows.annotate(title=Subquery(article.values("title")[:1]))
