"""The record of a post of Bluesky: from the account's name to the server that keeps its records.

A handle leads to a DID, and the DID to a document that names the server. Only that server is asked for
the record, and both sides must confirm the handle.
"""

import re
from contextlib import suppress
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.posts.requests import Requests
from articles.reading.posts.addresses import Network, PostAddress
from articles.reading.posts.record import PostRecord
from articles.reading.posts.values import mappings_of, text_of
from articles.refusals import Refused

IDENTITY_LIMIT = 100_000  # bytes
POST, PROFILE = "app.bsky.feed.post", "app.bsky.actor.profile"
SWITCHED_OFF = _("This installation does not fetch Bluesky records.")
NO_ACCOUNT = _("There is no account with this name.")
NO_SERVER = _("The account does not say which server has its records.")
_DID = re.compile(r"did:plc:[a-z2-7]{24}|did:web:[A-Za-z0-9.-]{1,253}(?:%3[Aa]\d{1,5})?")


def bluesky_record(address: PostAddress, requests: Requests) -> PostRecord:
    """Return the record of a post. Raises Refused and FetchFailed."""
    if not settings.BLUESKY_RESOLVER or not settings.PLC_DIRECTORY:
        raise FetchFailed(Outcome.NOT_A_PAGE, SWITCHED_OFF)
    is_did = address.author.startswith("did:")
    did = address.author if is_did else _did_of(address.author, requests)
    identity = requests.receive(_identity_address(did), limit=IDENTITY_LIMIT)
    if identity.value.get("id") != did:
        raise FetchFailed(Outcome.MALFORMED, NO_ACCOUNT)
    server = _server_in(identity.value)
    record = requests.receive(_record_address(server, did, POST, address.key))
    beside = {"identity": identity.text}
    with suppress(FetchFailed, Refused):  # an account need not have a profile
        profile = _record_address(server, did, PROFILE, "self")
        beside["profile"] = requests.receive(profile, limit=IDENTITY_LIMIT).text
    handle = _handle_in(identity.value)
    leads_here = (
        _leads_to(did, handle, requests) if is_did else handle.lower() == address.author.lower()
    )
    return PostRecord(
        *(Network.BLUESKY, record.url, record.text, did, address.key),
        handle if leads_here else "",
        beside=beside,
    )


def _leads_to(did: str, handle: str, requests: Requests) -> bool:
    """Return whether a handle leads back to the DID; False if that cannot be found out."""
    try:
        return bool(handle) and _did_of(handle, requests) == did
    except (FetchFailed, Refused):
        return False


def _did_of(handle: str, requests: Requests) -> str:
    """Return the DID that a handle leads to. Raises FetchFailed if there is none."""
    query = urlencode({"handle": handle.lower()})
    url = f"{settings.BLUESKY_RESOLVER}/xrpc/com.atproto.identity.resolveHandle?{query}"
    try:
        did = text_of(requests.receive(url, limit=IDENTITY_LIMIT).value.get("did"))
    except FetchFailed as failure:
        if failure.outcome in {Outcome.MISSING, Outcome.UNREACHABLE}:
            raise FetchFailed(failure.outcome, NO_ACCOUNT) from failure
        raise
    if not _DID.fullmatch(did):
        raise FetchFailed(Outcome.MALFORMED, NO_ACCOUNT)
    return did


def _identity_address(did: str) -> str:
    """Return where the document of a DID is. Raises FetchFailed for an unknown method."""
    if not _DID.fullmatch(did):
        raise FetchFailed(Outcome.MALFORMED, NO_ACCOUNT)
    if did.startswith("did:plc:"):
        return f"{settings.PLC_DIRECTORY}/{did}"
    host = did.removeprefix("did:web:").replace("%3A", ":").replace("%3a", ":")
    return f"https://{host}/.well-known/did.json"


def _server_in(identity: dict[str, Any]) -> str:
    """Return the address of the server that keeps the records. Raises FetchFailed without one."""
    for service in mappings_of(identity.get("service")):
        is_server = text_of(service.get("id")).endswith("#atproto_pds")
        if is_server and service.get("type") == "AtprotoPersonalDataServer":
            return text_of(service.get("serviceEndpoint")).rstrip("/")
    raise FetchFailed(Outcome.MALFORMED, NO_SERVER)


def _handle_in(identity: dict[str, Any]) -> str:
    names = identity.get("alsoKnownAs")
    stated = [text_of(each) for each in names] if isinstance(names, list) else []
    handles = [each.removeprefix("at://") for each in stated if each.startswith("at://")]
    return next(iter(handles), "")


def _record_address(server: str, did: str, collection: str, key: str) -> str:
    query = urlencode({"repo": did, "collection": collection, "rkey": key}, quote_via=quote)
    return f"{server}/xrpc/com.atproto.repo.getRecord?{query}"
