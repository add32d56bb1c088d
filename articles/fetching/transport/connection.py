"""A connection to a checked address, and to no other.

It uses urllib3 and not requests-hardened, which checks only the first answer of a lookup, allows all
of loopback or none of it, relies on `is_private`, and has no deadline for a whole request.
"""

import contextlib
import ipaddress
import socket
import ssl
import time
from functools import cache

from urllib3.connection import HTTPConnection, HTTPSConnection

from articles.fetching.guard import CheckedAddress, Deadline, Peer, Policy
from articles.fetching.transport.limited_reader import limited_response_class

_SHORTEST = 0.1  # seconds for a handshake after a slow connection
_FRAME_LIMIT = 1_000_000  # bytes around a body: headers, chunk sizes, trailers


class WrongPeer(OSError):
    """The connection leads to another peer than the one that was checked."""


class _Plain(HTTPConnection):
    """HTTP over a socket that is already connected; the name is still used for the Host header."""

    open_socket: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.open_socket


class _Encrypted(HTTPSConnection):
    """HTTPS over a connected socket; the name is still used for SNI and the certificate."""

    open_socket: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.open_socket


def connect(checked: CheckedAddress, policy: Policy, deadline: Deadline) -> HTTPConnection:
    """Return an open connection to one of the checked peers, encrypted if the address says so.

    The connection with its handshake takes `connect_seconds` of the policy at most. Responses are read
    until the deadline, and up to the policy's limit of bytes.
    Raises OSError (refused, unreachable, certificate), urllib3's HTTPError, or FetchFailed (timed
    out).
    """
    handshake_end = time.monotonic() + policy.connect_seconds
    open_socket = _connect_to_first(checked.peers, policy.connect_seconds, deadline)
    with contextlib.ExitStack() as undo:
        undo.callback(open_socket.close)
        connection = _http_over(open_socket, checked, policy, deadline)
        undo.callback(connection.close)
        limit = policy.bytes_limit + _FRAME_LIMIT
        connection.response_class = limited_response_class(deadline, limit=limit)
        # A server that accepts and then is mute must not keep a thread for the whole deadline.
        left = min(deadline.left(), max(handshake_end - time.monotonic(), _SHORTEST))
        open_socket.settimeout(left)
        connection.connect()
        connection.sock.settimeout(deadline.left())
        undo.pop_all()
    return connection


def _http_over(
    open_socket: socket.socket, checked: CheckedAddress, policy: Policy, deadline: Deadline
) -> HTTPConnection:
    address = checked.address
    name = address.host.strip("[]")
    if address.scheme == "http":
        plain = _Plain(name, address.port, timeout=deadline.left())
        plain.open_socket = open_socket
        return plain
    trusted = _trusted_certificates(policy.ca_file)
    encrypted = _Encrypted(name, address.port, timeout=deadline.left(), ssl_context=trusted)
    encrypted.open_socket = open_socket
    return encrypted


@cache
def _trusted_certificates(ca_file: str) -> ssl.SSLContext:
    """Load the trusted certificates. Cached, because loading them takes longer than a page."""
    return ssl.create_default_context(cafile=ca_file or None)


def _connect_to_first(peers: tuple[Peer, ...], seconds: float, deadline: Deadline) -> socket.socket:
    end = time.monotonic() + seconds
    failure: OSError = TimeoutError("no peer answered")
    for number, peer in enumerate(peers):
        left = min(deadline.left(), end - time.monotonic())
        if left <= 0:
            break
        try:
            # Each peer gets its share, so that an unreachable network does not use up the time.
            return _connect_to(peer, left / (len(peers) - number))
        except OSError as error:
            failure = error
    raise failure


def _connect_to(peer: Peer, seconds: float) -> socket.socket:
    family = socket.AF_INET6 if ":" in peer[0] else socket.AF_INET
    open_socket = socket.socket(family, socket.SOCK_STREAM)
    try:
        open_socket.settimeout(seconds)
        open_socket.connect(peer)
        open_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _verify_peer(open_socket, peer)
    except BaseException:
        open_socket.close()
        raise
    return open_socket


def _verify_peer(open_socket: socket.socket, peer: Peer) -> None:
    host, port = open_socket.getpeername()[:2]
    if (ipaddress.ip_address(host), port) != (ipaddress.ip_address(peer[0]), peer[1]):
        raise WrongPeer(f"asked for {peer[0]}, got {host}")
