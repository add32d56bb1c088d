"""Requests for the records of a post: small JSON, in turn with all other fetches, one deadline."""

from dataclasses import dataclass, replace
from typing import Any

from articles.fetching.guard import Deadline, Policy
from articles.fetching.outcomes import Download, FetchFailed, Outcome
from articles.fetching.transport import download
from articles.reading.addresses import host_of
from articles.reading.posts.record import NO_RECORD
from articles.reading.posts.values import loaded

RECORD_LIMIT = 1_000_000  # bytes
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Received:
    """An answer: the address that sent it, its text, and the value of that JSON."""

    url: str
    text: str
    value: Any


class Requests:
    """Requests that share one deadline, and take their turn at each server."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._deadline = Deadline(policy.deadline_seconds)

    def receive(self, url: str, *, accept: str = _JSON, limit: int = RECORD_LIMIT) -> Received:
        """Return the JSON at `url`. Raises Refused and FetchFailed, as a fetch does."""
        if self._policy.on_host:
            self._policy.on_host(host_of(url))
        left = self._deadline.left()
        policy = replace(self._policy, deadline_seconds=left, bytes_limit=limit)
        return _received(download(url, policy=policy, accept=accept))


def _received(answer: Download) -> Received:
    try:
        text = answer.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FetchFailed(Outcome.MALFORMED, NO_RECORD) from error
    value = loaded(text)
    if not isinstance(value, dict):
        raise FetchFailed(Outcome.MALFORMED, NO_RECORD)
    return Received(answer.final_url, text, value)
