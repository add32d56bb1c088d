"""Records of posts for tests, as servers send them. The CID was computed by another library."""

import copy
import json
from typing import Any

from tests.origin import Origin

DID = "did:plc:44ybard66vv44zksje25o7dz"
PARENT = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"
KEY = "3kvc7xqk2fs2a"
HANDLE = "harbour.example.com"
CID = "bafyreib44hgosvommjw55utpt7tvg3xe56lwpsnh3zl7i76ddzcbr2zwie"
WORDS = "Zürich 🚢: the terminal closes, says @ann.example.com – details at example.com/plan…"
BLUESKY: dict[str, Any] = {
    "$type": "app.bsky.feed.post",
    "text": "Zürich 🚢: the terminal closes, says @ann.example.com – details at example.com/plan…",
    "createdAt": "2026-03-05T10:12:13.456Z",
    "langs": ["en"],
    "facets": [
        {
            "index": {"byteStart": 40, "byteEnd": 56},
            "features": [
                {
                    "$type": "app.bsky.richtext.facet#mention",
                    "did": "did:plc:ewvi7nxzyoun6zhxrhs64oiz",
                }
            ],
        },
        {
            "index": {"byteStart": 72, "byteEnd": 91},
            "features": [
                {
                    "$type": "app.bsky.richtext.facet#link",
                    "uri": "https://example.com/plan?year=2026",
                }
            ],
        },
    ],
    "embed": {
        "$type": "app.bsky.embed.images",
        "images": [
            {
                "alt": "A crane lifts a piling out of the harbour.",
                "image": {
                    "$type": "blob",
                    "ref": {"$link": "bafkreieq5jui4j25lacwomsqgjeswwl3y5zcdrresptwgmfylxo2depppq"},
                    "mimeType": "image/jpeg",
                    "size": 51234,
                },
            }
        ],
    },
    "labels": {"$type": "com.atproto.label.defs#selfLabels", "values": [{"val": "graphic-media"}]},
    "reply": {
        "root": {
            "cid": "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a",
            "uri": "at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/app.bsky.feed.post/3kabc",
        },
        "parent": {
            "cid": "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a",
            "uri": "at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/app.bsky.feed.post/3kabc",
        },
    },
}
STATUS: dict[str, Any] = {
    "id": "112233",
    "created_at": "2026-03-05T10:12:13.000Z",
    "edited_at": "2026-03-05T11:00:00.000Z",
    "spoiler_text": "Closures & ferries",
    "language": "en",
    "content": "<p>The harbour council voted to close the <b>northern</b> terminal.</p><p>"
    'Plan: <a href="https://example.com/plan"><span class="invisible">https://</span>example.com/plan'
    "</a></p>",
    "account": {
        "acct": "harbour",
        "display_name": "Harbour Office",
        "url": "https://social.example.com/@harbour",
    },
    "reblog": None,
    "media_attachments": [
        {"type": "image", "description": "A crane lifts a piling out of the harbour."},
        {"type": "video", "description": None},
    ],
    "poll": {
        "options": [
            {"title": "Close it now", "votes_count": 12},
            {"title": "Wait", "votes_count": None},
        ]
    },
    "card": {"title": "The plan", "description": "Eleven months", "url": "https://example.com/p"},
    "quote": {
        "state": "accepted",
        "quoted_status": {"content": "<p>Nobody asked the ferry crews.</p>", "account": {}},
    },
}


def bluesky_answer(key: str = KEY, **changes: object) -> dict[str, Any]:
    """What com.atproto.repo.getRecord sends, with changes in the record."""
    value = copy.deepcopy(BLUESKY) | changes
    return {"uri": f"at://{DID}/app.bsky.feed.post/{key}", "cid": CID, "value": value}


def serve_bluesky(origin: Origin, answer: object = None, handle: str = HANDLE) -> str:
    """Serve a post of Bluesky with all that leads to its record. Returns the address of its page."""
    get_record = "/xrpc/com.atproto.repo.getRecord"
    service = {
        "id": "#atproto_pds",
        "type": "AtprotoPersonalDataServer",
        "serviceEndpoint": origin.url("").rstrip("/"),
    }
    identity = {"id": DID, "alsoKnownAs": [f"at://{handle}"], "service": [service]}
    profile = {"value": {"displayName": "Harbour Office"}}
    repo = f"repo={DID.replace(':', '%3A')}"
    path = f"/profile/{HANDLE}/post/{KEY}"
    answers = {
        "/xrpc/com.atproto.identity.resolveHandle": {"did": DID},
        f"/{DID}": identity,
        f"{get_record}?{repo}&collection=app.bsky.feed.post&rkey={KEY}": answer or bluesky_answer(),
        f"{get_record}?{repo}&collection=app.bsky.actor.profile&rkey=self": profile,
    }
    for where, value in answers.items():
        origin.page(where, json.dumps(value), content_type="application/json")
    origin.page(path, '<div id="root"></div><noscript>You need to enable JavaScript.</noscript>')
    return origin.url(path)
