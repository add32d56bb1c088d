"""What the house rules need to know of claims, computed in the query that reads the claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import (
    Capture,
    Citation,
    Claim,
    ClaimCarryOver,
    IsCalculatedWith,
    Question,
    SignOff,
    Source,
    User,
    Verdict,
)
from articles.models.conditions import IsTurned, standing


@dataclass(frozen=True, slots=True)
class ClaimChecks:
    """What the house rules need to know of one claim.

    `unlocated_citation_ids` lack a page or time; the sources of `supporting_source_ids` support or
    refute the claim; `turned_citation_ids` support it with words that their source has in another
    sense, and `has_unturned` says that other evidence is cited too; `is_sourced`: a source is cited
    with a location; `is_disagreed`: a dissent from the current verdict is undecided; `is_external`:
    the current verdict is from another newsroom, so the claim counts as not judged.

    A source from which a calculation takes a figure is evidence with a location, if each figure of
    that calculation has a source.
    """

    current_verdict_id: int | None
    unconfirmed_carry_over_id: int | None
    blocking_question_ids: Sequence[int]
    unlocated_citation_ids: Sequence[int]
    supporting_source_ids: Sequence[int]
    turned_citation_ids: Sequence[int]
    has_unturned: bool
    is_sourced: bool
    is_disagreed: bool
    is_external: bool = False


def with_checks(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return the claims with what the house rules need to know of each, for `read_checks`."""
    verdicts = Verdict.of_outer_claim()
    carry_overs = ClaimCarryOver.objects.filter(ClaimCarryOver.TO_CONFIRM, claim=OuterRef("pk"))
    questions = Question.objects.blocking().filter(claim=OuterRef("pk")).order_by("pk")
    citations = Citation.objects.filter(claim=OuterRef("pk")).order_by("pk")
    calculated = Q(IsCalculatedWith("pk"))
    evidence = citations.filter(Q(stance__in=Citation.EVIDENCE_STANCES) | calculated)
    turned = Q(IsTurned("pk"), stance=Citation.Stance.SUPPORTS)
    return claims.annotate(
        current_verdict_id=Subquery(verdicts.values("pk")[:1]),
        unconfirmed_carry_over_id=Subquery(carry_overs.order_by("-pk").values("pk")[:1]),
        blocking_question_ids=ArraySubquery(questions.values("pk")),
        unlocated_citation_ids=ArraySubquery(lacking_locator(citations).values("pk")),
        supporting_source_ids=ArraySubquery(evidence.values("source_id")),
        turned_citation_ids=ArraySubquery(citations.filter(turned).values("pk")),
        has_unturned=Exists(evidence.exclude(turned)),
        is_sourced=Exists(citations.filter(~Q(locator="") | calculated)),
        is_disagreed=_is_disagreed(),
        is_external=Coalesce(
            Subquery(verdicts.values("author__is_external")[:1]), Value(value=False)
        ),
    )


def read_checks(claim: Any) -> ClaimChecks:
    """Return what the house rules need to know of a claim that was read by `with_checks`."""
    return ClaimChecks(
        claim.current_verdict_id,
        claim.unconfirmed_carry_over_id,
        claim.blocking_question_ids,
        claim.unlocated_citation_ids,
        claim.supporting_source_ids,
        claim.turned_citation_ids,
        claim.has_unturned,
        claim.is_sourced,
        claim.is_disagreed,
        claim.is_external,
    )


def claims_with_checks(claims: QuerySet[Claim]) -> list[tuple[Claim, ClaimChecks]]:
    """Return the claims with what the house rules need to know of each: no further query."""
    return [(claim, read_checks(claim)) for claim in with_checks(claims)]


def with_disagreed(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return the claims with the alias `is_disagreed`, by which they can be filtered.

    It says whether a dissent from the current verdict is undecided.
    """
    return claims.alias(is_disagreed=_is_disagreed())


def _is_disagreed() -> Exists:
    newer = Verdict.objects.standing().filter(
        claim=OuterRef("verdict__claim"), number__gt=OuterRef("verdict__number")
    )
    dissent = SignOff.objects.disagreeing().filter(
        standing("verdict"), verdict__claim=OuterRef("pk")
    )
    return Exists(dissent.exclude(Exists(newer)))


def awaiting_sign_off(claims: QuerySet[Claim], *, by: User) -> QuerySet[Claim]:
    """Return the claims that `by` may sign off now, as `permissions.may_sign_off` decides it.

    They are ready for review, no question blocks them, no dissent is undecided, and `by` has
    neither recorded the current verdict nor signed it.
    """
    current = Verdict.of_outer_claim()
    signed = SignOff.objects.standing().filter(verdict=OuterRef("current"), signer=by)
    return (
        claims.filter(state=Claim.State.READY)
        .alias(
            is_disagreed=_is_disagreed(),
            current=Subquery(current.values("pk")[:1]),
            judge=Subquery(current.values("author")[:1]),
        )
        .filter(
            ~Q(judge=by),
            ~Exists(signed),
            ~Exists(Question.objects.blocking().filter(claim=OuterRef("pk"))),
            judge__in=User.objects.filter(is_external=False),
            is_disagreed=False,
        )
    )


def lacking_locator(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    """Return the citations without a location whose source has pages or times.

    Those are documents, broadcasts, and sources whose capture has pages.
    """
    paged = Capture.objects.filter(source=OuterRef("source")).exclude(pages=[])
    has_locations = Q(source__kind__in=Source.WITH_PLACES) | Q(Exists(paged))
    return citations.filter(has_locations, locator="")
