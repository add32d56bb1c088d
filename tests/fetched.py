"""Look at the values that queries return, to see which texts a page or an action loads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection


@dataclass(slots=True)
class Fetched:
    """What the queries returned: how many bytes in all, and the SQL of those that hold a text.

    `most_rows` is how many rows of one query held the text.
    """

    text: bytes
    size: int = 0
    most_rows: int = 0
    holding: list[str] = field(default_factory=list)

    def read(self, sql: str, result: Any) -> None:
        """Count the values of a result of psycopg."""
        rows = 0
        for row in range(result.ntuples):
            values = [result.get_value(row, column) or b"" for column in range(result.nfields)]
            self.size += sum(map(len, values))
            rows += any(self.text in value for value in values)
        self.most_rows = max(self.most_rows, rows)
        self.holding += [sql] * rows


@contextmanager
def fetched_of(text: str) -> Iterator[Fetched]:
    """Look for `text` in everything that queries return within the block."""
    fetched = Fetched(text.encode())

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        outcome = execute(sql, params, many, context)
        result = context["cursor"].cursor.pgresult
        if result is not None:
            fetched.read(sql, result)
        return outcome

    with connection.execute_wrapper(look):
        yield fetched
