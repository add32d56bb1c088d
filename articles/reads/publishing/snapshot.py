from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


@contextmanager
def one_state() -> Iterator[None]:
    """All that is read inside is of one moment, whatever others write meanwhile. Nothing is written.

    It must be a transaction of its own: inside another one it is a RuntimeError. Only a test that
    runs in one transaction may enter, because there nobody else writes.
    """
    with transaction.atomic(durable=True):
        if len(connection.atomic_blocks) == 1:
            with connection.cursor() as cursor:
                cursor.execute(ISOLATION)
        yield
