"""Search for parts of names in PostgreSQL."""

from typing import Any, TypeVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models import Expression, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat, Upper

AnyRow = TypeVar("AnyRow")


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
