"""Pairs of sources with a common origin that nobody of this newsroom has denied."""

from collections.abc import Collection

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, OuterRef, Q, QuerySet

from articles import permissions
from articles.models import Citation, CommonOrigin, Source, User


def common_pairs(source_ids: Collection[int], reader: User) -> list[tuple[int, int]]:
    """Return the pairs among these sources, except with sources that `reader` may not see."""
    pairs = _visible(reader).filter(first__in=source_ids, second__in=source_ids)
    return list(pairs.values_list("first_id", "second_id"))


def pairs_of(reader: User) -> ArraySubquery:
    """Return the pairs among the sources cited in a revision, as an expression for queries."""
    cited = Citation.objects.filter(claim__revision=OuterRef(OuterRef("pk"))).values("source")
    both = Func(
        F("first"),
        F("second"),
        template="ARRAY[%(expressions)s]",
        output_field=ArrayField(IntegerField()),
    )
    pairs = _visible(reader).filter(first__in=cited, second__in=cited)
    return ArraySubquery(pairs.order_by("pk").values_list(both))


def _visible(reader: User) -> QuerySet[CommonOrigin]:
    visible = Source.objects.filter(permissions.seen_by(reader))
    denied_here = Q(state=CommonOrigin.State.DENIED, judged_by__is_external=False)
    pairs = CommonOrigin.objects.exclude(denied_here)
    return pairs.filter(first__in=visible, second__in=visible)
