"""Run an action in one transaction whose events name the person and the reason."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction

from articles import rules
from articles.actions.submission_keys import storing_key
from articles.models import User
from articles.refusals import Stale


def expect_many_rows() -> None:
    """Prepare the transaction for thousands of rows. Call it before they are written.

    Each trigger looks this setting up and catches the error if it is missing; after the error,
    PostgreSQL walks through all checks that wait for the commit. So the cost of n rows would be n².
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")


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
