"""Webhooks: signed messages about what happened, to the addresses of other systems.

messages        what happened, written in the transaction of the change
gates           which gates opened or closed, computed by a worker from the logged changes
outbox          who sends a message when, and what becomes of it
payload         what the message holds, as far as its receiver may learn of it
signatures      secrets and signatures
deliver         the sending
endpoints       what administrators do
"""

from articles.actions.webhooks.deliver import deliver, deliver_due
from articles.actions.webhooks.endpoints import (
    add_endpoint,
    change_endpoint,
    delete_endpoint,
    rotate_secret,
    send_again,
    send_test,
    shown_secret,
    switch_endpoint,
)
from articles.actions.webhooks.gates import notice_gates, sweep, watches_gates
from articles.actions.webhooks.messages import (
    MessageSubject,
    active_endpoints,
    wake,
    write_drift,
    write_edition,
    write_import,
    write_messages,
    write_sign_off,
    write_verdict,
)
from articles.actions.webhooks.outbox import forget_old, release_stopped, wake_senders
from articles.actions.webhooks.payload import body_of

__all__ = [
    "MessageSubject",
    "active_endpoints",
    "add_endpoint",
    "body_of",
    "change_endpoint",
    "delete_endpoint",
    "deliver",
    "deliver_due",
    "forget_old",
    "notice_gates",
    "release_stopped",
    "rotate_secret",
    "send_again",
    "send_test",
    "shown_secret",
    "sweep",
    "switch_endpoint",
    "wake",
    "wake_senders",
    "watches_gates",
    "write_drift",
    "write_edition",
    "write_import",
    "write_messages",
    "write_sign_off",
    "write_verdict",
]
