"""Every response of a server has one outcome, with a sentence for people."""

import datetime as dt
from email.utils import format_datetime
from typing import Any

import pytest
from urllib3.connection import HTTPConnection

from articles.fetching import FetchFailed, Hop, Outcome, fetch
from articles.fetching.transport import responses
from tests.origin import Route

STATUSES = {
    401: Outcome.BLOCKED,
    402: Outcome.BLOCKED,
    403: Outcome.BLOCKED,
    429: Outcome.BLOCKED,
    451: Outcome.BLOCKED,
    404: Outcome.MISSING,
    410: Outcome.MISSING,
    204: Outcome.NOT_A_PAGE,
    300: Outcome.UNREACHABLE,
    302: Outcome.UNREACHABLE,  # without a Location
    304: Outcome.UNREACHABLE,  # without a conditional request
    400: Outcome.UNREACHABLE,
    500: Outcome.UNREACHABLE,
    503: Outcome.UNREACHABLE,
}

CHALLENGES = {
    "cloudflare": '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x">',
    "imperva": '<iframe src="/_Incapsula_Resource?x=1"></iframe>',
    "datadome": '<script src="https://ct.captcha-delivery.com/c.js"></script>',
    "perimeterx": '<div id="px-captcha"></div>',
}


def failure_of(url, policy) -> FetchFailed:
    with pytest.raises(FetchFailed) as failure:
        fetch(url, policy=policy)
    return failure.value


@pytest.mark.parametrize(("status", "outcome"), STATUSES.items())
def test_a_status_has_an_outcome_and_a_sentence(status, outcome, origin, policy):
    origin.page("/page", "" if status in {204, 304} else "<p>no</p>", status=status)

    failure = failure_of(origin.url("/page"), policy)

    assert failure.outcome is outcome
    assert str(failure).endswith(".")
    assert failure.final_url == origin.url("/page")


@pytest.mark.parametrize("body", CHALLENGES.values(), ids=CHALLENGES)
def test_a_challenge_page_is_blocked_and_not_captured(body, origin, policy):
    origin.page("/page", f"<html>{body}</html>")

    failure = failure_of(origin.url("/page"), policy)

    assert failure.outcome is Outcome.BLOCKED
    assert "upload" in str(failure)


def test_a_long_article_about_challenge_pages_is_captured(origin, policy):
    paragraph = "<p>The page loads a script from /cdn-cgi/challenge-platform/ before it shows.</p>"
    origin.page("/page", "<article>" + paragraph * 2000 + "</article>")

    assert fetch(origin.url("/page"), policy=policy).outcome is Outcome.CAPTURED


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("0", 0), ("99999999999", 604_800), ("soon", None), ("-5", None), ("", None)],
)
def test_retry_after_in_seconds_is_read(said, seconds, origin, policy):
    origin.page("/page", "later", status=429, Retry_After=said)

    assert failure_of(origin.url("/page"), policy).retry_after == seconds


def test_retry_after_as_a_date_is_read_in_seconds(origin, policy):
    until = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=10)
    origin.page("/page", "later", status=503, Retry_After=format_datetime(until, usegmt=True))

    waiting = failure_of(origin.url("/page"), policy).retry_after

    assert waiting is not None
    assert 590 < waiting <= 600


@pytest.mark.parametrize(
    ("content_type", "said"),
    [
        ("image/png", "picture"),
        ("video/mp4", "video"),
        ("audio/mpeg", "recording"),
        ("application/zip", "application/zip are not read"),
        ("application/json", "application/json are not read"),
    ],
)
def test_a_body_without_text_is_not_received(content_type, said, origin, policy):
    origin.page("/file", "x", content_type=content_type)

    failure = failure_of(origin.url("/file"), policy)

    assert failure.outcome is Outcome.NOT_A_PAGE
    assert said in str(failure)


@pytest.mark.parametrize("body", [b"", b"   \n", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_an_empty_or_binary_body_is_not_a_page(body, origin, policy):
    origin.page("/file", body)

    assert failure_of(origin.url("/file"), policy).outcome is Outcome.NOT_A_PAGE


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (301, Outcome.MOVED),
        (308, Outcome.MOVED),
        (302, Outcome.CAPTURED),
        (303, Outcome.CAPTURED),
        (307, Outcome.CAPTURED),
    ],
)
def test_only_a_permanent_redirect_means_that_a_page_moved(status, outcome, origin, policy):
    origin.redirect("/old", "/law", status=status)

    fetched = fetch(origin.url("/old"), policy=policy)

    assert fetched.outcome is outcome
    assert fetched.url == origin.url("/old")
    assert fetched.final_url == origin.url("/law")
    assert fetched.redirects == (Hop(origin.url("/old"), status),)


def test_a_redirect_may_be_relative_and_in_utf8(origin, policy):
    origin.page("/caf%C3%A9", "<p>The law was written in a café, as everybody knows.</p>")
    origin.set("/go", Route(status=302, headers={"Location": "café".encode().decode("latin-1")}))

    assert fetch(origin.url("/go"), policy=policy).final_url == origin.url("/caf%C3%A9")


@pytest.mark.parametrize(
    "said",
    ["", "TEXT/HTML", "text/html,text/html", "text/plain; charset=x", "application/octet-stream"],
)
def test_text_is_received_however_its_media_type_is_written(said, origin, policy):
    origin.page("/law", origin.routes["/law"].body, content_type=said)

    assert "seen by Reuters" in fetch(origin.url("/law"), policy=policy).document.text


def test_headers_contain_no_characters_that_the_database_rejects(origin, policy):
    body = origin.routes["/law"].body
    origin.raw(
        "/odd", b"HTTP/1.1 200 OK\r\nX-Odd: a\x00b\x01c\r\nContent-Type: text/html\r\n\r\n" + body
    )

    assert ("X-Odd", "abc") in fetch(origin.url("/odd"), policy=policy).headers


def test_the_fragment_is_not_sent(origin, policy):
    fetch(origin.url("/law#part-2"), policy=policy)

    assert list(origin.hits) == ["/law"]


def test_the_user_agent_is_sent(origin, policy):
    fetch(origin.url("/law"), policy=policy)

    assert origin.requests[0][1]["User-Agent"] == policy.user_agent


def test_every_outcome_has_a_label_and_a_sentence():
    for outcome in Outcome:
        assert str(outcome.label)
        assert str(outcome.sentence).endswith(".")


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
PAGE = b"<p>The law, as it was published in the official gazette.</p>"
MALFORMED = {
    "no status line": b"<p>Hello</p>\r\n\r\n",
    "another protocol": b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "an unknown version": b"HTTP/9.9 200 OK\r\n\r\n" + PAGE,
    "a status that is no number": b"HTTP/1.1 OK OK\r\n\r\n" + PAGE,
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n" + PAGE,
    "a line without end": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000,
    "too many headers": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    "two lengths": OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + PAGE,
    "a shorter body": OK + b"Content-Length: 9000\r\n\r\n" + PAGE,
    "no body": OK + b"Content-Length: 9000\r\n\r\n",
    "a shorter compressed body": OK
    + b"Content-Encoding: gzip\r\nContent-Length: 9000\r\n\r\n\x1f\x8b",
    "a chunk size that is no number": CHUNKED + b"zz\r\n" + PAGE,
    "a shorter chunk": CHUNKED + b"fff\r\n" + PAGE,
    "no last chunk": CHUNKED + b"3c\r\n" + PAGE + b"\r\n",
    "a damaged compressed body": OK + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08noise",
    "a part": b"HTTP/1.1 206 Partial Content\r\nContent-Type: text/html\r\n"
    b"Content-Range: bytes 0-59/9000\r\n\r\n" + PAGE,
    "a difference": b"HTTP/1.1 226 IM Used\r\nContent-Type: text/html\r\n\r\n" + PAGE,
}


@pytest.mark.parametrize("answer", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_answer_is_called_so_and_not_kept(answer, origin, policy):
    origin.raw("/page", answer)

    failure = failure_of(origin.url("/page"), policy)

    assert failure.outcome is Outcome.MALFORMED
    assert "could not be reached" not in str(failure)
    assert origin.hits["/page"] == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (MALFORMED["a part"], "only a part of the page"),
        (MALFORMED["a shorter body"], "less of the page than it announced"),
        (MALFORMED["no last chunk"], "less of the page than it announced"),
        (MALFORMED["no status line"], "answer is malformed"),
        (b"", "closed the connection without an answer"),
    ],
)
def test_the_sentence_says_what_the_server_did(answer, said, origin, policy):
    origin.raw("/page", answer)

    assert said in str(failure_of(origin.url("/page"), policy))


def test_without_the_check_a_part_would_be_kept_as_a_whole_page(origin, policy, monkeypatch):
    monkeypatch.setattr(responses, "_PARTIAL", frozenset())
    origin.raw("/page", MALFORMED["a part"])

    assert fetch(origin.url("/page"), policy=policy).outcome is Outcome.CAPTURED


def test_without_the_count_a_shorter_body_would_be_kept_as_a_whole_page(
    origin, policy, monkeypatch
):
    request = HTTPConnection.request

    def uncounted(connection: HTTPConnection, *arguments: Any, **options: Any) -> None:
        request(connection, *arguments, **options, enforce_content_length=False)

    monkeypatch.setattr(HTTPConnection, "request", uncounted)
    origin.raw("/page", MALFORMED["a shorter body"])

    assert fetch(origin.url("/page"), policy=policy).outcome is Outcome.CAPTURED
