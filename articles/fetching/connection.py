"""A connection to a checked address, and to no other.

urllib3 directly, not requests-hardened: that one looks at the first answer of a lookup only, allows
all of loopback or none, trusts `is_private`, and has no deadline over a whole exchange.
"""

import contextlib
import ipaddress
import socket
import ssl
import time
from functools import cache

from urllib3.connection import HTTPConnection, HTTPSConnection

from articles.fetching.deadline import Deadline
from articles.fetching.guard import Checked
from articles.fetching.metered import metered
from articles.fetching.policy import Peer, Policy

_FRAME_LIMIT = 1_000_000  # bytes around a body: headers, chunk sizes, trailers


class WrongPeer(OSError):
    """The other end of the connection is not the one that was checked."""


class _Plain(HTTPConnection):
    """HTTP over a connection that is already made; the name stays for the Host header."""

    made: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.made


class _Encrypted(HTTPSConnection):
    """HTTPS over a connection that is already made; the name stays for SNI and certificate."""

    made: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.made


def connect(checked: Checked, policy: Policy, deadline: Deadline) -> HTTPConnection:
    """Return an open connection to one of the checked peers, encrypted if the address says so.

    Raises OSError (refused, unreachable, certificate), urllib3's HTTPError, or FetchFailed when
    time is up. Answers are read to the deadline, and not beyond the cap.
    """
    made = _first_that_answers(checked.peers, policy.connect_seconds, deadline)
    with contextlib.ExitStack() as undo:
        undo.callback(made.close)
        connection = _over(made, checked, policy, deadline)
        undo.callback(connection.close)
        limit = policy.bytes_limit + _FRAME_LIMIT
        connection.response_class = metered(deadline, limit=limit)
        connection.connect()
        undo.pop_all()
    return connection


def _over(
    made: socket.socket, checked: Checked, policy: Policy, deadline: Deadline
) -> HTTPConnection:
    address = checked.address
    name = address.host.strip("[]")
    made.settimeout(deadline.left())
    if address.scheme == "http":
        plain = _Plain(name, address.port, timeout=deadline.left())
        plain.made = made
        return plain
    trusted = _trusted(policy.ca_file)
    encrypted = _Encrypted(name, address.port, timeout=deadline.left(), ssl_context=trusted)
    encrypted.made = made
    return encrypted


@cache
def _trusted(ca_file: str) -> ssl.SSLContext:
    """Return whose certificates count. Once: reading the system's takes longer than a page."""
    return ssl.create_default_context(cafile=ca_file or None)


def _first_that_answers(
    peers: tuple[Peer, ...], seconds: float, deadline: Deadline
) -> socket.socket:
    ends = time.monotonic() + seconds
    failure: OSError = TimeoutError("no peer answered")
    for number, peer in enumerate(peers):
        left = min(deadline.left(), ends - time.monotonic())
        if left <= 0:
            break
        try:
            # Each gets its share, so that a network that is not there does not use up all.
            return _to(peer, left / (len(peers) - number))
        except OSError as error:
            failure = error
    raise failure


def _to(peer: Peer, seconds: float) -> socket.socket:
    family = socket.AF_INET6 if ":" in peer[0] else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.settimeout(seconds)
        made.connect(peer)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _verify(made, peer)
    except BaseException:
        made.close()
        raise
    return made


def _verify(made: socket.socket, peer: Peer) -> None:
    host, port = made.getpeername()[:2]
    if (ipaddress.ip_address(host), port) != (ipaddress.ip_address(peer[0]), peer[1]):
        raise WrongPeer(f"asked for {peer[0]}, got {host}")
