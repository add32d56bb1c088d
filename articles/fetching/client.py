"""One URL, fetched: hop by hop, each checked anew, all within one deadline."""

import http.client
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus

import urllib3
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from urllib3.response import BaseHTTPResponse

from articles.fetching import answers, guard, names
from articles.fetching.body import receive
from articles.fetching.connection import connect
from articles.fetching.deadline import Deadline
from articles.fetching.fetched import Download, Fetched, Hop, Seen
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.policy import Policy
from articles.fetching.reading import read
from articles.reading.addresses import Address, join, parse
from articles.reading.plain import storable
from articles.refusals import Refused

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1"


@dataclass(frozen=True, slots=True)
class _Errand:
    """What stays the same from hop to hop."""

    policy: Policy
    deadline: Deadline
    seen: Seen | None


@dataclass(frozen=True, slots=True)
class _Onward:
    """An answer that sends us on."""

    status: int
    to: Address


@dataclass(frozen=True, slots=True)
class _Page:
    """An answer that is no redirect, received."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    body: bytes


def fetch(url: str, *, policy: Policy | None = None, seen: Seen | None = None) -> Fetched:
    """Download `url` and read what came: `download` and `parsed`, whose errors it raises."""
    return parsed(download(url, policy=policy, seen=seen))


def download(url: str, *, policy: Policy | None = None, seen: Seen | None = None) -> Download:
    """Ask for `url`, following redirects, and return what came. Stores nothing.

    With `seen`, what an earlier fetch saw, the server may answer that nothing has changed: then
    FetchFailed (unchanged) is raised. Raises Refused for an address that is not fetched, wherever
    on the way it turns up, and FetchFailed for everything else that can go wrong.
    """
    policy = policy or Policy()
    errand = _Errand(policy, Deadline(policy.deadline_seconds), seen)
    address = parse(url)
    redirects: list[Hop] = []
    try:
        while isinstance(answer := _ask(address, errand), _Onward):
            redirects.append(Hop(str(address), answer.status))
            if len(redirects) > policy.hops:
                sentence = _("The page redirects more than {hops} times. Upload it instead.")
                raise FetchFailed(Outcome.UNREACHABLE, format_lazy(sentence, hops=policy.hops))
            if policy.on_host and answer.to.origin != address.origin:
                policy.on_host(answer.to.origin)
            address = answer.to
        return _downloaded(url, str(address), tuple(redirects), answer)
    except FetchFailed as failure:
        failure.final_url = str(address)
        raise
    except Refused as refusal:
        if not redirects:
            raise
        sentence = _("The page redirects to another address. {reason}")
        raise Refused(format_lazy(sentence, reason=refusal.sentence)) from refusal


def parsed(sent: Download) -> Fetched:
    """Read what a server sent. Raises FetchFailed (not a page)."""
    try:
        document = read(sent.body, content_type=sent.content_type, url=sent.final_url)
    except FetchFailed as failure:
        failure.final_url = sent.final_url
        raise
    return Fetched(
        url=sent.url,
        final_url=sent.final_url,
        redirects=sent.redirects,
        status=sent.status,
        headers=sent.headers,
        content_type=sent.content_type,
        body=sent.body,
        at=sent.at,
        document=document,
    )


def _ask(address: Address, errand: _Errand) -> _Page | _Onward:
    """Make one hop. Raises Refused or FetchFailed, and nothing that a library raises."""
    policy, deadline = errand.policy, errand.deadline
    resolve = policy.resolve or partial(names.look_up_within, deadline)
    try:
        checked = guard.check(str(address), resolve, allowed_peers=policy.allowed_peers)
        connection = connect(checked, policy, deadline)
        try:
            connection.request(
                "GET",
                address.target,
                headers=_headers(address, errand),
                preload_content=False,
                decode_content=False,
            )
            return _answered(connection.getresponse(), address, errand)
        finally:
            connection.close()
    except (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException) as error:
        deadline.left()
        raise answers.broken(error, policy) from error


def _headers(address: Address, errand: _Errand) -> dict[str, str]:
    """Return what the server learns of us: no more than that, and nothing of the environment."""
    headers = {
        "Host": address.origin,
        "User-Agent": errand.policy.user_agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    return headers | (errand.seen.conditions(str(address)) if errand.seen else {})


def _answered(answer: BaseHTTPResponse, address: Address, errand: _Errand) -> _Page | _Onward:
    answers.check_headers(answer)
    location = answers.location(answer)
    if location:
        return _Onward(answer.status, parse(join(str(address), location)))
    if answer.status == HTTPStatus.NOT_MODIFIED and errand.seen:
        raise FetchFailed(Outcome.UNCHANGED)
    answers.check_status(answer)
    body = receive(answer, limit=errand.policy.bytes_limit)
    answers.check_challenge(answer, body)
    headers = tuple((storable(name), storable(value)) for name, value in answer.headers.iteritems())
    content_type = storable(answer.headers.get("content-type", ""))
    return _Page(answer.status, headers, content_type, body)


def _downloaded(url: str, final_url: str, redirects: tuple[Hop, ...], page: _Page) -> Download:
    return Download(
        url=url,
        final_url=final_url,
        redirects=redirects,
        status=page.status,
        headers=page.headers,
        content_type=page.content_type,
        body=page.body,
        at=datetime.now(UTC),
    )
