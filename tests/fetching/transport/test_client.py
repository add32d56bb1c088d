"""A fetch of a page, and a conditional fetch of the same page later."""

from dataclasses import replace

import pytest

from articles.fetching import FetchFailed, Outcome, Validators, fetch
from articles.refusals import Refused
from tests.fetching.conftest import ARTICLE
from tests.origin import Route

VALIDATORS = {"ETag": '"v1"', "Last-Modified": "Tue, 25 Feb 2025 10:00:00 GMT"}


def test_a_page_is_captured_with_its_bytes_text_and_fields(origin, policy):
    fetched = fetch(origin.url("/law"), policy=policy)

    assert fetched.outcome is Outcome.CAPTURED
    assert fetched.final_url == origin.url("/law")
    assert fetched.body == origin.routes["/law"].body
    assert "does not name a single one" in fetched.document.text
    assert fetched.document.fields["title"].value == "The law"


def test_the_second_address_of_a_name_is_tried_when_the_first_does_not_answer(origin, policy):
    dead = ("127.0.0.1", 1)
    both = replace(
        policy,
        allowed_peers=frozenset({dead, origin.peer}),
        resolve=lambda _name, _port: [dead, origin.peer],
    )

    assert fetch("http://paper.example.com/law", policy=both).status == 200


def test_a_compressed_page_is_stored_decompressed(origin, policy):
    origin.zipped("/zipped", ARTICLE)

    assert fetch(origin.url("/zipped"), policy=policy).body == ARTICLE.encode()


def test_an_unchanged_page_is_not_sent_again(origin, policy):
    origin.set("/page", Route(ARTICLE.encode(), headers=VALIDATORS))
    first = fetch(origin.url("/page"), policy=policy)
    origin.set("/page", Route(status=304))

    with pytest.raises(FetchFailed) as failure:
        fetch(origin.url("/page"), policy=policy, validators=first.validators)

    assert failure.value.outcome is Outcome.UNCHANGED
    asked = origin.requests[-1][1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == tuple(VALIDATORS.values())


def test_validators_are_sent_only_to_their_own_address(origin, policy):
    origin.redirect("/go", "/law")

    fetch(origin.url("/go"), policy=policy, validators=Validators(origin.url("/law"), etag='"v1"'))

    asked = [("If-None-Match" in headers) for _path, headers in origin.requests]
    assert asked == [False, True]


def test_a_validator_with_a_line_break_is_not_sent(origin, policy):
    fetch(
        origin.url("/law"),
        policy=policy,
        validators=Validators(origin.url("/law"), etag="x\r\nCookie: y"),
    )

    assert "If-None-Match" not in origin.requests[0][1]


def test_a_refusal_after_a_redirect_mentions_the_redirect(origin, policy):
    origin.redirect("/go", "/on")
    origin.redirect("/on", "http://10.0.0.1/")

    with pytest.raises(Refused, match=r"redirects to another address\. .*public web"):
        fetch(origin.url("/go"), policy=policy)
