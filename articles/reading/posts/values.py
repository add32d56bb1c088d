"""Values of JSON that a stranger wrote: each is of the expected type, or empty. Loads no parser."""

import json
from typing import Any

MEDIA_TYPE = "application/activity+json"
ACCEPT = f'{MEDIA_TYPE}, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
_NOTES = frozenset({"Note", "Article", "Question", "Page", "Image", "Video", "Audio", "Event"})


def loaded(text: str) -> Any:
    """Return the value of a text of JSON; None for any other text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def text_of(value: Any) -> str:
    """Return a text of JSON; "" for anything else."""
    return value if isinstance(value, str) else ""


def mapping_of(value: Any) -> dict[str, Any]:
    """Return an object of JSON; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def mappings_of(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a list of JSON; none for anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def is_status(value: Any) -> bool:
    """Whether an answer is a post as the API of Mastodon sends it."""
    return isinstance(value, dict) and isinstance(value.get("content"), str) and "account" in value


def note_of(answer: Any) -> dict[str, Any]:
    """Return the post of ActivityPub in an answer, or in the activity that created it; else {}."""
    value = mapping_of(answer)
    note = mapping_of(value.get("object")) if value.get("type") == "Create" else value
    return note if isinstance(note.get("type"), str) and note["type"] in _NOTES else {}


def actor_of(note: dict[str, Any]) -> str:
    """Return the address of the account that wrote a post; "" if it names none."""
    stated = note.get("attributedTo")
    every = stated if isinstance(stated, list) else [stated]
    ids = [text_of(each) or text_of(mapping_of(each).get("id")) for each in every]
    return next(filter(None, ids), "")
