"""Post a message to another system: one request through the guard, and no redirect."""

import http.client
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

import urllib3
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from urllib3.response import BaseHTTPResponse

from articles.fetching import guard
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.transport import responses
from articles.fetching.transport.connection import connect
from articles.reading.hosts import NOT_PUBLIC
from articles.refusals import Refused

_NO_NAME = _("There is no server of this name, or its name server does not answer.")
_PRIVATE = _(
    "This address is in a private network, so nothing was sent. An operator can allow its host: see "
    "WEBHOOK_ALLOWED_HOSTS."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a server answered. `retry_after` are the seconds that it asks to wait, None for none."""

    status: int
    retry_after: float | None

    @property
    def is_taken(self) -> bool:
        """Whether the server has taken the message."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES


def post(url: str, body: bytes, headers: Mapping[str, str], *, policy: guard.Policy) -> Answer:
    """Send `body` to `url` and return how the server answered. A redirect is an answer.

    Raises Refused for an address that may not be connected to, and FetchFailed for all else that goes
    wrong, each with a sentence for the administrators of a webhook.
    """
    deadline = guard.Deadline(policy.deadline_seconds)
    resolve = policy.resolve or partial(guard.look_up_within, deadline)
    try:
        checked = guard.check_address(
            url, resolve, allowed_peers=policy.allowed_peers, allowed_hosts=policy.allowed_hosts
        )
        return _exchange(checked, body, headers, policy, deadline)
    except FetchFailed as failure:
        raise FetchFailed(failure.outcome, _sentence(failure, policy)) from failure
    except Refused as refusal:
        raise Refused(_PRIVATE if refusal.sentence == NOT_PUBLIC else refusal.sentence) from refusal
    except (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException) as error:
        outcome, sentence = _failure(error, policy)
        raise FetchFailed(outcome, sentence) from error


def _exchange(
    checked: guard.CheckedAddress,
    body: bytes,
    headers: Mapping[str, str],
    policy: guard.Policy,
    deadline: guard.Deadline,
) -> Answer:
    address = checked.address
    connection = connect(checked, policy, deadline)
    own = {"Host": address.origin, "User-Agent": policy.user_agent, "Connection": "close"}
    try:
        connection.request(
            "POST",
            address.target,
            body=body,
            headers={**own, **headers},
            preload_content=False,
            decode_content=False,
        )
        return _read(connection.getresponse())
    finally:
        connection.close()


def _read(response: BaseHTTPResponse) -> Answer:
    responses.check_headers(response)
    return Answer(response.status, responses.retry_after(response))


def _sentence(failure: FetchFailed, policy: guard.Policy) -> str | Promise:
    if failure.outcome is Outcome.UNREACHABLE:
        return _NO_NAME
    if failure.outcome is Outcome.TIMED_OUT:
        return _silent(policy)
    return _("The answer of the server is malformed.")


def _silent(policy: guard.Policy) -> Promise:
    sentence = _("The server did not answer within {seconds} seconds.")
    return format_lazy(sentence, seconds=f"{policy.deadline_seconds:g}")


def _failure(error: Exception, policy: guard.Policy) -> tuple[Outcome, str | Promise]:
    """Return the outcome and the sentence for a connection that broke or could not be made."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Outcome.UNREACHABLE, _("The certificate of the server is not valid.")
    if isinstance(error, ssl.SSLError):
        return Outcome.UNREACHABLE, _("No secure connection to the server was possible.")
    if isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
        return Outcome.TIMED_OUT, _silent(policy)
    if isinstance(error, ConnectionRefusedError):
        return Outcome.UNREACHABLE, _("The server refuses connections.")
    return Outcome.UNREACHABLE, _("The connection to the server broke off before it had answered.")
