"""What a fetch returns: the page as the server sent it, and what was read from it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from articles.fetching.outcomes.outcome import Outcome
from articles.reading.document import Document, Wall
from articles.reading.posts import PostRecord

_PERMANENT = frozenset({301, 308})
_PRINTABLE = re.compile(r"[ -~]{1,500}")  # the value is the server's: it may contain anything


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the address that was requested, and the status of the response.

    The status is that of a page if the page led on by itself.
    """

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Validators:
    """The headers by which a server recognises that a page has not changed since a fetch."""

    final_url: str
    etag: str = ""
    last_modified: str = ""

    @classmethod
    def from_headers(cls, final_url: str, headers: Iterable[tuple[str, str]]) -> "Validators":
        """Return the validators among the headers of a capture."""
        by_name = {name.lower(): value for name, value in headers}
        return cls(final_url, by_name.get("etag", ""), by_name.get("last-modified", ""))

    def conditional_headers(self, url: str) -> dict[str, str]:
        """Return the headers that request `url` only if it changed; none for another address."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        if url != self.final_url:
            return {}
        return {name: value for name, value in headers.items() if _PRINTABLE.fullmatch(value)}


@dataclass(frozen=True, slots=True)
class Download:
    """A page as a server sent it: addresses, redirects, headers, body, and the time of the fetch.

    `post` is the record of a post that was fetched after its page.
    """

    url: str
    final_url: str
    redirects: tuple[Hop, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    body: bytes
    at: datetime
    post: PostRecord | None = field(default=None, kw_only=True)

    @property
    def validators(self) -> Validators:
        """The validators for the next fetch of the page."""
        return Validators.from_headers(self.final_url, self.headers)

    @property
    def has_moved(self) -> bool:
        """Whether there was a permanent redirect."""
        return any(hop.status in _PERMANENT for hop in self.redirects)


@dataclass(frozen=True, slots=True)
class Fetched(Download):
    """A download, and the document that was read from its body."""

    document: Document

    @property
    def outcome(self) -> Outcome:
        """WALL or BEGINNING if that is all that the page shows; MOVED after a permanent redirect."""
        if self.document.wall.hides_all:
            return Outcome.WALL
        if self.document.wall is Wall.BEGINNING:
            return Outcome.BEGINNING
        return Outcome.MOVED if self.has_moved else Outcome.CAPTURED
