"""Run an action in one transaction whose events name the person and the reason."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

import pghistory
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from articles import rules
from articles.actions.submission_keys import storing_key
from articles.models import User
from articles.refusals import Stale

BATCH = 1000  # rows in one INSERT


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
