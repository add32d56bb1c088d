"""One URL, fetched: hop by hop, each checked anew, all within one deadline."""

import http.client
from dataclasses import dataclass
from functools import partial

import urllib3
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from urllib3.response import BaseHTTPResponse

from articles.fetching import answers, guard, names
from articles.fetching.addresses import Address, join, parse
from articles.fetching.body import receive
from articles.fetching.connection import connect
from articles.fetching.deadline import Deadline
from articles.fetching.fetched import Fetched, Hop
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.policy import Policy
from articles.fetching.reading import read

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1"


@dataclass(frozen=True, slots=True)
class _Page:
    """An answer that is no redirect, received."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    body: bytes


def fetch(url: str, *, policy: Policy | None = None) -> Fetched:
    """Fetch `url`, following redirects, and read what came.

    Raises Refused for an address that is not fetched, wherever on the way it turns up, and
    FetchFailed for everything else that can go wrong. Stores nothing.
    """
    policy = policy or Policy()
    redirects: list[Hop] = []
    address = parse(url)
    deadline = Deadline(policy.deadline_seconds)
    while True:
        try:
            seen = _ask(address, policy, deadline)
        except FetchFailed as failure:
            failure.final_url = failure.final_url or str(address)
            raise
        if isinstance(seen, _Page):
            break
        redirects.append(Hop(str(address), seen.status))
        if len(redirects) > policy.hops:
            sentence = _("The page sends its readers on more than {hops} times.")
            sentence = format_lazy(sentence, hops=policy.hops)
            raise FetchFailed(Outcome.UNREACHABLE, sentence, final_url=str(address))
        address = seen.to
    return _fetched(url, address, redirects, seen)


@dataclass(frozen=True, slots=True)
class _Onward:
    """An answer that sends us on."""

    status: int
    to: Address


def _ask(address: Address, policy: Policy, deadline: Deadline) -> _Page | _Onward:
    """Make one hop. Raises Refused or FetchFailed, and nothing that a library raises."""
    resolve = policy.resolve or partial(names.look_up_within, deadline)
    try:
        checked = guard.check(str(address), resolve, allowed_peers=policy.allowed_peers)
        connection = connect(checked, policy, deadline)
        try:
            connection.request(
                "GET",
                address.target,
                headers=_headers(address, policy),
                preload_content=False,
                decode_content=False,
            )
            return _answered(connection.getresponse(), address, policy)
        finally:
            connection.close()
    except (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException) as error:
        deadline.left()
        raise answers.broken(error, policy) from error


def _headers(address: Address, policy: Policy) -> dict[str, str]:
    return {
        "Host": address.origin,
        "User-Agent": policy.user_agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _answered(answer: BaseHTTPResponse, address: Address, policy: Policy) -> _Page | _Onward:
    answers.check_headers(answer)
    location = answers.location(answer)
    if location:
        return _Onward(answer.status, parse(join(str(address), location)))
    answers.check_status(answer)
    body = receive(answer, limit=policy.bytes_limit)
    answers.check_challenge(answer, body)
    content_type = answer.headers.get("content-type", "")
    return _Page(answer.status, tuple(answer.headers.iteritems()), content_type, body)


def _fetched(url: str, address: Address, redirects: list[Hop], page: _Page) -> Fetched:
    final_url = str(address)
    try:
        document = read(page.body, content_type=page.content_type, url=final_url)
    except FetchFailed as failure:
        failure.final_url = final_url
        raise
    return Fetched(
        url=url,
        final_url=final_url,
        redirects=tuple(redirects),
        status=page.status,
        headers=page.headers,
        content_type=page.content_type,
        body=page.body,
        document=document,
    )
