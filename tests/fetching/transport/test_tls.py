"""An encrypted page is fetched only from a server that proves its name.

The certificates were made for these tests; their keys protect nothing.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from articles.fetching import FetchFailed, Outcome, Policy, fetch
from articles.fetching.transport import connection
from tests.origin import Origin

CERTIFICATES = Path(__file__).parent / "certificates"
AUTHORITY = str(CERTIFICATES / "authority.pem")


@contextmanager
def encrypted(certificate: str, ca_file: str = AUTHORITY) -> Iterator[tuple[Origin, Policy]]:
    """A server that every name resolves to, and a policy that trusts `ca_file`."""
    with Origin(certificate=CERTIFICATES / certificate) as origin:
        origin.page("/law", "<p>The law, as it was published in the official gazette.</p>")
        policy = Policy(
            allowed_peers=frozenset({origin.peer}),
            resolve=lambda _name, _port: [origin.peer],
            ca_file=ca_file,
            deadline_seconds=5,
        )
        yield origin, policy


def failure_of(url, policy) -> FetchFailed:
    with pytest.raises(FetchFailed) as failure:
        fetch(url, policy=policy)
    return failure.value


def test_the_name_is_used_for_the_certificate_and_the_host_header():
    with encrypted("paper.pem") as (origin, policy):
        fetched = fetch("https://paper.example.com/law", policy=policy)

        assert fetched.status == 200
        assert origin.requests[0][1]["Host"] == "paper.example.com"
        assert origin.names == ["paper.example.com"]


FAULTS = {
    "a certificate for another name": ("https://other.example.com/law", "paper.pem", AUTHORITY),
    "an expired certificate": ("https://paper.example.com/law", "expired.pem", AUTHORITY),
    "an unknown authority": ("https://paper.example.com/law", "paper.pem", ""),
}


@pytest.mark.parametrize(("url", "certificate", "ca_file"), FAULTS.values(), ids=FAULTS)
def test_a_server_that_cannot_prove_its_name_gets_no_request(url, certificate, ca_file):
    with encrypted(certificate, ca_file) as (origin, policy):
        failure = failure_of(url, policy)

        assert failure.outcome is Outcome.UNREACHABLE
        assert "certificate" in str(failure)
        assert not origin.hits


def test_without_verification_an_expired_certificate_would_be_accepted(monkeypatch):
    lenient = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    lenient.check_hostname = False
    lenient.verify_mode = ssl.CERT_NONE
    with encrypted("expired.pem") as (origin, policy):
        monkeypatch.setattr(connection, "_trusted_certificates", lambda _ca_file: lenient)

        fetch("https://paper.example.com/law", policy=policy)

        assert origin.hits["/law"] == 1


def test_a_missing_handshake_ends_with_the_deadline():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        peer = ("127.0.0.1", silent.getsockname()[1])
        policy = Policy(
            allowed_peers=frozenset({peer}),
            resolve=lambda _name, _port: [peer],
            deadline_seconds=0.6,
        )

        assert failure_of("https://paper.example.com/", policy).outcome is Outcome.TIMED_OUT


@contextmanager
def mute_server() -> Iterator[Policy]:
    """A policy with a long deadline, for a server that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        peer = ("127.0.0.1", silent.getsockname()[1])
        yield Policy(
            allowed_peers=frozenset({peer}),
            resolve=lambda _name, _port: [peer],
            deadline_seconds=3600,
            connect_seconds=0.3,
        )


def test_a_handshake_belongs_to_the_time_for_a_connection():
    with mute_server() as policy:
        failure = failure_of("https://paper.example.com/", policy)

    assert failure.outcome is Outcome.TIMED_OUT
    assert "within 0.3 seconds" in str(failure)


def test_without_its_own_time_a_handshake_waits_for_the_whole_deadline(monkeypatch):
    timeouts: list[float] = []

    def connect(client: connection._Encrypted) -> None:
        timeouts.append(client.open_socket.gettimeout() or 0)
        raise TimeoutError

    monkeypatch.setattr(connection._Encrypted, "connect", connect)
    monkeypatch.setattr(connection, "_SHORTEST", 3600.0)
    with mute_server() as policy:
        failure_of("https://paper.example.com/", policy)

    assert 3000 < timeouts[0] <= 3600


def test_an_unencrypted_answer_to_https_is_unreachable():
    with Origin() as plain:
        policy = Policy(
            allowed_peers=frozenset({plain.peer}), resolve=lambda _name, _port: [plain.peer]
        )

        assert failure_of("https://paper.example.com/", policy).outcome is Outcome.UNREACHABLE
