"""Who acts and why: one transaction, with both on every event that it writes."""

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
    """All that is written inside is one transaction; its events name `by` and `why`.

    `by` is None for what a worker does of its own accord. Raises `Stale` when the transaction rests
    on something that another one took back meanwhile.
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
