"""A receiver of webhooks on this machine, an endpoint that leads to it, and a clock that is set."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from articles.actions.webhooks import deliver_due, notice_gates
from articles.models import WebhookDelivery, WebhookEndpoint
from tests.factories import make_webhook
from tests.origin import Origin


@pytest.fixture
def receiver(settings):
    """A server that takes what is posted to /hook. Its host is one that an operator allows."""
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    with Origin() as origin:
        origin.page("/hook", "")
        yield origin


@pytest.fixture
def endpoint(receiver, administrator) -> WebhookEndpoint:
    return make_webhook(administrator, receiver.url("/hook"))


@pytest.fixture
def deliver(receiver, endpoint) -> Callable[[], list[Any]]:
    """`deliver()` does what the worker does, and returns the messages that have arrived since."""

    def work() -> list[Any]:
        seen = len(receiver.posts)
        notice_gates()
        while deliver_due(endpoint.pk):
            pass
        return [json.loads(body) for _path, _headers, body in receiver.posts[seen:]]

    return work


def let_pass(time: timedelta) -> None:
    """Set the clock of the outbox forward: everything in it is that much older."""
    columns = ("next_attempt_at", "give_up_at", "attempted_at", "finished_at")
    WebhookDelivery.objects.update(**{name: F(name) - time for name in columns})
    WebhookEndpoint.objects.update(
        failing_since=F("failing_since") - time, secret_made_at=F("secret_made_at") - time
    )
