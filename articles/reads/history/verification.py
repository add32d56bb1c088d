"""Compare the history with its hash chain, and name the first row that does not fit."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Edition, HistoryLink, HistoryShape
from articles.models.history import OF_NO_ARTICLE, chained_models


class Misfit(StrEnum):
    """Why a row does not fit the chain."""

    CHANGED = "changed"
    MISSING = "missing"
    UNCHAINED = "unchained"
    LINK = "link"
    HEAD = "head"
    EDITION = "edition"

    @property
    def label(self) -> Promise:
        """What happened to the row, in words."""
        return LABELS[self]


LABELS = {
    Misfit.CHANGED: _("was changed"),
    Misfit.MISSING: _("is missing"),
    Misfit.UNCHAINED: _("was added without a link in the history"),
    Misfit.LINK: _("has a link that was changed, or follows one that is missing"),
    Misfit.HEAD: _("does not end where its record says"),
    Misfit.EDITION: _("was published with another history"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that does not fit. `chain` is the id of the article, 0 for none."""

    table: str
    row_id: int
    chain: int
    position: int
    misfit: Misfit

    def __str__(self) -> str:
        where = f"article {self.chain}" if self.chain != OF_NO_ARTICLE else "no article"
        return (
            f"{self.table} {self.row_id} ({where}, position {self.position}) {self.misfit.label}."
        )


# In the order of the chain. What an erasure names may be missing or emptied.
LINKS = """
    SELECT s.table_name, l.row_id, l.chain, l.position FROM (
        SELECT *, lag(position, 1, 0::bigint) OVER steps AS former,
            lag(hash, 1, ''::bytea) OVER steps AS previous
        FROM articles_historylink WHERE position IS NOT NULL
        WINDOW steps AS (PARTITION BY chain ORDER BY position)
    ) l LEFT JOIN articles_historyshape s ON s.id = l.shape_id
    WHERE l.position <> l.former + 1 OR l.hash IS DISTINCT FROM
        articles_link_hash(l.previous, l.chain, l.position, l.shape_id, l.row_id, l.digest)
    ORDER BY l.chain, l.position LIMIT 1
"""
HEADS = """
    SELECT 'articles_historyhead', coalesce(h.chain, l.chain), coalesce(h.chain, l.chain),
        coalesce(h.position, 0)
    FROM articles_historyhead h
    FULL JOIN (
        SELECT DISTINCT ON (chain) chain, position, hash FROM articles_historylink
        WHERE position IS NOT NULL ORDER BY chain, position DESC
    ) l ON l.chain = h.chain
    WHERE (h.position, h.hash) IS DISTINCT FROM (l.position, l.hash)
    ORDER BY 2 LIMIT 1
"""
CONTENTS = """
    SELECT %s, l.row_id, l.chain, l.position, t.{key} IS NULL FROM articles_historylink l
    LEFT JOIN {table} t ON t.{key} = l.row_id
    WHERE l.shape_id = %s AND l.position IS NOT NULL
        AND articles_row_digest(to_jsonb(t), %s) IS DISTINCT FROM l.digest
        AND NOT EXISTS (
            SELECT FROM articles_historyerasure e
            WHERE e.table_name = %s AND e.row_id = l.row_id
        )
    ORDER BY l.chain, l.position LIMIT 1
"""
UNCHAINED = """
    SELECT %s, t.{key}, 0, 0 FROM {table} t
    WHERE NOT EXISTS (
        SELECT FROM articles_historylink l JOIN articles_historyshape s ON s.id = l.shape_id
        WHERE s.table_name = %s AND l.row_id = t.{key}
    )
    ORDER BY t.{key} LIMIT 1
"""


def first_fault() -> Fault | None:
    """Return the first row that does not fit, by chain and position; None if the history is whole."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        faults = [
            *_from(cursor, Misfit.LINK, LINKS),
            *_altered_rows(cursor),
            *_unchained_rows(cursor),
            *_from(cursor, Misfit.HEAD, HEADS),
            *_editions(),
        ]
    return min(
        faults, key=lambda each: (each.position == 0, each.chain, each.position), default=None
    )


def count_links() -> int:
    """Return the number of rows that are in the chain."""
    return HistoryLink.objects.count()


def _from(cursor: Any, misfit: Misfit, query: str, *values: object) -> Iterator[Fault]:
    cursor.execute(query, values)
    for table, row_id, chain, position in cursor.fetchall():
        yield Fault(str(table), row_id, chain, position, misfit)


def _altered_rows(cursor: Any) -> Iterator[Fault]:
    """Yield the first changed or missing row of each table."""
    keys = {model._meta.db_table: model._meta.pk.column for model in chained_models()}
    for shape in HistoryShape.objects.order_by("pk"):
        table = shape.table_name
        query = CONTENTS.format(table=table, key=keys[table])
        cursor.execute(query, [table, shape.pk, shape.columns, table])
        for _table, row_id, chain, position, is_missing in cursor.fetchall():
            misfit = Misfit.MISSING if is_missing else Misfit.CHANGED
            yield Fault(table, row_id, chain, position, misfit)


def _unchained_rows(cursor: Any) -> Iterator[Fault]:
    for model in chained_models():
        table = model._meta.db_table
        query = UNCHAINED.format(table=table, key=model._meta.pk.column)
        yield from _from(cursor, Misfit.UNCHAINED, query, table, table)


def _editions() -> Iterator[Fault]:
    """Yield the editions whose history is not the beginning of today's: its end was cut off."""
    editions = Edition.objects.values_list("pk", "publication__article", "record")
    for pk, article, record in editions.order_by("pk").iterator(chunk_size=20):
        head = json.loads(record)["report"].get("history")
        if not head or not head["position"]:
            continue
        link = HistoryLink.objects.filter(chain=article, position=head["position"]).first()
        if link is None or bytes(link.hash or b"").hex() != head["sha256"]:
            yield Fault("articles_edition", pk, article, head["position"], Misfit.EDITION)
