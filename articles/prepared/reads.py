"""Functions that return rows by a prepared statement, alone or several in one query."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar
from weakref import WeakSet

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet

from articles.prepared.arguments import MISUSED, choices_of, is_key, sent_value, stand_in
from articles.prepared.statements import SqlStatement, Statement, send

P = ParamSpec("P")
Row = TypeVar("Row")
Bound = tuple[Statement[Row], Mapping[str, Any]]  # with its arguments by name
MOST_STATEMENTS = 100  # of one read: they differ in roles and in lengths of lists
_reads: WeakSet["PreparedRead[Any, Any]"] = WeakSet()
_together: dict[tuple[Statement[Any], ...], str] = {}


class PreparedRead(Generic[P, Row]):
    """A function that returns rows by a prepared statement: see `prepared`."""

    def __init__(self, build: Callable[P, QuerySet[Any, Row]]) -> None:
        self.build = build
        self.statements: dict[Hashable, Statement[Row]] = {}
        update_wrapper(self, build)
        _reads.add(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        """Return the rows: one query."""
        return _rows_of(self.bind(*args, **kwargs))

    def bind(self, *args: P.args, **kwargs: P.kwargs) -> Bound[Row]:
        """Return the read with these arguments, for `read_together`."""
        values = [*args, *kwargs.values()]
        key = (*kwargs, *map(choices_of, values))
        statement = self.statements.get(key)
        if statement is None:
            if len(self.statements) >= MOST_STATEMENTS:
                self.statements.clear()
            statement = self.statements[key] = self._compiled(values, list(kwargs))
        return statement, {f"a{number}": sent_value(value) for number, value in enumerate(values)}

    def _compiled(self, values: list[Any], names: list[str]) -> Statement[Row]:
        given = list(map(stand_in, range(len(values)), values))
        positional = len(values) - len(names)
        by_name = dict(zip(names, given[positional:], strict=True))
        build: Callable[..., QuerySet[Any, Row]] = self.build
        try:
            queryset = build(*given[:positional], **by_name)
        except ObjectDoesNotExist as missing:
            raise ValueError(MISUSED) from missing
        lists = [number for number, value in enumerate(values) if isinstance(value, list)]
        numbers = [number for number, value in enumerate(values) if is_key(value)]
        return Statement(queryset, [*numbers, *lists], lists)


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> PreparedRead[P, Row]:
    """Turn a function that returns a queryset into one that returns its rows, by a prepared statement.

    Its arguments are numbers and UUIDs, such as ids, lists of numbers, and rows. `build` runs once for each
    combination of the other arguments (flags, members of an enum, `Fixed` numbers, None), with
    stand-ins instead of these. It must not compute with a number; a list is for the lookup `any_of`.
    Of a row it sees the id and the fields that are true or false, such as the roles of a person.
    Anything else would be the same for everybody, so it raises `ValueError`.
    """
    return PreparedRead(build)


def prepared_sql(sql: str, *, width: int) -> Callable[..., Bound[tuple[Any, ...]]]:
    """Return a function that binds arguments to SQL with placeholders `%(a0)s`, `%(a1)s`, ...

    `width` is the number of its columns.
    """
    statement = SqlStatement(sql, width)

    def bind(*values: Any) -> Bound[tuple[Any, ...]]:
        return statement, {f"a{number}": sent_value(value) for number, value in enumerate(values)}

    return bind


def read_together(*reads: Bound[Any]) -> list[list[Any]]:
    """Return the rows of each of the reads: one query for all of them.

    Each read becomes a column of a single row, as JSON.
    """
    sent = [bound for bound in reads if bound[0].sql]
    if len(sent) == 1:
        return [_rows_of(bound) for bound in reads]
    statements = tuple(statement for statement, _arguments in sent)
    arguments = {
        f"r{number}{name}": value
        for number, (_statement, named) in enumerate(sent)
        for name, value in named.items()
    }
    fetched = iter(send(_sql_of(statements), arguments)[0]) if sent else iter(())
    return [
        statement.rows(statement.from_json(next(fetched))) if statement.sql else []
        for statement, _arguments in reads
    ]


def forget_statements() -> None:
    """Build all queries again when they are next read, because a test has changed a rule."""
    _together.clear()
    for read in _reads:
        read.statements.clear()


def _rows_of(bound: Bound[Row]) -> list[Row]:
    statement, arguments = bound
    return statement.rows(send(statement.sql, arguments)) if statement.sql else []


def _sql_of(statements: tuple[Statement[Any], ...]) -> str:
    """Return one SELECT with a column for each of the statements."""
    sql = _together.get(statements)
    if sql is None:
        if len(_together) >= MOST_STATEMENTS:
            _together.clear()
        columns = (
            statement.as_json.replace("%(a", f"%(r{number}a")
            for number, statement in enumerate(statements)
        )
        sql = _together[statements] = f"SELECT {', '.join(columns)}"
    return sql


def fill(row: Model, name: str, related: Iterable[Model]) -> None:
    """Give a row the rows that its manager `name` would read, as a prefetch does."""
    queryset: Any = getattr(row, name).all()
    queryset._result_cache = list(related)
    queryset._prefetch_done = True
    cache: dict[str, Any] = row.__dict__.setdefault("_prefetched_objects_cache", {})
    cache[name] = queryset
