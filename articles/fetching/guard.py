"""May we connect there? Asked once per hop; the answer is the address that is then connected to."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.fetching import names, networks
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.policy import Peer, Resolve
from articles.reading.addresses import DEFAULT_PORTS, Address, parse
from articles.reading.hosts import NOT_PUBLIC
from articles.refusals import Refused


@dataclass(frozen=True, slots=True)
class Checked:
    """An address, and the only peers that may be connected to for it."""

    address: Address
    peers: tuple[Peer, ...]


def check(
    url: str,
    resolve: Resolve = names.look_up,
    *,
    allowed_peers: frozenset[Peer] = frozenset(),
) -> Checked:
    """Return where to connect for `url`; looks the name up once.

    Raises Refused when any of the answers is not on the public internet. The reason is given
    before anything is connected to, so it cannot tell an open port from a closed one.
    Raises FetchFailed (unreachable) when the name has no address.
    """
    address = parse(url)
    peers = _peers(address, resolve)
    if not peers:
        raise FetchFailed(
            Outcome.UNREACHABLE, _("There is no website with this name. Check the address.")
        )
    if not all(_passes(peer, allowed_peers) for peer in peers):
        raise Refused(NOT_PUBLIC)
    return Checked(address, peers)


def _peers(address: Address, resolve: Resolve) -> tuple[Peer, ...]:
    if address.ip is not None:
        return ((str(address.ip), address.port),)
    try:
        answers: Sequence[Peer] = resolve(address.host, address.port)
    except OSError as error:
        sentence = _("There is no website with this name, or its name server does not answer.")
        raise FetchFailed(Outcome.UNREACHABLE, sentence) from error
    return tuple(answers)


def _passes(peer: Peer, allowed_peers: frozenset[Peer]) -> bool:
    if peer in allowed_peers:
        return True
    host, port = peer
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return port in DEFAULT_PORTS.values() and networks.is_public(ip)
