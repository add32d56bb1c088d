"""The notifications of a person, and the messages that could not be sent."""

from django.db.models import QuerySet

from articles.models import (
    DEFAULT_DELIVERY,
    Delivery,
    Notification,
    NotificationKind,
    OutboxMessage,
    User,
)
from articles.rules import current_notifications


def notifications_of(user: User) -> QuerySet[Notification]:
    """Return the notifications of the user that still hold, newest first, with what they show."""
    related = ("actor", "article", "claim", "comment", "question", "edition__publication")
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
