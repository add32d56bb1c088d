"""What one fetch saw."""

from dataclasses import dataclass

from articles.fetching.document import Document
from articles.fetching.outcomes import Outcome

_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the address that was asked, and the status with which it sent us on."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was seen: where, how it got there, its bytes, and what was read from them."""

    url: str
    final_url: str
    redirects: tuple[Hop, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    body: bytes
    document: Document

    @property
    def outcome(self) -> Outcome:
        """MOVED when the server says that the page lives elsewhere for good, else CAPTURED."""
        moved = any(hop.status in _PERMANENT for hop in self.redirects)
        return Outcome.MOVED if moved else Outcome.CAPTURED
