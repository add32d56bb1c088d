"""What a person did last, so that they can undo it."""

from collections.abc import Mapping
from typing import Any, Protocol

from articles.models import Article, Claim, Statement, UndoEntry, User


class Row(Protocol):
    """Something that carries a version."""

    pk: int
    version: int


def name_of(row: Row) -> str:
    """How an entry names a row: "claim 5"."""
    return f"{type(row).__name__.lower()} {row.pk}"


def remember(
    kind: UndoEntry.Kind,
    /,
    *,
    by: User,
    on: Claim | Statement | Article,
    changed: Mapping[Any, int] | None = None,
    **before: Any,
) -> UndoEntry:
    """Keep what it takes to undo this. Called last in the transaction of an action.

    `on` says where it was done. `changed` holds the rows that carry a version, as they are now,
    each with the version that was found; `before` is what the inverse needs to know, as JSON.
    """
    rows = changed or {}
    return UndoEntry.objects.create(
        article=on if isinstance(on, Article) else on.revision.article,
        by=by,
        kind=kind,
        claim=on.pk if isinstance(on, Claim) else None,
        statement=on.pk if isinstance(on, Statement) else None,
        before=before,
        found={name_of(row): version for row, version in rows.items()},
        left={name_of(row): row.version for row in rows},
    )
