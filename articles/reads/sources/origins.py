"""Sources with a common origin, and the claims whose sources all have the same one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.models import Citation, CommonOrigin, Source, User
from articles.prepared import prepared
from articles.reads.visibility import sources_visible_to
from articles.text.evidence import connected_groups


@dataclass(frozen=True, slots=True)
class OneOrigin:
    """The common origin of all sources that support or refute a claim.

    `sources` are the ids of these sources, `pairs` join them and others of the same origin.
    """

    sources: frozenset[int]
    pairs: list[CommonOrigin]

    @property
    def is_confirmed(self) -> bool:
        """Whether people have confirmed all pairs."""
        return all(pair.state == CommonOrigin.State.CONFIRMED for pair in self.pairs)


@prepared
def evidence_rows(claim_id: int) -> QuerySet[Citation, int]:
    """Return the sources that support or refute a claim, for `one_origin_of`."""
    cited = Citation.objects.filter(claim=claim_id, stance__in=Citation.EVIDENCE_STANCES)
    return cited.values_list("source_id", flat=True)


@prepared
def pair_rows(claim_id: int, reader: User | None) -> QuerySet[CommonOrigin]:
    """Return the pairs of sources of the claim's revision that nobody has denied, for `one_origin_of`.

    Pairs with a source that `reader` may not see do not count, because a copy reveals what the
    restricted original says.
    """
    cited = Citation.objects.filter(claim__revision__claims=claim_id).values("source_id")
    pairs = CommonOrigin.objects.filter(first__in=cited, second__in=cited)
    pairs = pairs.exclude(state=CommonOrigin.State.DENIED)
    return _with_sources(_visible(pairs, reader) if reader else pairs)


def one_origin_of(evidence: Iterable[int], pairs: Sequence[CommonOrigin]) -> OneOrigin | None:
    """Return the origin that all sources of a claim share if it has at least two, else None: no query.

    Only the `evidence` counts: the sources that support or refute the claim.
    """
    sources = frozenset(evidence)
    together = connected_groups((pair.first_id, pair.second_id) for pair in pairs)
    group = next((group for group in together if sources <= group), None)
    if not group or len(sources) < 2:
        return None
    return OneOrigin(sources, [pair for pair in pairs if pair.first_id in group])


def origins_of(source: Source, *, reader: User) -> QuerySet[CommonOrigin]:
    """Return the pairs of the source with others that the reader may see."""
    either = CommonOrigin.objects.filter(Q(first=source) | Q(second=source))
    return _with_sources(_visible(either, reader))


def origins_visible_to(reader: User) -> QuerySet[CommonOrigin]:
    """Return all pairs of sources that the reader may see."""
    return _with_sources(_visible(CommonOrigin.objects.all(), reader))


def pairs_with_captures(source_ids: Iterable[int]) -> list[CommonOrigin]:
    """Return all pairs among these sources, denied ones included, with the compared captures."""
    ids = list(source_ids)
    pairs = CommonOrigin.objects.filter(first__in=ids, second__in=ids)
    texts = [
        f"{end}_capture__{name}"
        for end in ("first", "second")
        for name in ("text", "headers", "elsewhere")
    ]
    return list(
        _with_sources(pairs.select_related("first_capture", "second_capture").defer(*texts))
    )


def _visible(pairs: QuerySet[CommonOrigin], reader: User) -> QuerySet[CommonOrigin]:
    visible = sources_visible_to(reader)
    return pairs.filter(first__in=visible, second__in=visible)


def _with_sources(pairs: QuerySet[CommonOrigin]) -> QuerySet[CommonOrigin]:
    """Return the pairs with what pages show of each."""
    return pairs.select_related("first", "second", "judged_by")
