"""Send what is due to an endpoint: through the guarded client, signed, once each."""

import time

import structlog
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import fetching, rate_limit
from articles.actions.webhooks import outbox
from articles.actions.webhooks.payload import body_of
from articles.actions.webhooks.signatures import secrets_of, signature_headers
from articles.fetching import Answer, FetchFailed
from articles.models import WebhookDelivery, WebhookEndpoint
from articles.refusals import Refused

log = structlog.get_logger(__name__)
State = WebhookDelivery.State
DEADLINE = 15.0  # seconds, of one request
LONGEST = 60.0  # seconds that one task sends to an endpoint, before others have their turn
LONGEST_WAIT = 86400.0  # seconds that a server may ask to wait
GONE = 410  # how a receiver says that it wants no more
REDIRECTS = range(300, 400)


def post_policy() -> fetching.Policy:
    """Return the policy of a request to an endpoint: no private address but those that are allowed."""
    return fetching.Policy(
        user_agent=settings.FETCH_USER_AGENT,
        allowed_hosts=frozenset(settings.WEBHOOK_ALLOWED_HOSTS),
        deadline_seconds=DEADLINE,
        bytes_limit=0,  # of the answer, whose body nobody needs
    )


def deliver_due(endpoint_id: int) -> int:
    """Send what is due to an endpoint, the oldest first. Returns how many messages were tried.

    It ends after the first that does not arrive, so that a silent server holds nobody up.
    """
    began, tried = time.monotonic(), 0
    for delivery_id in outbox.due_deliveries(endpoint_id):
        tried += 1
        if not deliver(delivery_id) or time.monotonic() - began > LONGEST:
            break
    return tried


def deliver(delivery_id: int) -> bool:
    """Send one message, unless another worker has it. Returns whether the next one may be sent."""
    delivery = outbox.claim_delivery(delivery_id)
    if delivery is None:
        return True
    endpoint = delivery.endpoint
    if not endpoint.is_active and delivery.message.article_id:
        outbox.retry_delivery(delivery, _("The webhook was switched off."), is_final=True)
        return True
    try:
        body = body_of(delivery)
    except Exception:  # a fault of the program in one message must not hold up the later ones
        log.exception("webhook.failed", delivery=delivery.pk)
        problem = _("The message could not be written: see the log of the worker.")
        outbox.retry_delivery(delivery, problem)
        return True
    if body is None:
        outbox.finish_delivery(delivery, State.NOT_NEEDED)
        return True
    keys = secrets_of(endpoint)
    if not keys:
        problem = _(
            "The secret is lost, because the key of the installation changed. Make a new one."
        )
        outbox.retry_delivery(delivery, problem, is_final=_is_test(delivery))
        return False
    identifier = delivery.message.identifier
    headers = signature_headers(keys, identifier=identifier, at=timezone.now(), body=body)
    headers["Content-Type"] = "application/json"
    return _send(delivery, endpoint, body, headers)


def _send(
    delivery: WebhookDelivery, endpoint: WebhookEndpoint, body: bytes, headers: dict[str, str]
) -> bool:
    rate_limit.close_connection()
    try:
        answer = fetching.post(endpoint.url, body, headers, policy=post_policy())
    except (FetchFailed, Refused) as failure:
        log.info("webhook.failed", delivery=delivery.pk, error=type(failure).__name__)
        outbox.retry_delivery(delivery, str(failure), is_final=_is_test(delivery))
        return False
    if answer.is_taken:
        outbox.finish_delivery(delivery, State.DELIVERED, status=answer.status)
        return True
    outbox.retry_delivery(
        delivery,
        _problem(answer),
        status=answer.status,
        wait_for=min(answer.retry_after or 0, LONGEST_WAIT),
        is_final=_is_test(delivery) or answer.status == GONE,
    )
    if answer.status == GONE and endpoint.is_active and not _is_test(delivery):
        outbox.switch_off_failing(WebhookEndpoint.objects.get(pk=endpoint.pk), _problem(answer))
    return False


def _is_test(delivery: WebhookDelivery) -> bool:
    """Return whether it is a test, which is tried once."""
    return delivery.message.article_id is None


def _problem(answer: Answer) -> str:
    if answer.status in REDIRECTS:
        return _("The server redirects, which is not followed. Enter the address it redirects to.")
    if answer.status == GONE:
        return _("The server answered that it wants no more messages (status 410).")
    return _("The server answered with an error (status %(status)s).") % {"status": answer.status}
