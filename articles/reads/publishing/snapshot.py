from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


@contextmanager
def read_only_snapshot() -> Iterator[None]:
    """Read everything inside the block from one snapshot of the database. Writes are refused.

    Raises `RuntimeError` inside another transaction, except in a test that runs in one: nobody else
    writes there.
    """
    with transaction.atomic(durable=True):
        if len(connection.atomic_blocks) == 1:
            with connection.cursor() as cursor:
                cursor.execute(ISOLATION)
        yield
