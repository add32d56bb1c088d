"""A hostile server can use little time and little memory."""

import threading
import tracemalloc
from dataclasses import replace

import pytest

from articles.fetching import FetchFailed, Outcome, fetch
from articles.fetching.guard import lookups
from articles.fetching.transport.limited_reader import LimitedReader
from tests.origin import Route

SHORT_DEADLINE = 0.6  # seconds
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


def failure_of(url, policy) -> FetchFailed:
    with pytest.raises(FetchFailed) as failure:
        fetch(url, policy=policy)
    return failure.value


SLOW = {
    "silence": lambda origin, path: origin.held(path),
    "a drip of body": lambda origin, path: origin.drip(path, seconds=0.1),
    "a drip of headers": lambda origin, path: origin.set(
        path, Route(raw_pieces=[b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 60], pause=0.1)
    ),
    "a drip within one header": lambda origin, path: origin.set(
        path, Route(raw_pieces=[b"HTTP/1.1 200 OK\r\nX: ", *[b"y"] * 60], pause=0.1)
    ),
    "a drip of interim responses": lambda origin, path: origin.set(
        path, Route(raw_pieces=[b"HTTP/1.1 100 Continue\r\n\r\n"] * 60, pause=0.1)
    ),
    "a drip of chunks": lambda origin, path: origin.set(
        path, Route(raw_pieces=[CHUNKED, *[b"1\r\nx\r\n"] * 60], pause=0.1)
    ),
    "a drip of trailers": lambda origin, path: origin.set(
        path, Route(raw_pieces=[CHUNKED, b"1\r\nx\r\n0\r\n", *[b"X: y\r\n"] * 60], pause=0.1)
    ),
}


@pytest.mark.parametrize("make", SLOW.values(), ids=SLOW)
def test_a_slow_server_is_stopped_by_the_deadline(make, origin, policy):
    make(origin, "/slow")

    failure = failure_of(origin.url("/slow"), replace(policy, deadline_seconds=SHORT_DEADLINE))

    assert failure.outcome is Outcome.TIMED_OUT
    assert "0.6 seconds" in str(failure)


def test_without_the_reader_limit_a_slow_server_outlives_the_deadline(origin, policy, monkeypatch):
    monkeypatch.setattr(
        LimitedReader, "readinto", lambda reader, buffer: reader._raw.readinto(buffer)
    )
    head = [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 10, b"Content-Type: text/html\r\n\r\n"]
    origin.set("/slow", Route(raw_pieces=[*head, origin.routes["/law"].body], pause=0.1))

    fetched = fetch(origin.url("/slow"), policy=replace(policy, deadline_seconds=SHORT_DEADLINE))

    assert fetched.outcome is Outcome.CAPTURED


def test_redirects_do_not_restart_the_deadline(origin, policy):
    origin.chain("/chain", 5, "/law")
    for path in [path for path in origin.routes if path.startswith("/chain")]:
        origin.routes[path].before = 0.3

    failure = failure_of(origin.url("/chain"), replace(policy, deadline_seconds=SHORT_DEADLINE))

    assert failure.outcome is Outcome.TIMED_OUT


def test_a_silent_name_server_is_stopped_by_the_deadline(policy, monkeypatch):
    never = threading.Event()
    monkeypatch.setattr(lookups, "look_up", lambda _name, _port: [never.wait(3)])

    failure = failure_of(
        "http://paper.example.com/", replace(policy, deadline_seconds=SHORT_DEADLINE)
    )

    assert failure.outcome is Outcome.TIMED_OUT


def test_five_redirects_are_followed_and_six_are_not(origin, policy):
    origin.chain("/five", 5, "/law")
    origin.chain("/six", 6, "/law")

    assert len(fetch(origin.url("/five"), policy=policy).redirects) == 5
    assert failure_of(origin.url("/six"), policy).outcome is Outcome.UNREACHABLE
    assert origin.hits["/law"] == 1


def test_a_loop_of_redirects_ends(origin, policy):
    origin.redirect("/loop", "/loop")

    failure = failure_of(origin.url("/loop"), policy)

    assert "more than 5 times" in str(failure)
    assert origin.hits["/loop"] == 6


def test_an_endless_body_is_too_large(origin, policy):
    origin.endless("/endless")

    failure = failure_of(origin.url("/endless"), replace(policy, bytes_limit=500_000))

    assert failure.outcome is Outcome.TOO_LARGE
    assert "0.5 MB" in str(failure)


def test_a_chunk_with_a_negative_size_is_not_read_to_its_end(origin, policy):
    body = [CHUNKED, b"-1\r\n", *[b"x" * 65_536] * 1000]
    origin.set("/endless", Route(raw_pieces=body))
    tracemalloc.start()
    try:
        failure = failure_of(origin.url("/endless"), replace(policy, bytes_limit=500_000))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert failure.outcome is Outcome.TOO_LARGE
    assert peak < 10_000_000


def test_a_body_with_too_large_a_content_length_is_not_received(origin, policy):
    origin.page("/large", "x", Content_Length="99999999999")

    assert failure_of(origin.url("/large"), policy).outcome is Outcome.TOO_LARGE


def test_a_body_of_exactly_the_limit_is_received(origin, policy):
    size = len(origin.routes["/law"].body)

    fetch(origin.url("/law"), policy=replace(policy, bytes_limit=size))
    failure = failure_of(origin.url("/law"), replace(policy, bytes_limit=size - 1))

    assert failure.outcome is Outcome.TOO_LARGE


def test_a_bomb_is_never_decompressed_beyond_the_limit(origin, policy):
    origin.bomb("/bomb", megabytes=300)
    tracemalloc.start()
    try:
        failure = failure_of(origin.url("/bomb"), policy)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert failure.outcome is Outcome.TOO_LARGE
    assert peak < 3 * policy.bytes_limit


def test_gzip_with_several_members_is_decompressed(origin, policy):
    route = origin.zipped("/zipped", "<p>The first half of the law, as it was published.</p>")
    route.body += origin.zipped("/second", "<p>The second half, which nobody read.</p>").body

    fetched = fetch(origin.url("/zipped"), policy=policy)

    assert fetched.body.startswith(b"<p>The first")
    assert fetched.body.endswith(b"nobody read.</p>")


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "x-unheard-of"])
def test_a_content_encoding_that_was_not_requested_is_not_decompressed(coding, origin, policy):
    origin.page("/packed", b"\x1f\x8bxxx", Content_Encoding=coding)

    assert failure_of(origin.url("/packed"), policy).outcome is Outcome.NOT_A_PAGE


MALFORMED = {
    "101 headers": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 101 + b"\r\n",
    "a header without end": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000,
    "headers of 90 kB": b"HTTP/1.1 200 OK\r\n" + (b"X: " + b"y" * 30_000 + b"\r\n") * 3 + b"\r\n",
    "no HTTP at all": b"SSH-2.0-OpenSSH_9.2p1\r\n",
    "nothing": b"",
    "a status that is not a number": b"HTTP/1.1 abc OK\r\n\r\n",
    "two different lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
    "less than announced": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    b"Content-Length: 900\r\n\r\n<p>x",
    "truncated gzip": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    "invalid gzip": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    b"Content-Encoding: gzip\r\n\r\n\x1f\x8bnot gzip at all",
    "a chunk size that is not a number": CHUNKED + b"zz\r\nx\r\n",
    "a chunk size without end": CHUNKED + b"1" * 200_000,
    "a negative chunk size": CHUNKED + b"-5\r\nxxxxx\r\n0\r\n\r\n",
    "a chunk size of minus one": CHUNKED + b"-1\r\nxxxxx\r\n0\r\n\r\n",
    "truncated chunks": CHUNKED + b"ff\r\nabc",
}


@pytest.mark.parametrize("answer", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_response_is_a_failure_with_a_sentence(answer, origin, policy):
    origin.raw("/malformed", answer)

    failure = failure_of(origin.url("/malformed"), policy)

    answers = {Outcome.UNREACHABLE, Outcome.MALFORMED, Outcome.TOO_LARGE}
    assert failure.outcome in answers
    assert str(failure).endswith(".")
    assert failure.final_url == origin.url("/malformed")


def test_nothing_beyond_the_content_length_is_read(origin, policy):
    origin.page("/lies", "<p>only this much</p>" + "<p>more</p>", Content_Length="21")

    assert fetch(origin.url("/lies"), policy=policy).body == b"<p>only this much</p>"


def test_a_closed_port_is_unreachable(policy, origin):
    host, port = "127.0.0.1", 1

    failure = failure_of(
        f"http://{host}:{port}/", replace(policy, allowed_peers=frozenset({(host, port)}))
    )

    assert failure.outcome is Outcome.UNREACHABLE
