"""Words to be searched for, as PostgreSQL indexes them."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models.functions import Left

LONGEST = 100_000  # code points that are indexed: a tsvector holds at most a megabyte
CONFIG = "simple"  # words as they stand, in any language


def words_of(field: str) -> SearchVector:
    """The words of a column; the same expression in an index and in a search."""
    return SearchVector(Left(field, LONGEST), config=CONFIG)


def search_for(typed: str) -> SearchQuery | None:
    """What matches all the words typed, or beginnings of them; None when there is no word."""
    words = re.findall(r"\w+", typed)
    if not words:
        return None
    wanted = " & ".join(f"'{word}':*" for word in words)
    return SearchQuery(wanted, search_type="raw", config=CONFIG)
