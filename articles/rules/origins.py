"""Pairs of sources of which people or the program say that they have one origin, or two.

Which sources have one origin is decided in one place, `origin_groups`, from these pairs.
"""

from collections.abc import Collection, Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, F, Func, IntegerField, OuterRef, Q, QuerySet, Value, When

from articles import permissions
from articles.models import Citation, CommonOrigin, Source, User
from articles.text.evidence import PairState


def common_pairs(source_ids: Collection[int], reader: User) -> list[tuple[int, int, int]]:
    """Return the pairs among these sources with their states, for `origin_groups`.

    Without pairs with sources that `reader` may not see.
    """
    pairs = _visible(reader).filter(first__in=source_ids, second__in=source_ids)
    return list(pairs.order_by("pk").values_list("first_id", "second_id", _state()))


def pairs_of(reader: User) -> ArraySubquery:
    """Return the pairs among the sources cited in a revision, as an expression for queries."""
    cited = Citation.objects.filter(claim__revision=OuterRef(OuterRef("pk"))).values("source")
    row = Func(
        F("first"),
        F("second"),
        _state(),
        template="ARRAY[%(expressions)s]",
        output_field=ArrayField(IntegerField()),
    )
    pairs = _visible(reader).filter(first__in=cited, second__in=cited)
    return ArraySubquery(pairs.order_by("pk").values_list(row))


def pairs_around(source_ids: Collection[int], reader: User) -> list[CommonOrigin]:
    """Return the pairs that lead from these sources to others, directly or through others, oldest
    first; without those with sources that `reader` may not see. A query for each step."""
    inside: set[int] = set()
    wanted = set(source_ids)
    pairs: dict[int, CommonOrigin] = {}
    while wanted - inside:
        new = wanted - inside
        inside |= new
        touching = _visible(reader).filter(Q(first__in=new) | Q(second__in=new))
        for pair in touching.select_related("first", "second", "judged_by"):
            pairs[pair.pk] = pair
            if pair.pair_state != PairState.PARTED:
                wanted |= {pair.first_id, pair.second_id}
    return [pairs[pk] for pk in sorted(pairs)]


def pairs_version(pairs: Iterable[CommonOrigin]) -> str:
    """Return which pairs a person saw, each in its version."""
    return " ".join(f"{pair.pk}.{pair.version}" for pair in pairs)


def _state() -> Case:
    """Return the expression that has the value of `CommonOrigin.pair_state`."""
    ours = {"judged_by__is_external": False}
    return Case(
        When(state=CommonOrigin.State.CONFIRMED, **ours, then=Value(int(PairState.JOINED))),
        When(state=CommonOrigin.State.DENIED, **ours, then=Value(int(PairState.PARTED))),
        default=Value(int(PairState.SUGGESTED)),
        output_field=IntegerField(),
    )


def _visible(reader: User) -> QuerySet[CommonOrigin]:
    visible = Source.objects.filter(permissions.seen_by(reader))
    return CommonOrigin.objects.filter(first__in=visible, second__in=visible)
