"""Search in PostgreSQL, in any language: for words of texts, and for parts of names."""

import re
from typing import Any, TypeVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Expression, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat, Left, Upper

AnyRow = TypeVar("AnyRow")
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


class Joined(Func):
    """The elements of an array as one text, by a function that an index may use."""

    function = "articles_joined"
    output_field = TextField()


def names_of(*fields: str | Expression) -> Concat:
    """Return the names in the fields of a row as one text, each on a line of its own."""
    parts = [F(field) if isinstance(field, str) else field for field in fields]
    lines = [part for field in parts for part in (field, Value("\n"))]
    return Concat(*lines, output_field=TextField())


def names_index(names: Concat, *, name: str) -> GinIndex:
    """Return the index that `named_like` uses; without it, each search reads the whole table."""
    return GinIndex(OpClass(Upper(names), name="gin_trgm_ops"), name=name)


def named_like(rows: QuerySet[Any, AnyRow], names: Concat, typed: str) -> QuerySet[Any, AnyRow]:
    """Return the rows whose names contain each of the typed words, in any case."""
    rows = rows.alias(names=names)
    for word in typed.split():
        rows = rows.filter(names__icontains=word)
    return rows
