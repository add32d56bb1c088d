"""Sources with a common origin, and the claims whose sources all have the same one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles import permissions
from articles.models import Citation, Claim, CommonOrigin, Source, User
from articles.prepared import prepared
from articles.reads.visibility import sources_visible_to
from articles.rules import pairs_around, pairs_version
from articles.text.evidence import PairState, origin_groups

OFFERED = 100  # sources that a person can join at once


@dataclass(frozen=True, slots=True)
class OneOrigin:
    """The common origin of all sources that support or refute a claim.

    `sources` are the ids of these sources, `pairs` say it of them and others of the same origin.
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
    """Return the pairs of sources of the claim's revision, parted ones included, for `one_origin_of`.

    Pairs with a source that `reader` may not see do not count, because a copy reveals what the
    restricted original says.
    """
    cited = Citation.objects.filter(claim__revision__claims=claim_id).values("source_id")
    pairs = CommonOrigin.objects.filter(first__in=cited, second__in=cited)
    return _with_sources(_visible(pairs, reader) if reader else pairs)


def one_origin_of(evidence: Iterable[int], pairs: Sequence[CommonOrigin]) -> OneOrigin | None:
    """Return the origin that all sources of a claim share if it has at least two, else None: no query.

    Only the `evidence` counts: the sources that support or refute the claim.
    """
    sources = frozenset(evidence)
    group = next((group for group in groups_of(pairs) if sources <= group), None)
    if not group or len(sources) < 2:
        return None
    within = [pair for pair in pairs if {pair.first_id, pair.second_id} <= group]
    return OneOrigin(sources, [pair for pair in within if pair.pair_state != PairState.PARTED])


def groups_of(pairs: Iterable[CommonOrigin]) -> list[frozenset[int]]:
    """Return the groups of sources, by id, that have one origin by these pairs: no query."""
    return origin_groups((pair.first_id, pair.second_id, pair.pair_state) for pair in pairs)


def origins_of(source: Source, *, reader: User) -> QuerySet[CommonOrigin]:
    """Return the pairs of the source with others that the reader may see."""
    either = CommonOrigin.objects.filter(Q(first=source) | Q(second=source))
    return _with_sources(_visible(either, reader))


@dataclass(frozen=True, slots=True)
class OriginChoices:
    """The sources that a person can join with one, or part from it, and what is known of them.

    `groups` are those that have one origin now; `version` says which pairs these were read from.
    `is_cut`: there are more sources than the page offers.
    """

    sources: QuerySet[Source]
    groups: Sequence[Sequence[Source]]
    pairs: Sequence[CommonOrigin]
    version: str
    is_cut: bool


def origin_choices(source: Source, claim: Claim | None, *, reader: User) -> OriginChoices:
    """Return what can be joined with a source: what the claim cites, or what stands beside it in the
    articles that cite it; and all that has one origin with it now."""
    visible = sources_visible_to(reader)
    if claim:
        beside = visible.filter(citations__claim=claim)
    else:
        citing = permissions.readable_by(reader).filter(revisions__claims__citations__source=source)
        beside = visible.filter(citations__claim__revision__article__in=citing.values("pk"))
    ids = list(beside.order_by("-pk").values_list("pk", flat=True).distinct()[: OFFERED + 1])
    is_cut = len(ids) > OFFERED
    ids = sorted({source.pk, *ids[:OFFERED]})
    pairs = pairs_around(ids, reader)
    known = {each.pk: each for pair in pairs for each in (pair.first, pair.second)}
    groups = [[known[pk] for pk in sorted(group)] for group in groups_of(pairs) if group & set(ids)]
    together = {each.pk for group in groups for each in group}
    return OriginChoices(
        sources=visible.filter(pk__in={*ids, *together}).order_by("pk"),
        groups=groups,
        pairs=[pair for pair in pairs if pair.pair_state != PairState.PARTED],
        version=pairs_version(pairs),
        is_cut=is_cut,
    )


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
        for name in ("text", "headers", "elsewhere", "post")
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
