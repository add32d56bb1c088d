"""Fetch one URL: hop by hop, each checked by the guard, all within one deadline."""

import http.client
import posixpath
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

import urllib3
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from urllib3.response import BaseHTTPResponse

from articles.fetching import guard
from articles.fetching.outcomes import Download, Fetched, FetchFailed, Hop, Outcome, Validators
from articles.fetching.parsing import read
from articles.fetching.transport import responses
from articles.fetching.transport.body import receive
from articles.fetching.transport.connection import connect
from articles.reading.addresses import Address, join, parse
from articles.reading.plain import storable
from articles.reading.signatures.refresh import next_address
from articles.refusals import Refused

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1"


@dataclass(frozen=True, slots=True)
class _Fetch:
    """The parts of a fetch that are the same on every hop."""

    policy: guard.Policy
    deadline: guard.Deadline
    validators: Validators | None
    accept: str


@dataclass(frozen=True, slots=True)
class _Redirect:
    """A response that redirects to another address."""

    status: int
    target: Address


@dataclass(frozen=True, slots=True)
class _Page:
    """Any other response, received."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    body: bytes


def fetch(
    url: str,
    *,
    policy: guard.Policy | None = None,
    validators: Validators | None = None,
    links: bool = False,
) -> Fetched:
    """Download `url` and read the page. Raises what `download` and `parse_download` raise."""
    return parse_download(download(url, policy=policy, validators=validators), links=links)


def download(
    url: str,
    *,
    policy: guard.Policy | None = None,
    validators: Validators | None = None,
    accept: str = _ACCEPT,
) -> Download:
    """Request `url`, follow redirects, and return the response. Stores nothing.

    `accept` are the media types that are asked for, as HTTP writes them. With the `validators` of an
    earlier fetch, the server may answer that nothing has changed: then FetchFailed (unchanged) is raised.
    Raises Refused when `url`, or an address to which it redirects, may not be fetched, and FetchFailed
    for everything else that can go wrong.
    """
    policy = policy or guard.Policy()
    settings = _Fetch(policy, guard.Deadline(policy.deadline_seconds), validators, accept)
    address = parse(url)
    redirects: list[Hop] = []
    try:
        while isinstance(response := _request(address, settings), _Redirect):
            redirects.append(Hop(str(address), response.status))
            if len(redirects) > policy.hops:
                sentence = _("The page redirects more than {hops} times. Upload it instead.")
                raise FetchFailed(Outcome.UNREACHABLE, format_lazy(sentence, hops=policy.hops))
            if policy.on_host and response.target.origin != address.origin:
                policy.on_host(response.target.origin)
            address = response.target
        return _download(url, str(address), tuple(redirects), response)
    except FetchFailed as failure:
        failure.final_url = str(address)
        raise
    except Refused as refusal:
        if not redirects:
            raise
        sentence = _("The page redirects to another address. {reason}")
        raise Refused(format_lazy(sentence, reason=refusal.sentence)) from refusal


def parse_download(page: Download, *, links: bool = False, pictures: bool = False) -> Fetched:
    """Read a downloaded page, with its links if they are asked for, or what stands beside a picture.

    Raises FetchFailed (not a page); for a picture as well, unless the caller asks for `pictures`.
    """
    try:
        document = read(
            page.body,
            content_type=page.content_type,
            name=posixpath.basename(urlsplit(page.final_url).path),
            url=page.final_url,
            links=links,
            post=page.post,
            pictures=pictures,
        )
    except FetchFailed as failure:
        failure.final_url = page.final_url
        raise
    return Fetched(
        url=page.url,
        final_url=page.final_url,
        redirects=page.redirects,
        status=page.status,
        headers=page.headers,
        content_type=page.content_type,
        body=page.body,
        at=page.at,
        post=page.post,
        document=document,
    )


def _request(address: Address, fetch: _Fetch) -> _Page | _Redirect:
    """Make one hop. Raises Refused or FetchFailed; no error of a library gets out."""
    policy, deadline = fetch.policy, fetch.deadline
    resolve = policy.resolve or partial(guard.look_up_within, deadline)
    try:
        checked = guard.check_address(str(address), resolve, allowed_peers=policy.allowed_peers)
        connection = connect(checked, policy, deadline)
        try:
            connection.request(
                "GET",
                address.target,
                headers=_headers(address, fetch),
                preload_content=False,
                decode_content=False,
            )
            return _receive(connection.getresponse(), address, fetch)
        finally:
            connection.close()
    except (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException) as error:
        deadline.left()
        raise responses.connection_failure(error, policy) from error


def _headers(address: Address, fetch: _Fetch) -> dict[str, str]:
    """Return all that the server learns about us: nothing comes from the environment."""
    headers = {
        "Host": address.origin,
        "User-Agent": fetch.policy.user_agent,
        "Accept": fetch.accept,
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    conditions = fetch.validators.conditional_headers(str(address)) if fetch.validators else {}
    return headers | conditions


def _receive(response: BaseHTTPResponse, address: Address, fetch: _Fetch) -> _Page | _Redirect:
    responses.check_headers(response)
    location = responses.redirect_location(response)
    if location:
        return _Redirect(response.status, parse(join(str(address), location)))
    if response.status == HTTPStatus.NOT_MODIFIED and fetch.validators:
        raise FetchFailed(Outcome.UNCHANGED)
    responses.check_status(response)
    body = receive(response, limit=fetch.policy.bytes_limit)
    responses.check_challenge(response, body)
    content_type = storable(response.headers.get("content-type", ""))
    if refresh := next_address(body, content_type=content_type, url=str(address)):
        return _Redirect(response.status, parse(refresh))
    headers = tuple(
        (storable(name), storable(value)) for name, value in response.headers.iteritems()
    )
    return _Page(response.status, headers, content_type, body)


def _download(url: str, final_url: str, redirects: tuple[Hop, ...], page: _Page) -> Download:
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
