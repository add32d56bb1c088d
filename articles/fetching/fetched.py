"""What one fetch saw."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from articles.fetching.outcomes import Outcome
from articles.reading.document import Document

_PERMANENT = frozenset({301, 308})
_PRINTABLE = re.compile(r"[ -~]{1,500}")  # a server wrote it: it may hold anything


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the address that was asked, and the status with which it sent us on."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server needs to know to say that a page has not changed since it was fetched."""

    final_url: str
    etag: str = ""
    last_modified: str = ""

    @classmethod
    def in_headers(cls, final_url: str, headers: Iterable[tuple[str, str]]) -> "Seen":
        """Take from the headers of a capture what a later fetch can be made with."""
        named = {name.lower(): value for name, value in headers}
        return cls(final_url, named.get("etag", ""), named.get("last-modified", ""))

    def conditions(self, url: str) -> dict[str, str]:
        """Return the headers that ask for `url` only if it changed; none for another address."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        if url != self.final_url:
            return {}
        return {name: value for name, value in said.items() if _PRINTABLE.fullmatch(value)}


@dataclass(frozen=True, slots=True)
class Download:
    """A page as a server sent it: where, how it got there, its bytes, and when they were there."""

    url: str
    final_url: str
    redirects: tuple[Hop, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    body: bytes
    at: datetime

    @property
    def seen(self) -> Seen:
        """What to fetch the page with the next time."""
        return Seen.in_headers(self.final_url, self.headers)

    @property
    def outcome(self) -> Outcome:
        """MOVED when the server says that the page lives elsewhere for good, else CAPTURED."""
        moved = any(hop.status in _PERMANENT for hop in self.redirects)
        return Outcome.MOVED if moved else Outcome.CAPTURED


@dataclass(frozen=True, slots=True)
class Fetched(Download):
    """The same, and what was read from the bytes."""

    document: Document
