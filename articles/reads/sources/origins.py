"""Sources with a common origin, and the claims whose sources all have the same one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.models import Citation, CommonOrigin, Revision, Source, User
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


def single_origin_claims(
    revision: Revision, *, reader: User | None = None
) -> Mapping[int, OneOrigin]:
    """Return the claims with at least two sources, all of one origin, by id: two queries.

    Only sources that support or refute the claim count. For a `reader`, pairs with a source that they
    may not see do not count, because a copy reveals what the restricted original says.
    """
    cited = Citation.objects.filter(claim__revision=revision)
    evidence: dict[int, set[int]] = {}
    everything: set[int] = set()
    for claim, source, stance in cited.values_list("claim", "source", "stance"):
        everything.add(source)
        if stance in Citation.EVIDENCE_STANCES:
            evidence.setdefault(claim, set()).add(source)
    pairs = standing_pairs(everything, reader)
    together = connected_groups((pair.first_id, pair.second_id) for pair in pairs)
    dependent_claims = {}
    for claim, sources in evidence.items():
        group = next((group for group in together if sources <= group), None)
        if group and len(sources) > 1:
            joining = [pair for pair in pairs if pair.first_id in group]
            dependent_claims[claim] = OneOrigin(frozenset(sources), joining)
    return dependent_claims


def origins_of(source: Source, *, reader: User) -> QuerySet[CommonOrigin]:
    """Return the pairs of the source with others that the reader may see."""
    either = CommonOrigin.objects.filter(Q(first=source) | Q(second=source))
    return _with_sources(_visible(either, reader))


def origins_visible_to(reader: User) -> QuerySet[CommonOrigin]:
    """Return all pairs of sources that the reader may see."""
    return _with_sources(_visible(CommonOrigin.objects.all(), reader))


def standing_pairs(source_ids: Iterable[int], reader: User | None = None) -> list[CommonOrigin]:
    """Return the pairs among these sources that nobody has denied and `reader` may see."""
    ids = list(source_ids)
    pairs = CommonOrigin.objects.filter(first__in=ids, second__in=ids)
    pairs = pairs.exclude(state=CommonOrigin.State.DENIED)
    return list(_with_sources(_visible(pairs, reader) if reader else pairs))


def pairs_with_captures(source_ids: Iterable[int]) -> list[CommonOrigin]:
    """Return all pairs among these sources, denied ones included, with the compared captures."""
    ids = list(source_ids)
    pairs = CommonOrigin.objects.filter(first__in=ids, second__in=ids)
    texts = [
        f"{end}_capture__{name}" for end in ("first", "second") for name in ("text", "headers")
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
