"""Claims with what a house may mind about them: a part of one query, however many they are."""

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

WEIGHTY = (Citation.Stance.SUPPORTS, Citation.Stance.REFUTES)


def with_checks(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """The claims, each with ids: `judged_as` (its verdict that counts), `asked` (queries that
    block), `unplaced` (citations without page or time), `unconfirmed` (how it was carried), `rests_on`
    (sources that support or refute it); and `is_disagreed`."""
    counts = Verdict.objects.standing().filter(claim=OuterRef("pk")).order_by("-number")
    carried = ClaimCarryOver.objects.filter(
        claim=OuterRef("pk"), needs_look=True, confirmed_by__isnull=True
    )
    asked = Question.objects.blocking().filter(claim=OuterRef("pk")).order_by("pk")
    cited = Citation.objects.filter(claim=OuterRef("pk")).order_by("pk")
    weighty = cited.filter(stance__in=WEIGHTY)
    return with_disagreed(
        claims.annotate(  # type: ignore[no-redef]  # named by the model
            judged_as=Subquery(counts.values("pk")[:1]),
            unconfirmed=Subquery(carried.order_by("-pk").values("pk")[:1]),
            asked=ArraySubquery(asked.values("pk")),
            unplaced=ArraySubquery(lacking_locator(cited).values("pk")),
            rests_on=ArraySubquery(weighty.values("source_id")),
        )
    )


def with_disagreed(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """The claims, each with `is_disagreed`: does somebody dissent from the verdict that counts,
    and nobody has decided?"""
    newer = Verdict.objects.standing().filter(
        claim=OuterRef("verdict__claim"), number__gt=OuterRef("verdict__number")
    )
    dissent = SignOff.objects.disagreeing().filter(
        verdict__claim=OuterRef("pk"), verdict__withdrawal__isnull=True
    )
    return claims.annotate(is_disagreed=Exists(dissent.exclude(Exists(newer))))  # type: ignore[no-redef]  # named by the model


def lacking_locator(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    """Of these, those of sources with pages or times that say neither.

    Sources with pages are documents, broadcasts, and what was captured with pages.
    """
    paged = Capture.objects.filter(source=OuterRef("source")).exclude(pages=[])
    has_places = Q(source__kind__in=Source.WITH_PLACES) | Q(Exists(paged))
    return citations.filter(has_places, locator="")
