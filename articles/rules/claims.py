"""Annotations of claims for the house rules, computed in the query that reads the claims."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from articles.models import (
    Capture,
    Citation,
    Claim,
    ClaimCarryOver,
    Question,
    SignOff,
    Source,
    Verdict,
)
from articles.models.conditions import standing


def with_checks(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return the claims with the ids that house rules need, and with `is_disagreed`.

    The ids are `current_verdict_id`, `unconfirmed_carry_over_id`, `blocking_question_ids`,
    `unlocated_citation_ids` (without page or time) and `supporting_source_ids` (of the sources
    that support or refute the claim).
    """
    verdicts = Verdict.objects.standing().filter(claim=OuterRef("pk")).order_by("-number")
    carry_overs = ClaimCarryOver.objects.filter(
        claim=OuterRef("pk"), needs_look=True, confirmed_by__isnull=True
    )
    questions = Question.objects.blocking().filter(claim=OuterRef("pk")).order_by("pk")
    citations = Citation.objects.filter(claim=OuterRef("pk")).order_by("pk")
    evidence = citations.filter(stance__in=Citation.EVIDENCE_STANCES)
    return with_disagreed(
        claims.annotate(  # type: ignore[no-redef]  # named by the model
            current_verdict_id=Subquery(verdicts.values("pk")[:1]),
            unconfirmed_carry_over_id=Subquery(carry_overs.order_by("-pk").values("pk")[:1]),
            blocking_question_ids=ArraySubquery(questions.values("pk")),
            unlocated_citation_ids=ArraySubquery(lacking_locator(citations).values("pk")),
            supporting_source_ids=ArraySubquery(evidence.values("source_id")),
        )
    )


def with_disagreed(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return the claims with `is_disagreed`: whether a dissent from the current verdict is undecided."""
    newer = Verdict.objects.standing().filter(
        claim=OuterRef("verdict__claim"), number__gt=OuterRef("verdict__number")
    )
    dissent = SignOff.objects.disagreeing().filter(
        standing("verdict"), verdict__claim=OuterRef("pk")
    )
    return claims.annotate(is_disagreed=Exists(dissent.exclude(Exists(newer))))  # type: ignore[no-redef]  # named by the model


def lacking_locator(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    """Return the citations without a location whose source has pages or times.

    Those are documents, broadcasts, and sources whose capture has pages.
    """
    paged = Capture.objects.filter(source=OuterRef("source")).exclude(pages=[])
    has_locations = Q(source__kind__in=Source.WITH_PLACES) | Q(Exists(paged))
    return citations.filter(has_locations, locator="")
