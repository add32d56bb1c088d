"""Read several tables in one state of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


@contextmanager
def one_state() -> Iterator[None]:
    """Read everything inside in one state of the database, whatever others write meanwhile.

    Nothing can be written. Raises `RuntimeError` inside another transaction, except in tests that
    run in one, where nobody else writes.
    """
    with transaction.atomic(durable=True):
        if len(connection.atomic_blocks) == 1:
            with connection.cursor() as cursor:
                cursor.execute(ISOLATION)
        yield
