"""Who acts and why: one transaction, with both on every event that it writes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.db import transaction

from articles.models import User


@contextmanager
def acting(by: User | None, *, why: str = "") -> Iterator[None]:
    """All that is written inside is one transaction; its events name `by` and `why`.

    `by` is None for what a worker does of its own accord.
    """
    about = {"user": by.pk if by else None, "why": why}
    with transaction.atomic(), pghistory.context(**about):
        yield
