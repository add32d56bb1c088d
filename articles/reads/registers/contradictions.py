"""Contradicting verdicts of the newsroom on claims of the same substance."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Count, Max, QuerySet, Subquery

from articles import permissions
from articles.models import Claim, ClaimSubstance, User, Verdict
from articles.reads.claims import likeness_of
from articles.reads.rows import Rows
from articles.reads.verdicts import current_verdicts
from articles.reads.visibility import listed_rows
from articles.text.likeness import has_same_names

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

    Claims of the same substance share a number that is stored with them, so that only those that are
    not alone are looked at. A page takes three queries. It leaves out groups of which numbers, names or
    negations differ on a closer look.
    """
    judged = _judged(reader).filter(label__isnull=False)
    groups = (
        judged.order_by()
        .values("substance__digest")
        .annotate(labels=Count("label", distinct=True), newest=Max("judged_at"))
        .filter(labels__gt=1)
        .order_by("-newest", "substance__digest")
    )
    return Rows(groups, lambda results: _groups(results, reader))


def _judged(reader: User) -> QuerySet[Any]:
    """Return the claims whose substance others have too, with label and time of their verdicts."""
    shared = ClaimSubstance.objects.values("digest").annotate(number=Count("pk"))
    several = shared.filter(number__gt=1).values("digest")
    claims = Claim.objects.filter(substance__digest__in=several).exclude(state=Claim.State.CUT)
    claims = claims.exclude(pk__in=permissions.blind_claims(reader).values("pk"))
    verdict = Verdict.of_outer_claim()
    return listed_rows(claims, "revision__article", reader).annotate(
        label=Subquery(verdict.values("recorded_rating__label")[:1]),
        judged_at=Subquery(verdict.values("created_at")[:1]),
    )


def _groups(results: Sequence[Any], reader: User) -> list[Contradiction]:
    digests = [result["substance__digest"] for result in results]
    rows = _judged(reader).filter(substance__digest__in=digests, label__isnull=False)
    related = rows.select_related("revision__article", "substance").defer("revision__text")
    claims: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in related.order_by("-judged_at", "-pk"):
        if len(claims[claim.substance.digest]) < MOST_OF_A_GROUP:
            claims[claim.substance.digest].append(claim)
    shown = [claim for group in claims.values() for claim in group]
    verdicts = current_verdicts(shown, reader=reader)
    judged = (
        [JudgedClaim(each, verdicts[each.pk]) for each in claims[digest] if each.pk in verdicts]
        for digest in digests
    )
    return [each for each in map(_contradiction, judged) if each.claims]


def _contradiction(judged: Sequence[JudgedClaim]) -> Contradiction:
    """Return the claims that contradict another one, if nothing differs that changes the sense."""
    contradicting: set[int] = set()
    is_same = True
    for first, second in combinations(judged, 2):
        if not _differ(first, second):
            continue
        likeness = likeness_of(first.claim, second.claim)
        if likeness.is_same or (
            not likeness.differences and has_same_names(first.claim.text, second.claim.text)
        ):
            contradicting |= {first.claim.pk, second.claim.pk}
            is_same = is_same and likeness.is_same
    return Contradiction([each for each in judged if each.claim.pk in contradicting], is_same)


def _differ(first: JudgedClaim, second: JudgedClaim) -> bool:
    """Return whether two verdicts contradict: by the rating, or on two scales by its colour."""
    scales = {each.claim.revision.article.scale_id for each in (first, second)}
    by = "label" if len(scales) == 1 else "colour"
    return bool(first.verdict.recorded_rating[by] != second.verdict.recorded_rating[by])
