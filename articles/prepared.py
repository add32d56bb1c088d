"""Reads that every page makes: built and compiled once per process, planned once per connection.

A queryset of the desk takes Django longer to build and compile than PostgreSQL to answer, and
PostgreSQL longer to plan than to execute. `prepared` removes both from all calls but the first ones.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet, ObjectDoesNotExist
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, Field, ForeignKey, Lookup, Model, QuerySet
from psycopg import Cursor
from psycopg.sql import Literal
from psycopg.types.numeric import Int8

P = ParamSpec("P")
Row = TypeVar("Row")
COMPUTED = re.compile(r"[78]\d{18}")  # from a stand-in
PLACEHOLDER = re.compile(r"(%%|%s)")
# What stands for the first argument, the second, ...: no number of a row is near them.
STAND_INS = range(8_000_000_000_000_000_003, 8_000_000_000_100_000_000, 10_000_019)
MISUSED = "A prepared read sees only the ids of its arguments, and must not compute with them."


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Turn a function that returns a queryset into one that returns its rows, by a prepared statement.

    Its arguments are numbers, such as ids, lists of them, and rows. `build` runs once for each
    combination of the other arguments (flags, members of an enum, None), with stand-ins instead of
    these. It must not compute with a number, and a list is only for the lookup `any_of`. Of a row it
    sees the id and the fields that are true or false, such as the roles of a person. Anything else
    would be the same for everybody, so it raises `ValueError`.
    """
    statements: dict[Hashable, _Statement[Row]] = {}

    @wraps(build)
    def rows(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        values = [*args, *kwargs.values()]
        key = (*kwargs, *map(_choices, values))
        statement = statements.get(key)
        if statement is None:
            given = list(map(_stand_in, range(len(values)), values))
            by_name = dict(zip(kwargs, given[len(args) :], strict=True))
            try:
                queryset = build(*given[: len(args)], **by_name)
            except ObjectDoesNotExist as missing:
                raise ValueError(MISUSED) from missing
            statement = statements[key] = _Statement(queryset)
        return statement.rows([getattr(value, "pk", value) for value in values])

    return rows


def _flags(row: Model) -> dict[str, bool]:
    """Return the fields of a row that are true or false, as far as they were read."""
    unread = row.get_deferred_fields()
    fields = (field for field in row._meta.concrete_fields if isinstance(field, BooleanField))
    return {f.attname: getattr(row, f.attname) for f in fields if f.attname not in unread}


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _choices(value: Any) -> tuple[Hashable, ...]:
    """Return what of an argument is part of the query itself."""
    if isinstance(value, Model):
        return str(value.__class__), *_flags(value).items()
    return (str(type(value)),) if isinstance(value, list) or _is_number(value) else (value,)


def _stand_in(number: int, value: Any) -> Any:
    """Return what stands for an argument while the query is built."""
    if isinstance(value, Model):
        flags = _flags(value)
        names = [value._meta.pk.attname, *flags]
        values = [STAND_INS[number], *flags.values()]
        return value.__class__.from_db(connection.alias, names, values)
    if isinstance(value, list):
        return _StandInList(number)
    return STAND_INS[number] if _is_number(value) else value


@dataclass(frozen=True, slots=True)
class _StandInList:
    number: int


@ForeignKey.register_lookup
@Field.register_lookup
class AnyOf(Lookup[Any]):
    """`id__any_of=ids`: like `in`, but the whole list is one argument of the statement."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*values, self.rhs)


class _Statement(Generic[Row]):
    """A compiled query. `order` says which argument each of its placeholders takes."""

    def __init__(self, queryset: QuerySet[Any, Row]) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(connection.alias)
        self.order: list[int] = []
        try:
            sql, values = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql = ""
        else:
            self.sql = self._with_constants(sql, iter(values))

    def _with_constants(self, sql: str, values: Iterator[Any]) -> str:
        """Return the SQL with placeholders for the arguments alone. Raises `ValueError`."""
        return "".join(
            self._placeholder(next(values)) if part == "%s" else part
            for part in PLACEHOLDER.split(sql)
        )

    def _placeholder(self, value: Any) -> str:
        if isinstance(value, _StandInList):
            self.order.append(value.number)
            return "%s::bigint[]"
        if isinstance(value, int) and value in STAND_INS:
            self.order.append(STAND_INS.index(value))
            return "%s::bigint"
        written = Literal(value).as_string(connection.connection)
        if COMPUTED.search(written):
            raise ValueError(MISUSED)
        return written.replace("%", "%%")

    def rows(self, values: Sequence[Any]) -> list[Row]:
        """Send the statement with these arguments, and return the rows of the queryset."""
        if not self.sql:
            return []
        compiler: Any = copy(self.compiler)
        compiler.connection = connection
        fetched = self._fetched([_argument(values[number]) for number in self.order])
        compiler.execute_sql = lambda *_args, **_options: [fetched]
        queryset: Any = self.queryset.all()
        queryset.query.get_compiler = lambda *_args, **_options: compiler
        return list(queryset)

    def _fetched(self, arguments: Sequence[Int8 | list[Int8]]) -> list[tuple[Any, ...]]:
        with cursor_that_prepares() as cursor:
            cursor.execute(self.sql, arguments)
            fetched: list[tuple[Any, ...]] = cursor.fetchall()
        return fetched


def _argument(value: int | list[int]) -> Int8 | list[Int8]:
    """Return the value as it is sent: always as a bigint, or each size would be prepared anew."""
    return list(map(Int8, value)) if isinstance(value, list) else Int8(value)


class _PreparingCursor(Cursor[Any]):
    """A cursor that binds on the server, and keeps its statement for Django's log of queries."""

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        self._query = super()._convert_query(query, params)
        return self._query


@contextmanager
def cursor_that_prepares() -> Iterator[CursorWrapper]:
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
