"""Run an action in one transaction whose events name the person and the reason."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from psycopg.errors import ForeignKeyViolation

from articles.models import User
from articles.refusals import Stale


@contextmanager
def acting(by: User | None, *, why: str = "") -> Iterator[None]:
    """Run the block in one transaction; every event in it names `by` and `why`.

    `by` is None for the work of a worker. Raises `Stale` if the transaction refers to a row that
    somebody else removed in the meantime.
    """
    about = {"user": by.pk if by else None, "why": why}
    try:
        with transaction.atomic(), pghistory.context(**about):
            yield
    except IntegrityError as error:
        if isinstance(error.__cause__, ForeignKeyViolation):
            raise Stale(
                _("Someone has withdrawn this or added to it in the meantime. Reload the page.")
            ) from error
        raise
