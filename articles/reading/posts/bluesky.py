"""The record of a post of Bluesky, as com.atproto.repo.getRecord sends it."""

from typing import Any

from articles.reading.document import Document, Unreadable
from articles.reading.posts.cid import check_cid
from articles.reading.posts.facets import facets_of, pieces_of
from articles.reading.posts.post import Part, PostText, times
from articles.reading.posts.record import OTHER_RECORD, PostRecord
from articles.reading.posts.values import mapping_of, mappings_of, text_of

COLLECTION = "app.bsky.feed.post"
_EMBED = "app.bsky.embed."


def read_bluesky(answer: dict[str, Any], record: PostRecord, beside: dict[str, Any]) -> Document:
    """Return the post. Raises Unreadable for the record of another post, or of something else."""
    value = mapping_of(answer.get("value"))
    is_asked_for = answer.get("uri") == f"at://{record.author}/{COLLECTION}/{record.key}"
    if not is_asked_for or value.get("$type") != COLLECTION:
        raise Unreadable(OTHER_RECORD)
    words = text_of(value.get("text"))
    facets = facets_of(words, value.get("facets"))
    text = PostText()
    for label in mappings_of(mapping_of(value.get("labels")).get("values")):
        text.add(Part.WARNING, label.get("val"))
    text.add_plain(pieces_of(words, facets))
    _add_embed(text, mapping_of(value.get("embed")))
    for facet in facets:
        text.add(Part.LINK if facet.url else Part.MENTION, facet.words, facet.url or facet.account)
    parent = mapping_of(mapping_of(value.get("reply")).get("parent"))
    text.add(Part.REPLY, parent.get("uri"))
    languages = value.get("langs")
    cid = text_of(answer.get("cid"))
    profile = mapping_of(mapping_of(beside.get("profile")).get("value"))
    return text.document(
        {
            "author": text_of(profile.get("displayName")).strip() or record.handle or record.author,
            "handle": f"@{record.handle}" if record.handle else "",
            "account": record.author,
            **times(value.get("createdAt")),
            "site": "Bluesky",
            "language": text_of(languages[0]) if isinstance(languages, list) and languages else "",
            "cid": cid,
            "record": check_cid(value, cid).value,
        },
        origin="AT Protocol",
    )


def _add_embed(text: PostText, embed: dict[str, Any]) -> None:
    """Add what is attached to a post: pictures, a video, a preview of a page, another post."""
    kind = text_of(embed.get("$type")).removeprefix(_EMBED)
    if kind == "recordWithMedia":
        _add_embed(text, mapping_of(embed.get("media")))
        embed = mapping_of(embed.get("record"))
        kind = "record"
    if kind == "images":
        for image in mappings_of(embed.get("images")):
            text.add(Part.PICTURE, image.get("alt"))
    elif kind == "video":
        text.add(Part.RECORDING, embed.get("alt"))
    elif kind == "external":
        page = mapping_of(embed.get("external"))
        text.add(Part.PREVIEW, page.get("title"), page.get("description"), page.get("uri"))
    elif kind == "record":
        text.add(Part.QUOTED, mapping_of(embed.get("record")).get("uri"))
