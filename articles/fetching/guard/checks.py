"""Whether an address may be connected to. Checked once a hop; the connection uses the result."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.fetching.guard import lookups, networks
from articles.fetching.guard.policy import Peer, Resolve
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.reading.addresses import DEFAULT_PORTS, Address, parse
from articles.reading.hosts import NOT_PUBLIC
from articles.refusals import Refused


@dataclass(frozen=True, slots=True)
class CheckedAddress:
    """An address, and the only peers that may be connected to for it."""

    address: Address
    peers: tuple[Peer, ...]


def check_address(
    url: str,
    resolve: Resolve = lookups.look_up,
    *,
    allowed_peers: frozenset[Peer] = frozenset(),
    allowed_hosts: frozenset[str] = frozenset(),
) -> CheckedAddress:
    """Return the peers to connect to for `url`. Looks the host name up once.

    Raises Refused when any of the answers is not on the public internet, before a connection is
    made, so that the reason cannot reveal whether a private port is open. Raises FetchFailed
    (unreachable) when the name has no address.
    """
    address = parse(url, allowed_hosts=allowed_hosts)
    peers = _peers(address, resolve)
    if not peers:
        raise FetchFailed(
            Outcome.UNREACHABLE, _("There is no website with this name. Check the address.")
        )
    is_allowed = address.host in allowed_hosts
    if not is_allowed and not all(_is_allowed(peer, allowed_peers) for peer in peers):
        raise Refused(NOT_PUBLIC)
    return CheckedAddress(address, peers)


def _peers(address: Address, resolve: Resolve) -> tuple[Peer, ...]:
    if address.ip is not None:
        return ((str(address.ip), address.port),)
    try:
        answers: Sequence[Peer] = resolve(address.host, address.port)
    except OSError as error:
        sentence = _("There is no website with this name, or its name server does not answer.")
        raise FetchFailed(Outcome.UNREACHABLE, sentence) from error
    return tuple(answers)


def _is_allowed(peer: Peer, allowed_peers: frozenset[Peer]) -> bool:
    if peer in allowed_peers:
        return True
    host, port = peer
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return port in DEFAULT_PORTS.values() and networks.is_public(ip)
