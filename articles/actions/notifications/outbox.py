"""The outbox: messages that leave the newsroom, one row each, sent by a worker.

A message is claimed by one conditional UPDATE on the clock of the database. It is marked as handed
over just before the server gets it. What the server refused is tried again, a bounded number of
times; what it may have taken is never sent again, and administrators see it.
"""

from collections.abc import Mapping
from datetime import timedelta

import structlog
from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_noop

from articles import permissions, workers
from articles.models import OutboxMessage, User

log = structlog.get_logger(__name__)
State = OutboxMessage.State
TASK = "articles.deliver"
LEASE = timedelta(seconds=120)  # for one attempt
MOST_ATTEMPTS = 8  # within 18 hours
FIRST_WAIT = timedelta(minutes=1)  # three times as long after each attempt
AT_ONCE = 200  # messages that one task sends


def add_messages(
    kind: OutboxMessage.Kind, addresses: Mapping[int, str], *, key: str
) -> dict[int, OutboxMessage]:
    """Add a message for each person who has an address, and wake a worker on commit.

    `addresses` are by the id of the person, and so are the messages that it returns.

    Called inside a transaction. Raises `IntegrityError` if one of them has a message of this key.
    """
    messages = [
        OutboxMessage(
            kind=kind, recipient_id=person, key=f"{key} to {person}", next_attempt_at=Now()
        )
        for person, address in addresses.items()
        if address
    ]
    if messages:
        OutboxMessage.objects.bulk_create(messages)
        transaction.on_commit(wake, robust=True)
    return {message.recipient_id: message for message in messages}


def wake() -> None:
    """Have a worker send what is due. If the broker does not answer, the sweep does it later."""
    workers.send_message(TASK)


def sweep() -> None:
    """Release or close messages whose worker stopped, and wake a worker if some are due."""
    stopped = OutboxMessage.objects.filter(state=State.SENDING, next_attempt_at__lt=Now())
    stopped.filter(handed_over_at__isnull=True).update(state=State.QUEUED)
    stopped.filter(handed_over_at__isnull=False).update(
        state=State.UNKNOWN,
        finished_at=Now(),
        problem=gettext_noop(
            "The worker stopped while it was sending. The message may have arrived."
        ),
    )
    if due_messages():
        wake()


def due_messages() -> list[int]:
    """Return the ids of the messages to send now, the oldest first."""
    due = OutboxMessage.objects.filter(state=State.QUEUED, next_attempt_at__lte=Now())
    return list(due.order_by("next_attempt_at", "pk").values_list("pk", flat=True)[:AT_ONCE])


def claim_message(message_id: int) -> OutboxMessage | None:
    """Take the message for one attempt. None if another worker has it, or it has ended."""
    due = Q(pk=message_id, state=State.QUEUED, next_attempt_at__lte=Now())
    claimed = OutboxMessage.objects.filter(due).update(
        state=State.SENDING, attempts=F("attempts") + 1, next_attempt_at=Now() + LEASE
    )
    return OutboxMessage.objects.select_related("recipient").get(pk=message_id) if claimed else None


def hand_over(message: OutboxMessage) -> bool:
    """Record that the server gets the message now. False if it must not: another attempt has it."""
    try:
        with transaction.atomic():
            return _update(message, handed_over_at=Now())
    except DatabaseError as refused:  # the database itself refuses a second time
        log.warning("message.taken_twice", message=message.pk, error=type(refused).__name__)
        return False


def finish_message(message: OutboxMessage, state: OutboxMessage.State, problem: str = "") -> None:
    """Close the message, unless another attempt has it."""
    keeps = {} if state in {State.SENT, State.UNKNOWN} else {"handed_over_at": None}
    _update(message, state=state, finished_at=Now(), problem=problem[:500], **keeps)


def retry_message(message: OutboxMessage, problem: str, *, is_final: bool = False) -> None:
    """Try it again later, or give up after the last attempt. The server has not taken it."""
    if is_final or message.attempts >= MOST_ATTEMPTS:
        finish_message(message, State.FAILED, problem)
        return
    wait = FIRST_WAIT * 3 ** (message.attempts - 1)
    _update(
        message,
        state=State.QUEUED,
        handed_over_at=None,
        next_attempt_at=Now() + wait,
        problem=problem[:500],
    )


def try_again(by: User) -> int:
    """Queue all messages again that were given up. Returns how many. Raises `NotAllowed`.

    Those that may have arrived are not among them.
    """
    permissions.require(permissions.may_change_settings(by))
    with transaction.atomic():
        failed = OutboxMessage.objects.filter(state=State.FAILED)
        queued = failed.update(
            state=State.QUEUED, attempts=0, next_attempt_at=Now(), finished_at=None, problem=""
        )
        transaction.on_commit(wake, robust=True)
    return queued


def _update(message: OutboxMessage, **values: object) -> bool:
    mine = OutboxMessage.objects.filter(
        pk=message.pk, attempts=message.attempts, state=State.SENDING
    )
    return bool(mine.update(**values))
