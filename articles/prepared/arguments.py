"""The arguments of a prepared read, and what stands for them while its queryset is built."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Field, ForeignKey, Lookup, Model
from psycopg.types.numeric import Int8

# What stands for the first argument, the second, ...: no constant of a query is near them, and each
# fits into an integer column. Django leaves out a condition on a number that is too large for it.
STAND_INS = range(2_010_000_011, 2_020_000_000, 100_003)
COMPUTED = re.compile(r"\b20[12]\d{7}\b")  # a stand-in, or what was computed from one
MISUSED = "A prepared read sees only the ids of its arguments, and must not compute with them."


class Fixed(int):
    """A number that is part of the query itself, such as the length of a list."""


@dataclass(frozen=True, slots=True)
class StandInList:
    """What stands for a list of ids. A row with it as its id stands for all rows with one of them."""

    number: int

    def __int__(self) -> int:
        return STAND_INS[self.number]


def is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool | Fixed)


def is_key(value: Any) -> bool:
    """Is it an id of a single row: a number or a UUID?"""
    return is_number(value) or isinstance(value, UUID)


def flags_of(row: Model) -> dict[str, bool]:
    """Return the fields of a row that are true or false, as far as they were read."""
    unread = row.get_deferred_fields()
    fields = (field for field in row._meta.concrete_fields if isinstance(field, BooleanField))
    return {f.attname: getattr(row, f.attname) for f in fields if f.attname not in unread}


def choices_of(value: Any) -> tuple[Hashable, ...]:
    """Return what of an argument is part of the query itself."""
    if isinstance(value, Model):
        return str(value.__class__), *flags_of(value).items()
    if isinstance(value, list) or is_key(value):
        return (str(type(value)),)
    return (value,)


def stand_in(number: int, value: Any) -> Any:
    """Return what stands for an argument while the query is built."""
    if isinstance(value, Model):
        flags = flags_of(value)
        names = [value._meta.pk.attname, *flags]
        values = [STAND_INS[number], *flags.values()]
        return value.__class__.from_db(connection.alias, names, values)
    if isinstance(value, list):
        return StandInList(number)
    if isinstance(value, UUID):
        return UUID(int=STAND_INS[number])
    return STAND_INS[number] if is_number(value) else value


def sent_value(value: Any) -> Any:
    """Return an argument as it is sent: always as bigint, because each type is prepared on its own."""
    if isinstance(value, list):
        return list(map(Int8, value))
    value = getattr(value, "pk", value)
    return Int8(value) if is_number(value) else value


@ForeignKey.register_lookup
@Field.register_lookup
class AnyOf(Lookup[Any]):
    """`id__any_of=ids`: like `in`, but the whole list is one argument of the statement."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*values, self.rhs)
