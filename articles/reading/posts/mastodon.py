"""The record of a post as the API of Mastodon sends it; Pleroma, Akkoma and others answer alike."""

from typing import Any
from urllib.parse import urlsplit

from articles.reading.document import Beside, Document, Elsewhere, Unreadable
from articles.reading.html.text_parser import all_text
from articles.reading.posts.post import Part, PostText, times
from articles.reading.posts.record import OTHER_RECORD, PostRecord
from articles.reading.posts.values import is_status, mapping_of, mappings_of, text_of


def read_mastodon(status: dict[str, Any], record: PostRecord) -> Document:
    """Return the post. A boost is the post that it boosts. Raises Unreadable for another post."""
    if str(status.get("id")) != record.key or not isinstance(status.get("account"), dict):
        raise Unreadable(OTHER_RECORD)
    host = urlsplit(record.url).netloc
    original = mapping_of(status.get("reblog"))
    booster = _handle(mapping_of(status["account"]), host) if original else ""
    status = original or status
    account = mapping_of(status.get("account"))
    handle = _handle(account, host)
    text = PostText()
    _write(text, status)
    return text.document(
        {
            "author": text_of(account.get("display_name")).strip() or handle,
            "handle": handle,
            "account": text_of(account.get("url")),
            **times(status.get("created_at"), status.get("edited_at")),
            "site": host,
            "language": text_of(status.get("language")),
            "booster": booster,
        },
        origin="Mastodon API",
        elsewhere=_quoted(status),
    )


def _write(text: PostText, status: dict[str, Any]) -> None:
    text.add(Part.WARNING, status.get("spoiler_text"))
    text.add_html(text_of(status.get("content")))
    for attachment in mappings_of(status.get("media_attachments")):
        is_picture = attachment.get("type") == "image"
        part = Part.PICTURE if is_picture else Part.RECORDING
        text.add(part, attachment.get("description"))
    for option in mappings_of(mapping_of(status.get("poll")).get("options")):
        votes = option.get("votes_count")
        counted = f" ({votes})" if isinstance(votes, int) else ""
        text.add(Part.POLL, f"{text_of(option.get('title'))}{counted}")
    card = mapping_of(status.get("card"))
    text.add(Part.PREVIEW, card.get("title"), card.get("description"), card.get("url"))


def _quoted(status: dict[str, Any]) -> list[Elsewhere]:
    """Return the post that is quoted, which is somebody else's: its words are not this author's."""
    quote = mapping_of(status.get("quote"))
    quoted = mapping_of(quote.get("quoted_status")) or (quote if is_status(quote) else {})
    words = all_text(text_of(quoted.get("content")))
    return [Elsewhere(Beside.RELATED, words)] if words else []


def _handle(account: dict[str, Any], host: str) -> str:
    """Return the name of an account with its server: "@ann@mastodon.example"."""
    name = text_of(account.get("acct")).strip().removeprefix("@")
    if not name:
        return ""
    return f"@{name}" if "@" in name else f"@{name}@{host}"
