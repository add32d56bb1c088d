"""Statements that are compiled once, and sent prepared."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import (
    BinaryField,
    DateField,
    DateTimeField,
    Field,
    FloatField,
    JSONField,
    QuerySet,
    UUIDField,
)
from psycopg import RawCursor
from psycopg.sql import Literal

from articles.prepared.arguments import COMPUTED, MISUSED, STAND_INS, StandInList

Row = TypeVar("Row")
Fetched = Sequence[Sequence[Any]]  # rows of the database
PLACEHOLDER = re.compile(r"(%%|%s)")
NAMED = re.compile(r"%\((\w+)\)s")
ESCAPED = re.compile(rf"{NAMED.pattern}|%%")
MOST_NUMBERED = 500  # statements that are kept with numbers
MOST_IN_ARRAY = 50  # PostgreSQL accepts 100 arguments of a function
DECODERS: dict[type[Field[Any, Any]], Callable[[Any], Any]] = {
    DateTimeField: datetime.fromisoformat,
    DateField: date.fromisoformat,
    UUIDField: UUID,
    FloatField: float,
    BinaryField: lambda written: bytes.fromhex(written[2:]),
}


class Statement(Generic[Row]):
    """A compiled query, with a placeholder `%(a0)s` for the first argument, and so on.

    `sql` is empty if the query can have no rows. `numbers` are the arguments that are numbers or
    lists of them, which all must be in it, and `lists` are the lists.
    """

    def __init__(
        self, queryset: QuerySet[Any, Row], numbers: Collection[int], lists: Collection[int]
    ) -> None:
        self.queryset = queryset
        self.lists = lists
        self.compiler = queryset.query.get_compiler(connection.alias)
        try:
            sql, values = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql = ""
            return
        following = iter(values)
        self.sql = "".join(
            self._placeholder(next(following)) if part == "%s" else self._written(part)
            for part in PLACEHOLDER.split(sql)
        )
        if any(f"%(a{number})s" not in self.sql for number in numbers):
            raise ValueError(MISUSED)
        selected = [expression for expression, _sql, _alias in self.compiler.select]
        fields = [expression.output_field for expression in selected]
        self.as_json, self.decoders = _as_json(self.sql, fields)
        self.converters: Any = self.compiler.get_converters(selected)

    def _written(self, part: str) -> str:
        """Return a part of the SQL; that of events has the ids of rows written in it."""
        return COMPUTED.sub(lambda written: self._written_id(int(written[0])), part)

    def _written_id(self, value: int) -> str:
        written = self._placeholder(value)
        return f"ANY({written})" if written.endswith("[]") else written

    def _placeholder(self, value: Any) -> str:
        if isinstance(value, UUID) and value.int in STAND_INS:
            return f"%(a{STAND_INS.index(value.int)})s::uuid"
        if isinstance(value, StandInList) or (isinstance(value, int) and value in STAND_INS):
            number = STAND_INS.index(int(value))
            return f"%(a{number})s::bigint" + "[]" * (number in self.lists)
        written = Literal(value).as_string(connection.connection)
        if COMPUTED.search(written):
            raise ValueError(MISUSED)
        return written.replace("%", "%%")

    def from_json(self, rows: Sequence[list[Any]] | None) -> Fetched:
        """Return rows that were read as JSON as the database would return them."""
        return _flattened(rows, self.decoders)

    def rows(self, fetched: Fetched) -> list[Row]:
        """Return the rows of the queryset, such as instances, from those of the database."""
        if not fetched:
            return []
        compiler: Any = copy(self.compiler)
        compiler.connection = connection
        compiler.execute_sql = lambda *_args, **_options: [fetched]
        compiler.get_converters = lambda _selected: self.converters
        queryset: Any = self.queryset.all()
        queryset.query.get_compiler = lambda *_args, **_options: compiler
        return list(queryset)


class SqlStatement(Statement[tuple[Any, ...]]):
    """A statement that is written as SQL, with columns of numbers, text and truth values."""

    def __init__(self, sql: str, width: int) -> None:
        self.sql = sql
        self.as_json, self.decoders = _as_json(sql, [None] * width)

    def rows(self, fetched: Fetched) -> list[tuple[Any, ...]]:
        return list(map(tuple, fetched))


def _as_json(
    sql: str, fields: Sequence[Field[Any, Any] | None]
) -> tuple[str, list[tuple[int, Callable[[Any], Any]]]]:
    """Return the SQL of a query as one JSON value, and how to decode its columns by number."""
    columns, decoders = [], []
    for number, field in enumerate(fields):
        column = f"c{number}"
        if isinstance(field, JSONField):
            column += "::text"  # the queryset decodes it
        elif isinstance(field, ArrayField) and isinstance(field.base_field, JSONField):
            column += "::text[]"
        columns.append(column)
        kinds = (kind for kind in type(field).__mro__ if kind in DECODERS)
        decoders += [(number, DECODERS[kind]) for kind in kinds][:1]
    parts = [columns[at : at + MOST_IN_ARRAY] for at in range(0, len(columns), MOST_IN_ARRAY)]
    row = ", ".join(f"json_build_array({', '.join(part)})" for part in parts)
    names = ", ".join(f"c{number}" for number in range(len(columns)))
    rows = f"SELECT json_agg(json_build_array({row})) FROM ({sql}) q({names})"  # noqa: S608 (of Django)
    return f"({rows})", decoders


def _flattened(
    rows: Sequence[list[Any]] | None, decoders: Sequence[tuple[int, Callable[[Any], Any]]]
) -> Fetched:
    flat = [list(chain.from_iterable(row)) for row in rows or ()]
    for row in flat:
        for number, decode in decoders:
            if row[number] is not None:
                row[number] = decode(row[number])
    return flat


def send(sql: str, arguments: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Send a statement with its arguments by name, and return what the database answers."""
    numbered, names = _numbered(sql)
    with _cursor_that_prepares() as cursor:
        cursor.execute(numbered, [arguments[name] for name in names])
        fetched: list[tuple[Any, ...]] = cursor.fetchall()
    return fetched


@lru_cache(maxsize=MOST_NUMBERED)
def _numbered(sql: str) -> tuple[str, list[str]]:
    """Return a statement with $1, $2, ..., as PostgreSQL reads it, and the argument of each number.

    psycopg would do it again for each call of such a long statement, which takes half a millisecond.
    """
    names = list(dict.fromkeys(NAMED.findall(sql)))
    numbers = {f"%({name})s": f"${number}" for number, name in enumerate(names, start=1)}
    numbers["%%"] = "%"
    return ESCAPED.sub(lambda match: numbers[match[0]], sql), names


class _PreparingCursor(RawCursor[Any]):
    """A cursor that binds on the server, and keeps its statement for Django's log of queries."""

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        self._query = super()._convert_query(query, params)
        return self._query


@contextmanager
def _cursor_that_prepares() -> Iterator[CursorWrapper]:
    """Open a cursor that sends its arguments beside the statement, and prepares it.

    Whether it prepares is up to the setting of the connection, `prepare_threshold`.
    """
    connection.ensure_connection()
    opened = connection.connection
    usual = opened.cursor_factory
    opened.cursor_factory = _PreparingCursor
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        opened.cursor_factory = usual
