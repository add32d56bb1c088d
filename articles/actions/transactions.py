"""Run an action in one transaction whose events name the person and the reason."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from operator import attrgetter

import pghistory
import structlog
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction
from django.db.models import JSONField, Model
from psycopg.types.json import Jsonb

from articles import rules
from articles.actions.submission_keys import storing_key
from articles.models import User
from articles.refusals import Stale

log = structlog.get_logger(__name__)
BATCH = 1000  # rows in one INSERT or COPY
NEXT_IDS = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


def log_change(event: str, **about: object) -> None:
    """Log an event of `docs/operate/logs.md` when the transaction commits. `about` are ids, not texts."""
    transaction.on_commit(lambda: log.info(event, **about), robust=True)


def expect_many_rows() -> None:
    """Prepare the transaction for thousands of rows. Call it before they are written.

    Each trigger looks this setting up and catches the error if it is missing; after the error,
    PostgreSQL walks through all checks that wait for the commit. So the cost of n rows would be n².
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")


def create_in_batches(
    model: type[Model], rows: Iterable[Model], *, ignore_conflicts: bool = False
) -> list[int]:
    """Store rows of a model, and return their ids in the order of the rows.

    Only `BATCH` rows are in memory at once, if `rows` makes them one by one. With
    `ignore_conflicts`, what is there already is left out, and no ids are known.
    """
    left, stored = iter(rows), list[int]()
    while batch := list(islice(left, BATCH)):
        model._default_manager.bulk_create(batch, ignore_conflicts=ignore_conflicts)
        stored += [row.pk for row in batch]
    return stored


def copy_in_batches(
    model: type[Model], rows: Iterable[Model], *, needs_ids: bool = True
) -> list[int]:
    """Store rows as `create_in_batches` does, with COPY, which costs half of it.

    For models of numbers, strings, lists and JSON whose inserts are not in the history. Without
    `needs_ids` the database numbers the rows, and none are returned.
    """
    left, stored = iter(rows), list[int]()
    fields = [each for each in model._meta.concrete_fields if needs_ids or not each.primary_key]
    values = attrgetter(*(field.attname for field in fields))
    json_at = [at for at, field in enumerate(fields) if isinstance(field, JSONField)]
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    while batch := list(islice(left, BATCH)):
        with connection.wrap_database_errors, connection.cursor() as cursor:
            if needs_ids:
                cursor.execute(NEXT_IDS, [table, len(batch)])
                for row, (pk,) in zip(batch, cursor.fetchall(), strict=True):
                    row.pk = pk
                    stored.append(pk)
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for cells in map(list, map(values, batch)):
                    for at in json_at:
                        cells[at] = Jsonb(cells[at])
                    copy.write_row(cells)
    return stored


def update_statistics() -> None:
    """Have PostgreSQL count its tables, so that it plans queries well after very many new rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE articles_statement, articles_attribution, articles_quotation, "
            "articles_claim, articles_claimcarryover"
        )


@contextmanager
def acting(by: User | None, *, why: str = "") -> Iterator[None]:
    """Run the block in one transaction; every event in it names `by` and `why`.

    The transaction stores the key of the form that is being handled, so that it counts once.

    `by` is None for the work of a worker. Raises the refusal of `broken_constraints` if somebody else
    did at the same moment what excludes this, or removed a row that the block refers to.
    """
    about = {"user": by.pk if by else None, "why": why}
    try:
        with transaction.atomic(), storing_key(), pghistory.context(**about):
            yield
    except DatabaseError as error:
        if refusal := rules.refusal_of(error):
            raise refusal from error
        raise
    except ObjectDoesNotExist as error:
        raise Stale(rules.REMOVED) from error
