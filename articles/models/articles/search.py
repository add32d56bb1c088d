"""Full-text search in PostgreSQL, in any language."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models.functions import Left

LONGEST = 100_000  # code points that are indexed: a tsvector holds at most a megabyte
CONFIG = "simple"  # no stemming, so that it works in any language


def search_vector(field: str) -> SearchVector:
    """Return the search vector of a column; the index and the search use the same expression."""
    return SearchVector(Left(field, LONGEST), config=CONFIG)


def search_query(typed: str) -> SearchQuery | None:
    """Return the query for all typed words or their beginnings; None if there is no word."""
    words = re.findall(r"\w+", typed)
    if not words:
        return None
    wanted = " & ".join(f"'{word}':*" for word in words)
    return SearchQuery(wanted, search_type="raw", config=CONFIG)
