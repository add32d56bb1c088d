"""A cited post is kept with its original record; what cannot be had is said beside its page."""

import io
import json
from urllib.parse import urlsplit

import pytest
from django.test import Client
from warcio.archiveiterator import ArchiveIterator

from articles.actions.captures import read_again
from articles.actions.sources import fetch_again
from articles.models import Capture, Citation, Finding, Job
from tests.factories import make_citation, make_claim
from tests.origin import Origin, Route
from tests.reading.posts.records import (
    CID,
    DID,
    HANDLE,
    STATUS,
    WORDS,
    bluesky_answer,
    serve_bluesky,
)
from tests.worker import fetch_and_parse

PAGE = "<h1>Harbour</h1><p>A page of the harbour office that any program can read, with words.</p>"


@pytest.fixture
def origin(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        settings.BLUESKY_RESOLVER = settings.PLC_DIRECTORY = origin.url("").rstrip("/")
        yield origin


@pytest.fixture
def bluesky(origin, settings):
    settings.BLUESKY_HOSTS = [origin.peer[0]]
    return origin


def fetch(citation: Citation) -> Job:
    job = Job.objects.get(kind=Job.Kind.FETCH, subject_id=citation.source_id, state="queued")
    fetch_and_parse(job.pk)
    job.refresh_from_db()
    return job


def test_a_post_of_bluesky_is_kept_with_its_record_and_searched(
    client: Client, article, editor, reviewer, bluesky
):
    claim = make_claim(article, editor, "Nobody has counted the cars")
    quoting = "the terminal closes, says @ann.example.com"
    citation = make_citation(claim, reviewer, serve_bluesky(bluesky))
    citation.excerpt = quoting
    citation.save(update_fields=["excerpt"])

    job = fetch(citation)

    assert (job.state, job.outcome) == ("done", "captured")
    capture = Capture.objects.get()
    assert WORDS in capture.text
    assert capture.read("author") == "Harbour Office"
    assert capture.read("record") == "CID matches"
    assert json.loads(capture.post["text"]) == bluesky_answer()
    excerpt = Finding.objects.get(sought=Finding.Sought.EXCERPT)
    assert (excerpt.words, excerpt.outcome) == (quoting, "exact")

    client.force_login(reviewer)
    card = client.get(f"/articles/{article.pk}/?claim={claim.pk}").content.decode()
    for shown in ("Harbour Office", f"@{HANDLE}", "record checked: CID matches", "2026-03-05T"):
        assert shown in card
    page = client.get(f"/captures/{capture.pk}/").content.decode()
    assert CID in page
    assert f'href="/captures/{capture.pk}/record/"' in page
    sent = client.get(f"/captures/{capture.pk}/record/")
    assert sent["Content-Disposition"].startswith("attachment")
    assert json.loads(sent.content) == bluesky_answer()
    warc = client.get(f"/captures/{capture.pk}/warc/").getvalue()
    bodies = [each.content_stream().read() for each in ArchiveIterator(io.BytesIO(warc))]
    assert capture.post["text"].encode() in bodies


def test_a_changed_record_is_a_change_though_its_page_is_the_same(claim, reviewer, bluesky):
    citation = make_citation(claim, reviewer, serve_bluesky(bluesky))
    fetch(citation)
    fetch_again(citation.source, by=reviewer)
    assert fetch(citation).outcome == "unchanged"
    serve_bluesky(bluesky, bluesky_answer(text="It stays open."))
    fetch_again(citation.source, by=reviewer)

    assert fetch(citation).outcome == "changed"

    newest = Capture.objects.filter(source=citation.source)[0]
    assert newest.text.startswith("[Content warning] graphic-media\n\nIt stays open.")
    assert newest.read("record") == "CID does not match"
    assert read_again(newest, by=reviewer, encoding="koi8-r").text == newest.text


def test_a_handle_counts_only_if_both_sides_confirm_it(claim, reviewer, bluesky):
    fetch(make_citation(claim, reviewer, serve_bluesky(bluesky, handle="other.example.com")))

    capture = Capture.objects.get()

    assert (capture.read("handle"), capture.read("account")) == ("", DID)


@pytest.mark.parametrize("answer", ['{"did": "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"}', "no JSON"])
def test_a_handle_is_shown_for_an_address_with_a_did_only_if_it_leads_back(
    claim, reviewer, bluesky, answer
):
    by_handle = serve_bluesky(bluesky)
    by_did = by_handle.replace(f"/profile/{HANDLE}/", f"/profile/{DID}/")
    bluesky.routes[urlsplit(by_did).path] = bluesky.routes[urlsplit(by_handle).path]
    citation = make_citation(claim, reviewer, by_did)
    fetch(citation)
    assert Capture.objects.get().read("handle") == f"@{HANDLE}"

    resolver = "/xrpc/com.atproto.identity.resolveHandle"
    bluesky.page(resolver, answer, content_type="application/json")
    fetch_again(citation.source, by=reviewer)
    fetch(citation)

    assert Capture.objects.latest("pk").read("handle") == ""


def test_a_post_of_mastodon_is_kept_with_its_record(claim, reviewer, origin):
    origin.page("/@harbour/112233", PAGE)
    status = json.dumps(STATUS)
    origin.page("/api/v1/statuses/112233", status, content_type="application/json")

    fetch(make_citation(claim, reviewer, origin.url("/@harbour/112233")))

    capture = Capture.objects.get()
    assert capture.read("handle") == f"@harbour@{origin.allowed}"
    assert "[Poll] Close it now (12)" in capture.text
    assert "any program can read" not in capture.text
    assert b"any program can read" in capture.file.read()


def test_activitypub_is_asked_for_where_the_api_is_closed(claim, reviewer, origin):
    note = {
        "type": "Note",
        "id": origin.url("/users/ann/1"),
        "attributedTo": origin.url("/users/ann"),
        "content": "<p>It closes.</p>",
        "published": "2026-03-05T10:12:13Z",
    }
    actor = {"id": note["attributedTo"], "name": "Ann Lee", "preferredUsername": "ann"}
    kind = "application/activity+json"
    origin.page("/@ann/1", PAGE, Link=f'<{note["id"]}>; rel="alternate"; type="{kind}"')
    origin.page("/api/v1/statuses/1", "{}", status=401, content_type="application/json")
    origin.page("/users/ann/1", json.dumps(note), content_type=kind)
    origin.page("/users/ann", json.dumps(actor), content_type=kind)

    fetch(make_citation(claim, reviewer, origin.url("/@ann/1")))

    capture = Capture.objects.get()
    assert (capture.text, capture.read("author")) == ("It closes.", "Ann Lee")
    accepted = dict(origin.requests)["/users/ann/1"]["Accept"]
    assert accepted.startswith(kind)


@pytest.mark.parametrize(
    "route",
    [
        Route(b"no", status=404),
        Route(b"{}", headers={"Content-Type": "application/json"}),
        Route(b"\xff{}", headers={"Content-Type": "application/json"}),
        Route(b"[" * 50_000, headers={"Content-Type": "application/json"}),
        Route(b'{"content": "' + b"x" * 1_000_001 + b'"}', headers={"Content-Type": "text/plain"}),
        Route(status=302, headers={"Location": "http://10.0.0.1/api/v1/statuses/112233"}),
    ],
    ids=["missing", "something else", "no text", "nested", "too large", "private address"],
)
def test_a_record_that_cannot_be_had_leaves_the_page_with_a_sentence(
    claim, reviewer, origin, route
):
    origin.page("/@harbour/112233", PAGE)
    origin.set("/api/v1/statuses/112233", route)

    job = fetch(make_citation(claim, reviewer, origin.url("/@harbour/112233")))

    assert (job.state, job.outcome) == ("done", "captured")
    capture = Capture.objects.get()
    assert "any program can read" in capture.text
    assert "The original record of this post could not be fetched." in capture.missing_text
    assert capture.read("handle") == ""


def test_an_account_whose_server_is_private_is_not_asked(claim, reviewer, bluesky):
    url = serve_bluesky(bluesky)
    identity = json.loads(bluesky.routes[f"/{DID}"].body)
    identity["service"][0]["serviceEndpoint"] = "http://127.0.0.1:1"
    bluesky.page(f"/{DID}", json.dumps(identity), content_type="application/json")

    job = fetch(make_citation(claim, reviewer, url))

    assert (job.state, job.outcome) == ("failed", "wall")
    assert "not on the public web" in job.message
    assert not Capture.objects.exists()


def test_without_a_resolver_no_record_of_bluesky_is_asked_for(claim, reviewer, bluesky, settings):
    settings.BLUESKY_RESOLVER = ""

    job = fetch(make_citation(claim, reviewer, serve_bluesky(bluesky)))

    assert "does not fetch Bluesky records" in job.message
    assert sum(bluesky.hits.values()) == 1


def test_a_page_of_another_site_costs_one_request(claim, reviewer, origin):
    origin.page("/notes/9abcdefgh1", PAGE)

    fetch(make_citation(claim, reviewer, origin.url("/notes/9abcdefgh1")))

    assert sum(origin.hits.values()) == 1
