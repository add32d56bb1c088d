"""Contradicting verdicts of the newsroom on claims of the same substance."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Count, F, Max, QuerySet, Subquery

from articles import permissions
from articles.models import Claim, ClaimSubstance, User, Verdict
from articles.reads.claims import likeness_of
from articles.reads.rows import FewRows, Rows
from articles.reads.verdicts import current_verdicts
from articles.reads.visibility import listed_rows
from articles.text.likeness import has_same_names

MOST_GROUPS = 1000  # of claims of one substance that are looked at, the newest
MOST_CLAIMS = 3000  # of these groups
MOST_OF_A_GROUP = 12  # claims of one substance that are shown, the newest


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with its current verdict."""

    claim: Claim
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims of one substance whose verdicts differ, the newest verdict first.

    `is_same`: whether they have the same words; else they are near-equal, and nothing that changes the
    sense differs.
    """

    claims: Sequence[JudgedClaim]
    is_same: bool


def contradicting_verdicts(reader: User) -> Rows[Contradiction]:
    """Return the claims that `reader` may read with contradicting verdicts, the newest first.

    Claims of the same substance share a number that is stored with them, so that only the newest of
    those that are not alone are looked at: `MOST_GROUPS` and `MOST_CLAIMS`. A page takes three queries.
    It leaves out groups of which numbers, names or negations differ on a closer look.
    """
    judged = _judged(_near_equal(), reader)
    groups = (
        judged.order_by()
        .values("substance__digest")
        .annotate(labels=Count("label", distinct=True), newest=Max("judged_at"))
        .filter(labels__gt=1)
        .order_by("-newest", "substance__digest")
    )
    return FewRows(groups, lambda results: _groups(results, judged, reader))


def _near_equal() -> list[int]:
    """Return the ids of the newest claims whose substance others have too: one query."""
    shared = ClaimSubstance.objects.values("digest").annotate(number=Count("pk"), newest=Max("pk"))
    several = shared.filter(number__gt=1).order_by("-newest").values("digest")[:MOST_GROUPS]
    rows = ClaimSubstance.objects.filter(digest__in=several).order_by("-pk")
    return list(rows.values_list("pk", flat=True)[:MOST_CLAIMS])


def _judged(claim_ids: list[int], reader: User) -> QuerySet[Any]:
    """Return those of the claims that `reader` sees the verdicts of, with their label and time."""
    claims = Claim.objects.filter(pk__any_of=claim_ids).exclude(state=Claim.State.CUT)
    claims = claims.exclude(pk__in=permissions.blind_claims(reader).values("pk"))
    verdict = Verdict.of_outer_claim()
    return listed_rows(claims, "revision__article", reader).annotate(
        label=Subquery(verdict.values("recorded_rating__label")[:1]),
        judged_at=Subquery(verdict.values("created_at")[:1]),
    )


def _groups(results: Sequence[Any], judged: QuerySet[Any], reader: User) -> list[Contradiction]:
    digests = [result["substance__digest"] for result in results]
    rows = judged.filter(substance__digest__in=digests)
    related = rows.select_related("revision__article", "substance").defer("revision__text")
    claims: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in related.order_by(F("judged_at").desc(nulls_last=True), "-pk"):
        if len(claims[claim.substance.digest]) < MOST_OF_A_GROUP:
            claims[claim.substance.digest].append(claim)
    shown = [claim for group in claims.values() for claim in group]
    verdicts = current_verdicts(shown, reader=reader)
    with_verdicts = (
        [JudgedClaim(each, verdicts[each.pk]) for each in claims[digest] if each.pk in verdicts]
        for digest in digests
    )
    return [each for each in map(_contradiction, with_verdicts) if each.claims]


def _contradiction(judged: Sequence[JudgedClaim]) -> Contradiction:
    """Return the claims that contradict another one, if nothing differs that changes the sense."""
    contradicting: set[int] = set()
    is_same = True
    for first, second in combinations(judged, 2):
        if not _differ(first, second):
            continue
        texts = first.claim.text, second.claim.text
        likeness = None if texts[0] == texts[1] else likeness_of(first.claim, second.claim)
        has_same_words = likeness is None or likeness.is_same
        if has_same_words or (likeness and not likeness.differences and has_same_names(*texts)):
            contradicting |= {first.claim.pk, second.claim.pk}
            is_same = is_same and has_same_words
    return Contradiction([each for each in judged if each.claim.pk in contradicting], is_same)


def _differ(first: JudgedClaim, second: JudgedClaim) -> bool:
    """Return whether two verdicts contradict: by the rating, or on two scales by its colour."""
    scales = {each.claim.revision.article.scale_id for each in (first, second)}
    by = "label" if len(scales) == 1 else "colour"
    return bool(first.verdict.recorded_rating[by] != second.verdict.recorded_rating[by])
