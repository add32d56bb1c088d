"""The limits of a fetch: time, size, redirects, and the peers that it may connect to."""

import ipaddress
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from articles import __version__

Peer = tuple[str, int]  # an IP address and a port
Resolve = Callable[[str, int], Sequence[Peer]]  # a host name and a port -> its peers
OnHost = Callable[[str], None]

USER_AGENT = f"Factcheck/{__version__} (newsroom fact-checking; contact: unset)"


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits of one fetch.

    `allowed_peers` are exact pairs that the guard accepts although they are not public: for tests.
    `allowed_hosts` are names or IP addresses that may lead to any peer: for webhooks.
    `deadline_seconds` covers everything, from the first lookup to the last byte, over all hops.
    `bytes_limit` applies to a body twice: as the server sends it, and decompressed.
    """

    user_agent: str = USER_AGENT
    allowed_peers: frozenset[Peer] = frozenset()
    allowed_hosts: frozenset[str] = frozenset()
    deadline_seconds: float = 30.0
    connect_seconds: float = 5.0
    hops: int = 5
    bytes_limit: int = 10_000_000
    ca_file: str = ""  # certificates to trust instead of the system's
    resolve: Resolve | None = None  # instead of the system's name lookup
    on_host: OnHost | None = None  # called before a redirect to another host is followed


def parse_peers(pairs: Iterable[str]) -> frozenset[Peer]:
    """Read "ip:port" pairs, as settings hold them. Raises ValueError for anything else."""
    split = (pair.rpartition(":") for pair in pairs)
    return frozenset(
        (str(ipaddress.ip_address(host.strip("[]"))), int(port)) for host, _colon, port in split
    )
