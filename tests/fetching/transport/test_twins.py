"""The effect of removing a protection. Each test has a twin that tests the protection."""

import itertools
import tracemalloc
import urllib.request
from dataclasses import replace

import pytest

from articles.fetching import FetchFailed, Outcome, fetch, guard
from articles.fetching.transport import connection
from articles.fetching.transport.limited_reader import LimitedReader
from tests.origin import Origin, Route


def test_without_the_limit_a_bomb_decompresses_to_its_full_size(origin, policy):
    origin.bomb("/bomb", megabytes=30)
    tracemalloc.start()
    try:
        with pytest.raises(FetchFailed) as failure:
            fetch(origin.url("/bomb"), policy=replace(policy, bytes_limit=60_000_000))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert failure.value.outcome is Outcome.NOT_A_PAGE
    assert peak > 30_000_000


def test_without_the_reader_limit_a_chunk_with_a_negative_size_is_read_to_its_end(
    origin, policy, monkeypatch
):
    def unlimited(reader, buffer):
        return reader._raw.readinto(buffer)

    monkeypatch.setattr(LimitedReader, "readinto", unlimited)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"
    origin.set("/endless", Route(raw_pieces=[head, *[b"x" * 65_536] * 400]))
    tracemalloc.start()
    try:
        with pytest.raises(FetchFailed):
            fetch(origin.url("/endless"), policy=replace(policy, bytes_limit=500_000))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak > 20_000_000


def test_without_the_limit_of_redirects_a_loop_continues(origin, policy):
    origin.redirect("/loop", "/loop")

    with pytest.raises(FetchFailed):
        fetch(origin.url("/loop"), policy=replace(policy, hops=30))

    assert origin.hits["/loop"] == 31


def test_without_the_guard_a_refresh_requests_a_forbidden_address(origin, policy, monkeypatch):
    original = guard.check_address

    def let_through(url, resolve, *, allowed_peers):
        return original(url, resolve, allowed_peers=allowed_peers | {inside.peer})

    monkeypatch.setattr(guard, "check_address", let_through)
    with Origin() as inside:
        inside.page("/admin", "<p>secret</p>")
        leads_on = f'<meta http-equiv="refresh" content="0; url={inside.url("/admin")}">'
        origin.page("/page", leads_on)

        fetch(origin.url("/page"), policy=policy)

        assert inside.hits["/admin"] == 1


def test_a_second_lookup_after_the_check_could_be_answered_differently(origin, policy, monkeypatch):
    original = guard.check_address

    def check_and_look_up_again(url, resolve, *, allowed_peers):
        checked = original(url, resolve, allowed_peers=allowed_peers)
        return replace(checked, peers=tuple(resolve(checked.address.host, 80)))

    monkeypatch.setattr(guard, "check_address", check_and_look_up_again)
    with Origin() as canary:
        answers = itertools.chain([[origin.peer]], itertools.repeat([canary.peer]))
        rebinding = replace(policy, resolve=lambda _name, _port: next(answers))

        with pytest.raises(FetchFailed):
            fetch("http://paper.example.com/law", policy=rebinding)

        assert canary.hits["/law"] == 1


def test_without_the_check_of_the_peer_a_wrong_one_gets_the_request(origin, policy, monkeypatch):
    elsewhere = ("127.0.0.9", origin.peer[1])
    monkeypatch.setattr("socket.socket.getpeername", lambda _self: elsewhere)
    monkeypatch.setattr(connection, "_verify_peer", lambda _socket, _peer: None)

    fetch(origin.url("/law"), policy=policy)

    assert origin.hits["/law"] == 1


def test_a_client_that_trusts_the_environment_uses_its_proxy(origin, monkeypatch):
    with Origin() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.delenv("no_proxy", raising=False)
        proxy.page(origin.url("/law"), "from the proxy")

        with urllib.request.urlopen(origin.url("/law")) as answer:
            assert answer.read() == b"from the proxy"

    assert not origin.hits
