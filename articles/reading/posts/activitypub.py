"""The record of a post in ActivityPub, which all software of the Fediverse exchanges."""

from typing import Any
from urllib.parse import urlsplit

from articles.reading.document import Document, Unreadable
from articles.reading.posts.post import Part, PostText, times
from articles.reading.posts.record import NO_RECORD, OTHER_RECORD, PostRecord
from articles.reading.posts.values import actor_of, mapping_of, mappings_of, note_of, text_of


def read_activitypub(
    answer: dict[str, Any], record: PostRecord, beside: dict[str, Any]
) -> Document:
    """Return the post. Raises Unreadable for what is no post, or not of the server that sent it."""
    note = note_of(answer)
    if not note:
        raise Unreadable(NO_RECORD)
    host = urlsplit(record.url).netloc
    account = actor_of(note)
    if {urlsplit(text_of(note.get("id"))).netloc, urlsplit(account).netloc} != {host}:
        raise Unreadable(OTHER_RECORD)  # only its own server can say what an account wrote
    actor = mapping_of(beside.get("actor"))
    actor = actor if actor.get("id") == account else {}
    name = text_of(actor.get("preferredUsername")).strip()
    handle = f"@{name}@{host}" if name else ""
    text = PostText()
    _write(text, note)
    values = {
        "author": text_of(actor.get("name")).strip() or handle or account,
        "handle": handle,
        "account": account,
        **times(note.get("published"), note.get("updated")),
        "site": host,
        "language": next(iter(mapping_of(note.get("contentMap"))), ""),
    }
    if title := text_of(note.get("name")).strip():
        values["title"] = title
    return text.document(values, origin="ActivityPub")


def _write(text: PostText, note: dict[str, Any]) -> None:
    text.add(Part.WARNING, note.get("summary"))
    text.add_html(text_of(note.get("content")))
    attached = note.get("attachment")
    for each in mappings_of(attached if isinstance(attached, list) else [attached]):
        is_recording = text_of(each.get("mediaType")).startswith(("video/", "audio/"))
        text.add(Part.RECORDING if is_recording else Part.PICTURE, each.get("name"))
    for option in [*mappings_of(note.get("oneOf")), *mappings_of(note.get("anyOf"))]:
        votes = mapping_of(option.get("replies")).get("totalItems")
        counted = f" ({votes})" if isinstance(votes, int) else ""
        text.add(Part.POLL, f"{text_of(option.get('name'))}{counted}")
