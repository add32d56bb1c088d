"""The record of a post of the Fediverse: from the API of its server, else in ActivityPub."""

import re
from urllib.parse import urlsplit

from articles.fetching.outcomes import Download, FetchFailed, Outcome
from articles.fetching.posts.requests import Received, Requests
from articles.reading.addresses import join
from articles.reading.posts.addresses import Network, PostAddress
from articles.reading.posts.record import NO_RECORD, OTHER_RECORD, PostRecord
from articles.reading.posts.values import ACCEPT, MEDIA_TYPE, actor_of, is_status, note_of
from articles.refusals import Refused

ACTOR_LIMIT = 300_000  # bytes
_HEAD_BYTES = 300_000  # of a page, in which it announces its record
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^\s"'<>]{1,2000})""", re.IGNORECASE)
_IN_HEADER = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")


def announced(page: Download) -> str:
    """Return the address at which a page says that its record is; "" if it says nothing."""
    headers = [value for name, value in page.headers if name.lower() == "link"]
    for url, parameters in _IN_HEADER.findall(", ".join(headers)):
        if MEDIA_TYPE in parameters and "alternate" in parameters:
            return _on_host(url, page.final_url)
    for tag in _LINK.findall(page.body[:_HEAD_BYTES].decode("utf-8", "replace")):
        if MEDIA_TYPE in tag and "alternate" in tag and (match := _HREF.search(tag)):
            return _on_host(match[1], page.final_url)
    return ""


def fediverse_record(address: PostAddress, page: Download, requests: Requests) -> PostRecord:
    """Return the record of a post. Raises Refused and FetchFailed.

    Servers may close their API to strangers, or have another one: then ActivityPub is asked for.
    """
    if address.network is Network.MASTODON:
        try:
            return _from_api(address, requests)
        except (FetchFailed, Refused) as failure:
            try:
                return _from_activitypub(address, page, requests)
            except (FetchFailed, Refused):
                raise failure from None
    return _from_activitypub(address, page, requests)


def _from_api(address: PostAddress, requests: Requests) -> PostRecord:
    scheme = urlsplit(address.url).scheme
    received = requests.receive(f"{scheme}://{address.host}/api/v1/statuses/{address.key}")
    _require_host(received, address.host)
    if not is_status(received.value):
        raise FetchFailed(Outcome.MALFORMED, NO_RECORD)
    return PostRecord(
        Network.MASTODON, received.url, received.text, author=address.author, key=address.key
    )


def _from_activitypub(address: PostAddress, page: Download, requests: Requests) -> PostRecord:
    received = requests.receive(announced(page) or address.url, accept=ACCEPT)
    note = note_of(received.value)
    if not note:
        raise FetchFailed(Outcome.MALFORMED, NO_RECORD)
    beside = {}
    actor = actor_of(note)
    if actor and urlsplit(actor).netloc == urlsplit(received.url).netloc:
        try:
            beside["actor"] = requests.receive(actor, accept=ACCEPT, limit=ACTOR_LIMIT).text
        except (FetchFailed, Refused):
            beside = {}  # the address of the account stands for its name
    return PostRecord(
        Network.ACTIVITYPUB, received.url, received.text, author=address.author, beside=beside
    )


def _require_host(received: Received, host: str) -> None:
    if urlsplit(received.url).netloc != host:
        raise FetchFailed(Outcome.MALFORMED, OTHER_RECORD)


def _on_host(link: str, page: str) -> str:
    """Return the address of a link, if it leads to the host of the page; else ""."""
    try:
        url = join(page, link.replace("&amp;", "&"))
    except Refused:
        return ""
    return url if urlsplit(url).netloc == urlsplit(page).netloc else ""
