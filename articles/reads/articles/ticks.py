"""The ticked facts of a revision, with the person and the time of each tick."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from articles.models import Revision, Tick, User

Fact = tuple[int, int, str]  # start, end, kind
Ticks = Mapping[Fact, Tick]


def ticks_subquery() -> ArraySubquery:
    """Return the ticks of the revisions of a query as a column of it, for `ticks_from_rows`."""
    row = JSONObject(
        pk="pk",
        version="version",
        start="start",
        end="end",
        kind="kind",
        at="ticked_at",
        username="ticked_by__username",
        first_name="ticked_by__first_name",
        last_name="ticked_by__last_name",
        is_external="ticked_by__is_external",
    )
    ticks = Tick.objects.filter(ticked_by__isnull=False, revision=OuterRef("pk"))
    return ArraySubquery(ticks.order_by("start").annotate(row=row).values("row"))


def ticks_from_rows(revision: Revision, rows: Iterable[Mapping[str, Any]]) -> Ticks:
    """Return the ticks by fact, in text order. `rows` come from `ticks_subquery`: no query."""
    ticks = (_tick(revision, row) for row in rows)
    return {tick.fact: tick for tick in ticks}


def _tick(revision: Revision, row: Mapping[str, Any]) -> Tick:
    start, end = int(row["start"]), int(row["end"])
    names = {name: row[name] for name in ("username", "first_name", "last_name", "is_external")}
    return Tick(
        pk=row["pk"],
        version=int(row["version"]),
        revision=revision,
        start=start,
        end=end,
        kind=row["kind"],
        text=revision.text[start:end],
        ticked_by=User(**names),
        ticked_at=parse_datetime(row["at"]),
    )
