"""Which facts of a text are ticked, by whom and when."""

from collections.abc import Mapping

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from articles.models import Revision, Tick, User

Fact = tuple[int, int, str]

TOLD = JSONObject(
    pk="pk",
    version="version",
    start="start",
    end="end",
    kind="kind",
    at="ticked_at",
    username="ticked_by__username",
    first_name="ticked_by__first_name",
    last_name="ticked_by__last_name",
)
STANDING = Tick.objects.filter(ticked_by__isnull=False)


def ticked_in_revision() -> ArraySubquery:
    """What is ticked in the revision of a query, for its `ticked`: no query of its own."""
    ticks = STANDING.filter(revision=OuterRef("pk")).order_by("start")
    return ArraySubquery(ticks.annotate(told=TOLD).values("told"))


def ticks_of(revision: Revision) -> Mapping[Fact, Tick]:
    """What is ticked, by fact, in the order of the text. A query where no read has asked before."""
    told = revision.ticked
    if told is None:
        ticks = STANDING.filter(revision=revision).order_by("start")
        told = list(ticks.annotate(told=TOLD).values_list("told", flat=True))
    found = (_tick(revision, each) for each in told)
    return {tick.fact: tick for tick in found}


def _tick(revision: Revision, told: Mapping[str, str]) -> Tick:
    start, end = int(told["start"]), int(told["end"])
    names = {name: told[name] for name in ("username", "first_name", "last_name")}
    return Tick(
        pk=told["pk"],
        version=int(told["version"]),
        revision=revision,
        start=start,
        end=end,
        kind=told["kind"],
        text=revision.text[start:end],
        ticked_by=User(**names),
        ticked_at=parse_datetime(told["at"]),
    )
