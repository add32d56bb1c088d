"""What a reader returns: text and fields, each field with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.reading.annotations import Annotation


class Unreadable(Exception):
    """A file that cannot be read. The subclasses, beside each reader, say why."""


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a document, and where the document states it ("og:title", "json-ld", …)."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link on the span [start, end) of a document's text, in code points; `url` is absolute."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file or a page, and its properties.

    `fields` has any of title, author, site, published (ISO 8601), canonical, language; of a page also
    type ("NewsArticle") and organisations, those of its authors that are no people.
    `missing_text` is "" or a sentence that says why some of the text may be missing. `pages` holds
    the start of each page in `text`, in code points; it is empty for a format without pages.
    `links` are the links of a page on words of `text`, if the caller asked for them.
    `annotations` are the comments, links and notes of a Word or Markdown file.
    """

    text: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    missing_text: str = ""
    pages: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    annotations: tuple[Annotation, ...] = ()
