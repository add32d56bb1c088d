"""The outbox of webhooks: a delivery is claimed, sent, and closed or tried again.

As with e-mails, one conditional UPDATE on the clock of the database gives it to one worker. Unlike an
e-mail, a message whose fate is unknown is sent again: its id tells the receiver that it is the same.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Least, Now
from django.utils.translation import gettext as _

from articles import workers
from articles.actions.notifications import notify_of_webhook
from articles.actions.transactions import acting
from articles.actions.webhooks.messages import wake
from articles.models import (
    WEBHOOK_PATIENCE,
    NewsroomSettings,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)
from articles.stored_sentences import in_english

State = WebhookDelivery.State
SEND_TASK = "articles.send_webhooks"
LEASE = timedelta(seconds=60)  # for one attempt, whose deadline is shorter
AT_ONCE = 100  # deliveries to one endpoint in one task
WAITS = [  # after the first attempt, the second ...; the last one for all others
    *(timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30)),
    *(timedelta(hours=2), timedelta(hours=5), timedelta(hours=10)),
]


def wake_senders() -> int:
    """Wake a worker for each endpoint that has something due. Returns for how many endpoints."""
    due = WebhookDelivery.objects.filter(state=State.QUEUED, next_attempt_at__lte=Now())
    endpoints = list(due.order_by("endpoint").values_list("endpoint", flat=True).distinct())
    for endpoint_id in endpoints:
        workers.send_message(SEND_TASK, endpoint_id)
    return len(endpoints)


def is_anything_due() -> bool:
    """Return whether a delivery is due: one query."""
    return WebhookDelivery.objects.filter(state=State.QUEUED, next_attempt_at__lte=Now()).exists()


def release_stopped() -> None:
    """Queue again what a worker was sending when it stopped."""
    stopped = WebhookDelivery.objects.filter(state=State.SENDING, next_attempt_at__lt=Now())
    stopped.update(state=State.QUEUED)


def due_deliveries(endpoint_id: int) -> list[int]:
    """Return the ids of what is to be sent to an endpoint now, the oldest first."""
    due = WebhookDelivery.objects.filter(
        endpoint=endpoint_id, state=State.QUEUED, next_attempt_at__lte=Now()
    )
    return list(due.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


def claim_delivery(delivery_id: int) -> WebhookDelivery | None:
    """Take the delivery for one attempt. None if another worker has it, it ended, or it must wait."""
    due = Q(pk=delivery_id, state=State.QUEUED, next_attempt_at__lte=Now())
    claimed = WebhookDelivery.objects.filter(due).update(
        state=State.SENDING,
        attempts=F("attempts") + 1,
        attempted_at=Now(),
        next_attempt_at=Now() + LEASE,
    )
    related = ("endpoint", "message__article__readership")
    return WebhookDelivery.objects.select_related(*related).get(pk=delivery_id) if claimed else None


def finish_delivery(delivery: WebhookDelivery, state: State, *, status: int | None = None) -> None:
    """Close the delivery, unless another attempt has it. A success ends the endpoint's failures."""
    with transaction.atomic():
        _update(delivery, state=state, finished_at=Now(), status=status, problem="")
        if state == State.DELIVERED:
            endpoint = WebhookEndpoint.objects.filter(pk=delivery.endpoint_id)
            endpoint.exclude(failing_since=None).update(failing_since=None)


def retry_delivery(
    delivery: WebhookDelivery,
    problem: str,
    *,
    status: int | None = None,
    wait_for: float | None = None,
    is_final: bool = False,
) -> None:
    """Try it again later, or give up after three days; then the endpoint may be switched off.

    `wait_for` are the seconds that the server asks for. The last attempt is made when the three days
    are over, however long the wait would be.
    """
    number = min(delivery.attempts, len(WAITS)) - 1
    wait = max(WAITS[number], timedelta(seconds=wait_for or 0))
    with transaction.atomic():
        fields: dict[str, Any] = {"status": status, "problem": problem[:300]}
        is_over = Q() if is_final else Q(give_up_at__lte=Now())
        ended = _update(delivery, is_over, state=State.GIVEN_UP, finished_at=Now(), **fields)
        if not ended:
            next_attempt = Least(Now() + wait, F("give_up_at"))
            _update(delivery, state=State.QUEUED, next_attempt_at=next_attempt, **fields)
        if delivery.message.article_id:
            _record_failure(delivery, problem)


def _record_failure(delivery: WebhookDelivery, problem: str) -> None:
    """Record since when messages do not arrive, and switch the endpoint off after three days."""
    endpoint = WebhookEndpoint.objects.filter(pk=delivery.endpoint_id, is_active=True)
    endpoint.filter(failing_since=None).update(failing_since=delivery.give_up_at - WEBHOOK_PATIENCE)
    for failing in endpoint.filter(failing_since__lte=Now() - WEBHOOK_PATIENCE):
        switch_off_failing(failing, _("Nothing has arrived for 3 days. %s") % problem)


def switch_off_failing(endpoint: WebhookEndpoint, problem: str) -> None:
    """Switch an endpoint off, give up what waits for it, and notify the administrators."""
    with acting(None, why=problem):
        endpoint.change(
            expected_version=endpoint.version,
            is_active=False,
            problem=problem[:300],
            failing_since=None,
        )
        give_up_waiting(endpoint)
        notify_of_webhook(endpoint)


def give_up_waiting(endpoint: WebhookEndpoint) -> None:
    """Give up what waits for an endpoint that was switched off."""
    waiting = WebhookDelivery.objects.filter(endpoint=endpoint, state__in=WebhookDelivery.PENDING)
    with in_english():
        problem = _("The webhook was switched off.")
    waiting.update(state=State.GIVEN_UP, finished_at=Now(), problem=problem)


def queue_again(delivery: WebhookDelivery) -> bool:
    """Queue a delivery that has ended, for another three days. False if it is waiting already."""
    ended = WebhookDelivery.objects.filter(pk=delivery.pk).exclude(
        state__in=WebhookDelivery.PENDING
    )
    queued = ended.update(
        state=State.QUEUED,
        attempts=0,
        next_attempt_at=Now(),
        give_up_at=Now() + WEBHOOK_PATIENCE,
        finished_at=None,
        problem="",
    )
    if queued:
        transaction.on_commit(wake, robust=True)
    return bool(queued)


def forget_old() -> int:
    """Delete messages with their deliveries that ended long ago. Returns how many deliveries went."""
    until = Now() - timedelta(days=NewsroomSettings.current().webhook_days)
    with transaction.atomic():
        old = WebhookDelivery.objects.filter(finished_at__lt=until)
        removed, _each = old.delete()
        WebhookMessage.objects.filter(created_at__lt=until, deliveries=None).delete()
    return int(removed)


def _update(delivery: WebhookDelivery, also: Q | None = None, **values: object) -> bool:
    mine = WebhookDelivery.objects.filter(
        also or Q(), pk=delivery.pk, attempts=delivery.attempts, state=State.SENDING
    )
    return bool(mine.update(**values))
