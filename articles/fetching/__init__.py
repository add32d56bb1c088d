"""URL -> Fetched, bytes -> Document: the one guarded way out of the house."""

from articles.fetching.addresses import canonical
from articles.fetching.client import fetch
from articles.fetching.document import Document, Field
from articles.fetching.fetched import Fetched, Hop, Seen
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.policy import Policy, peers
from articles.fetching.reading import read

__all__ = [
    "Document",
    "FetchFailed",
    "Fetched",
    "Field",
    "Hop",
    "Outcome",
    "Policy",
    "Seen",
    "canonical",
    "fetch",
    "peers",
    "read",
]
