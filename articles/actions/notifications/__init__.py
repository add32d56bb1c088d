"""Notify people: in the app, and by e-mail from an outbox."""

from articles.actions.notifications.deliver import deliver_message, deliver_messages
from articles.actions.notifications.notify import (
    Subject,
    notify,
    notify_assigned,
    notify_mentioned,
    notify_of_edition,
    notify_of_verdict,
    notify_of_webhook,
    read_notifications,
    reviewers_of,
    save_preferences,
    withdraw_assignments,
)
from articles.actions.notifications.outbox import sweep, try_again
from articles.actions.notifications.periodic import (
    forget_notifications,
    notify_drifted,
    notify_overdue,
    write_digests,
)

__all__ = [
    "Subject",
    "deliver_message",
    "deliver_messages",
    "forget_notifications",
    "notify",
    "notify_assigned",
    "notify_drifted",
    "notify_mentioned",
    "notify_of_edition",
    "notify_of_verdict",
    "notify_of_webhook",
    "notify_overdue",
    "read_notifications",
    "reviewers_of",
    "save_preferences",
    "sweep",
    "try_again",
    "withdraw_assignments",
    "write_digests",
]
