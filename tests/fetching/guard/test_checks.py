"""The guard allows connections to public addresses only."""

import ipaddress
import socket

import pytest

from articles.fetching import FetchFailed, Outcome, Policy, fetch, parse_peers
from articles.fetching.guard import check_address, lookups, networks
from articles.refusals import Refused
from tests.origin import Origin

FORBIDDEN = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2606:4700::5efe:7f00:1",
    "2606:4700::200:5efe:7f00:1",
]
PUBLIC = ["93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:2800:220:1::1", "2a00:1450:4001::1"]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_an_address_that_is_not_public_is_refused(address):
    literal = f"[{address}]" if ":" in address else address

    with pytest.raises(Refused, match="public web"):
        check_address(f"http://{literal}/")


@pytest.mark.parametrize("address", FORBIDDEN)
def test_without_the_list_of_networks_the_same_address_would_be_accepted(address, monkeypatch):
    monkeypatch.setattr(networks, "is_public", lambda _address: True)
    literal = f"[{address}]" if ":" in address else address

    assert check_address(f"http://{literal}/").peers[0][1] == 80


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_accepted(address):
    assert check_address("https://example.com/", lambda _name, port: [(address, port)]).peers == (
        (address, 443),
    )


def test_the_list_has_networks_that_the_standard_library_calls_public():
    missed = [one for one in FORBIDDEN if ipaddress.ip_address(one).is_global]

    assert missed  # without any, the list would be superfluous
    assert not any(networks.is_public(ipaddress.ip_address(one)) for one in missed)


def test_one_forbidden_answer_among_public_ones_is_refused():
    answers = [("93.184.216.34", 80), ("10.0.0.1", 80)]

    with pytest.raises(Refused):
        check_address("http://example.com/", lambda _name, _port: answers)


def test_an_answer_that_is_not_an_ip_address_is_refused():
    with pytest.raises(Refused):
        check_address("http://example.com/", lambda _name, _port: [("fe80::1%eth0", 80)])
    with pytest.raises(Refused):
        check_address("http://example.com/", lambda _name, _port: [("gateway", 80)])


def test_a_name_is_looked_up_exactly_once():
    asked: list[str] = []

    def resolve(name: str, port: int) -> list[tuple[str, int]]:
        asked.append(name)
        return [("93.184.216.34", port)]

    check_address("http://example.com/", resolve)

    assert asked == ["example.com"]


def test_a_name_without_an_address_is_unreachable():
    def resolve(_name: str, _port: int) -> list[tuple[str, int]]:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    with pytest.raises(FetchFailed) as failure:
        check_address("http://example.com/", resolve)

    assert failure.value.outcome is Outcome.UNREACHABLE


def test_the_reason_does_not_reveal_whether_a_private_port_is_open(origin):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        reasons = set()
        for port in (origin.peer[1], closed.getsockname()[1]):
            with pytest.raises(Refused) as refusal:
                fetch(f"http://127.0.0.1:{port}/law")
            reasons.add(str(refusal.value))

    assert len(reasons) == 1
    assert not origin.hits


def test_an_allowed_peer_is_one_address_and_one_port(origin):
    allowed = frozenset({origin.peer})

    assert check_address(origin.url("/"), allowed_peers=allowed).peers == (origin.peer,)
    for other in (f"http://127.0.0.2:{origin.peer[1]}/", f"http://127.0.0.1:{origin.peer[1] + 1}/"):
        with pytest.raises(Refused):
            check_address(other, allowed_peers=allowed)


@pytest.mark.parametrize("pair", ["127.0.0.0/8:80", "localhost:80", "127.0.0.1", "*:80", ":80"])
def test_only_exact_pairs_can_be_allowed(pair):
    with pytest.raises(ValueError, match=r".+"):
        parse_peers([pair])


def test_a_name_that_changes_its_address_after_the_check_has_no_effect(policy, origin):
    """DNS rebinding: the client connects to the address that was checked."""
    answers = iter([[origin.peer], [("127.0.0.1", 1)]])
    rebinding = Policy(
        allowed_peers=policy.allowed_peers, resolve=lambda _name, _port: next(answers)
    )

    fetched = fetch("http://paper.example.com/law", policy=rebinding)

    assert fetched.status == 200
    assert origin.requests[0][1]["Host"] == "paper.example.com"


def test_a_redirect_into_a_private_network_is_not_followed(origin, policy):
    with Origin() as canary:
        origin.redirect("/trap", canary.url("/secret"))

        with pytest.raises(Refused, match="public web"):
            fetch(origin.url("/trap"), policy=policy)

        assert not canary.hits


def test_without_the_guard_the_redirect_would_reach_the_canary(origin, policy, monkeypatch):
    monkeypatch.setattr("articles.fetching.guard.checks._is_allowed", lambda _peer, _allowed: True)
    with Origin() as canary:
        canary.page("/secret", "<p>the canary sings for everybody who comes by</p>")
        origin.redirect("/trap", canary.url("/secret"))

        fetch(origin.url("/trap"), policy=policy)

        assert canary.hits["/secret"] == 1


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "gopher://example.com/",
        "http://user@example.com/",
        "//localhost/x",
        "http://127.0.0.1\\@example.com/",
        "http://exa mple.com/",
        "http://example.com:22/",
        "http://[broken",
        "http://exam\tple.com/",
    ],
)
def test_a_redirect_is_parsed_as_strictly_as_a_typed_address(to, origin, policy):
    origin.redirect("/trap", to)

    with pytest.raises(Refused):
        fetch(origin.url("/trap"), policy=policy)


def test_nothing_from_the_environment_is_used(origin, policy, monkeypatch, tmp_path):
    with Origin() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login editor password secret")
        monkeypatch.setenv("NETRC", str(netrc))
        origin.page("/first", "<p>x</p>", Set_Cookie="id=7")
        origin.redirect("/go", "/law").headers["Set-Cookie"] = "id=7"

        fetch(origin.url("/go"), policy=policy)

        assert not proxy.hits
    sent = {name.lower() for _path, headers in origin.requests for name in headers}
    assert sent == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_a_peer_other_than_the_checked_one_gets_no_request(origin, policy, monkeypatch):
    elsewhere = ("127.0.0.9", origin.peer[1])
    monkeypatch.setattr(socket.socket, "getpeername", lambda _self: elsewhere)

    with pytest.raises(FetchFailed) as failure:
        fetch(origin.url("/law"), policy=policy)

    assert failure.value.outcome is Outcome.UNREACHABLE
    assert not origin.hits


def test_the_lookup_returns_every_address_of_a_name(monkeypatch):
    answers = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80)),
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2606:2800::1", 80, 0, 0)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: answers)

    assert lookups.look_up("example.com", 80) == [("93.184.216.34", 80), ("2606:2800::1", 80)]
