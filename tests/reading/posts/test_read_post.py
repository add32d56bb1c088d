"""Records of posts: their words, what stands beside these, and whose they are."""

import json

import pytest

from articles.reading.document import Document
from articles.reading.posts import Network, PostRecord, post_address
from articles.reading.posts.cid import Check, check_cid
from articles.reading.readers import Input, read_document
from tests.reading.posts.records import BLUESKY, CID, DID, KEY, STATUS, WORDS, bluesky_answer

SHELL = b"<div id=root></div>"


def read(record: PostRecord) -> Document:
    return read_document(SHELL, Input("text/html", post=record.as_json()))


def bluesky(answer: object = None, **beside: object) -> Document:
    text = json.dumps(answer or bluesky_answer(), ensure_ascii=False)
    others = {name: json.dumps(value) for name, value in beside.items()}
    where = "https://pds.example.com/xrpc/com.atproto.repo.getRecord"
    return read(PostRecord(Network.BLUESKY, where, text, DID, KEY, beside=others))


def mastodon(status: object) -> Document:
    where = "https://social.example.com/api/v1/statuses/112233"
    return read(PostRecord(Network.MASTODON, where, json.dumps(status), key="112233"))


def activitypub(note: object, actor: object = None) -> Document:
    beside = {"actor": json.dumps(actor)} if actor else {}
    where = "https://social.example.com/objects/1"
    return read(PostRecord(Network.ACTIVITYPUB, where, json.dumps(note), beside=beside))


def values(document: Document, *names: str) -> list[str]:
    return [document.fields[name].value if name in document.fields else "" for name in names]


def test_a_post_of_bluesky_has_its_words_its_links_by_bytes_and_what_is_attached():
    document = bluesky(profile={"value": {"displayName": "Harbour\nOffice"}})

    assert document.text.split("\n\n") == [
        "[Content warning] graphic-media",
        WORDS,
        "[Picture description] A crane lifts a piling out of the harbour.",
        "[Mention] @ann.example.com: did:plc:ewvi7nxzyoun6zhxrhs64oiz",
        "[Link] example.com/plan…: https://example.com/plan?year=2026",
        "[Reply to] at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/app.bsky.feed.post/3kabc",
    ]
    (link,) = document.annotations
    assert document.text[link.start : link.end] == "example.com/plan…"
    assert link.urls == ("https://example.com/plan?year=2026",)
    assert values(document, "author", "account", "published", "posted", "cid", "record") == [
        *("Harbour Office", DID, "2026-03-05", "2026-03-05T10:12:13+00:00"),
        *(CID, "CID matches"),
    ]


def test_a_facet_that_cuts_a_character_or_overlaps_is_left_out():
    link = [{"$type": "app.bsky.richtext.facet#link", "uri": "https://example.com"}]
    spans = [(8, 12), (9, 12), (8, 11), (0, 2), (0, 900), (3, 1), ("0", 1), (8, 13)]
    facets = [{"index": {"byteStart": a, "byteEnd": b}, "features": link} for a, b in spans]

    document = bluesky(bluesky_answer(facets=facets, labels=None, embed=None, reply=None))

    assert document.text == f"{WORDS}\n\n[Link] 🚢: https://example.com"
    assert [document.text[each.start : each.end] for each in document.annotations] == ["🚢"]


def test_the_cid_says_whether_the_record_is_the_one_that_it_names():
    assert check_cid(BLUESKY, CID) is Check.MATCHES
    assert check_cid(BLUESKY | {"text": WORDS + " "}, CID) is Check.DIFFERS
    assert check_cid(BLUESKY | {"langs": ["de"]}, CID) is Check.DIFFERS


@pytest.mark.parametrize(
    ("change", "cid"),
    [
        ({}, "QmbWqxBEKC3P8tqsKc98xmWNzrzDtRLMiMPL8wBuTGsMnR"),  # of another kind
        ({}, CID.replace("bafyrei", "bafkrei")),  # of bytes, not of a record
        ({"n": {"$link": "bafy"}}, CID),
        ({"n": {"$bytes": "%%%"}}, CID),
        # Bytes that begin as a CID does: the library would encode a link.
        ({"n": {"$bytes": "AXESIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}}, CID),
        ({"n": 2**64}, CID),
        ({"n": json.loads("[" * 70 + "]" * 70)}, CID),
    ],
)
def test_what_cannot_be_encoded_is_not_called_a_mismatch(change, cid):
    assert check_cid(BLUESKY | change, cid) is Check.NOT_CHECKED


@pytest.mark.parametrize(
    "answer",
    [
        bluesky_answer(key="3other"),
        bluesky_answer() | {"uri": f"at://did:plc:other/app.bsky.feed.post/{KEY}"},
        bluesky_answer(**{"$type": "app.bsky.feed.like"}),
        {"value": 1},
    ],
)
def test_the_record_of_something_else_is_not_taken_for_the_post(answer):
    document = bluesky(answer)

    assert "a record that is not of this post" in document.missing_text
    assert WORDS not in document.text
    assert document.wall.hides_all


def test_a_post_of_mastodon_has_its_warning_poll_and_descriptions_and_when_it_was_edited():
    document = mastodon(STATUS)

    assert document.text.split("\n\n") == [
        "[Content warning] Closures & ferries",
        "The harbour council voted to close the northern terminal.",
        "Plan: https://example.com/plan",
        "[Picture description] A crane lifts a piling out of the harbour.",
        "[Poll] Close it now (12)\n[Poll] Wait",
        "[Link preview] The plan: Eleven months: https://example.com/p",
    ]
    assert [each.text for each in document.elsewhere] == ["Nobody asked the ferry crews."]
    names = ("author", "handle", "published", "posted", "edited", "site", "record")
    assert values(document, *names) == [
        *("Harbour Office", "@harbour@social.example.com", "2026-03-05"),
        *("2026-03-05T10:12:13+00:00", "2026-03-05T11:00:00+00:00", "social.example.com", ""),
    ]


def test_a_boost_is_the_post_that_it_boosts():
    booster = {"acct": "ann@other.example.com", "display_name": "Ann"}
    boost = {
        "id": "112233",
        "content": "",
        "account": booster,
        "created_at": "2026-04-01T00:00:00Z",
    }

    document = mastodon(boost | {"reblog": STATUS | {"id": "9"}})

    assert values(document, "author", "published", "booster") == [
        *("Harbour Office", "2026-03-05", "@ann@other.example.com"),
    ]


NOTE = {
    "type": "Question",
    "id": "https://social.example.com/objects/1",
    "attributedTo": "https://social.example.com/users/ann",
    "summary": "Ferries",
    "content": "<p>Is it closed?</p>",
    "published": "2026-03-05T23:30:00+02:00",
    "attachment": [{"mediaType": "image/png", "name": "A map"}],
    "oneOf": [{"name": "Yes", "replies": {"totalItems": 3}}, {"name": "No"}],
}
ACTOR = {"id": NOTE["attributedTo"], "name": "Ann Lee", "preferredUsername": "ann"}


@pytest.mark.parametrize("answer", [NOTE, {"type": "Create", "object": NOTE}])
def test_a_post_of_other_software_is_read_from_activitypub(answer):
    document = activitypub(answer, ACTOR)

    assert document.text == (
        "[Content warning] Ferries\n\nIs it closed?\n\n[Picture description] A map\n\n"
        "[Poll] Yes (3)\n[Poll] No"
    )
    assert values(document, "author", "handle", "published", "title") == [
        *("Ann Lee", "@ann@social.example.com", "2026-03-05", "Is it closed?"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"id": "https://evil.example.com/1"},
        {"attributedTo": "https://other.example.com/users/ann"},
        {"attributedTo": None},
        {"type": "Person"},
    ],
)
def test_a_server_cannot_say_what_an_account_of_another_one_wrote(change):
    assert "Is it closed?" not in activitypub(NOTE | change, ACTOR).text


def test_the_name_of_another_account_is_not_taken_for_the_author_s():
    document = activitypub(NOTE, ACTOR | {"id": "https://social.example.com/users/bob"})

    assert values(document, "author", "handle") == [NOTE["attributedTo"], ""]


@pytest.mark.parametrize("text", ["", "[1]", "{", "[" * 5000, '{"value": "\\ud800"}'])
def test_what_is_no_record_leaves_the_page_with_a_sentence(text):
    page = b"<p>The harbour council voted on Tuesday to close the northern ferry terminal.</p>"
    record = PostRecord(Network.BLUESKY, "https://pds.example.com", text, DID, KEY, problem="Why.")

    document = read_document(page, Input("text/html", post=record.as_json()))

    assert "northern ferry terminal" in document.text
    assert "could not be read" in document.missing_text or not text


@pytest.mark.parametrize(
    ("url", "network", "author", "key"),
    [
        ("https://bsky.app/profile/ann.example.com/post/3k", "bluesky", "ann.example.com", "3k"),
        (f"https://bsky.app/profile/{DID}/post/3k/", "bluesky", DID, "3k"),
        ("https://social.example.com/@ann/112", "mastodon", "ann", "112"),
        (
            "https://social.example.com/@ann@b.example.com/112?x",
            "mastodon",
            "ann@b.example.com",
            "112",
        ),
        ("https://social.example.com/users/ann/statuses/112", "mastodon", "ann", "112"),
        (
            "https://social.example.com/notice/AbCdEfGhIjKlMnOpQr",
            "mastodon",
            "",
            "AbCdEfGhIjKlMnOpQr",
        ),
        ("https://social.example.com/notes/9abcdefgh1", "activitypub", "", ""),
        ("https://social.example.com/@ann/statuses/01HABCDEFG", "activitypub", "ann", ""),
    ],
)
def test_the_address_of_a_post_is_recognised(url, network, author, key):
    address = post_address(url, bluesky_hosts=["bsky.app"])

    assert address
    assert (address.network, address.author, address.key) == (network, author, key)
    assert address.needs_announcement == (network == "activitypub")


@pytest.mark.parametrize(
    "url",
    [
        "https://bsky.app/profile/ann.example.com",
        "https://bsky.app/@ann/112",
        "https://example.com/profile/ann.example.com/post/3k",
        "https://medium.com/@ann/a-title-1a2b3c",
        "https://www.tiktok.com/@ann/video/7123456789",
        "https://social.example.com/@ann",
        "ftp://social.example.com/@ann/112",
    ],
)
def test_other_addresses_are_pages(url):
    assert post_address(url, bluesky_hosts=["bsky.app"]) is None
