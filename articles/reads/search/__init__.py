"""The search: what contains the words typed, as far as the reader may read it."""

from articles.reads.search.documents import claims_with, matching_documents
from articles.reads.search.passages import Passage
from articles.reads.search.results import (
    ON_A_PAGE,
    Period,
    SearchHit,
    SearchResults,
    SpeakerRow,
    search_everything,
)

__all__ = [
    "ON_A_PAGE",
    "Passage",
    "Period",
    "SearchHit",
    "SearchResults",
    "SpeakerRow",
    "claims_with",
    "matching_documents",
    "search_everything",
]
