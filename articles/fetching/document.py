"""What was read from bytes: text and fields, each field with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a page says of itself, and where it says so ("og:title", "json-ld", …)."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link on the span [start, end) of a document's text, in code points; `url` is whole."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """Text for people, and what the page says of itself.

    `fields` has any of title, author, site, published (ISO 8601), canonical, language.
    `missing_text` is "" or a sentence why some of the text may be missing. `pages` is where each
    page begins in `text`, in code points; nothing for what has no pages. `links` are those on
    words of `text`, where they were asked for.
    """

    text: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    missing_text: str = ""
    pages: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
