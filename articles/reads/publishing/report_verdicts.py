"""The scale and the verdicts of a report, with sign-offs, tie-breaks and reconfirmations."""

from collections.abc import Mapping

from django.db.models import Prefetch, QuerySet

from articles import models, reports
from articles.reads.publishing.report_sources import name, term


def verdicts_with_sign_offs() -> QuerySet[models.Verdict]:
    """Select verdicts with their sign-offs, tie-breaks and reconfirmations, without withdrawn ones.

    A constant number of queries."""
    sign_offs = models.SignOff.objects.standing().select_related("signer", "rating")
    verdicts = models.Verdict.objects.standing().select_related("rating", "author")
    return verdicts.prefetch_related(
        Prefetch("sign_offs", sign_offs),
        Prefetch("tie_breaks", models.TieBreak.objects.standing().select_related("decided_by")),
        Prefetch(
            "reconfirmations",
            models.VerdictReconfirmation.objects.standing().select_related("confirmed_by"),
        ),
    )


def build_scale(scale: models.Scale) -> reports.Scale:
    ratings = tuple(map(_build_rating, scale.ratings.all()))
    return reports.Scale(scale.key, scale.name, scale.description, ratings)


def _build_rating(rating: models.Rating) -> reports.Rating:
    return reports.Rating(
        rating.label,
        rating.short_label,
        rating.colour,
        rating.shape,
        rating.value,
        rating.definition,
    )


def build_verdict(verdict: models.Verdict, order: Mapping[int, int]) -> reports.Verdict:
    return reports.Verdict(
        number=verdict.number,
        rating=_build_rating(verdict.rating),
        explanation=verdict.explanation,
        author=name(verdict.author),
        at=verdict.created_at,
        claim_sha256=verdict.claim_sha256,
        captures=_build_captures(verdict.captures, order),
        sign_offs=tuple(
            reports.SignOff(
                name(each.signer),
                each.agrees,
                each.reason,
                each.created_at,
                _build_rating(each.rating) if each.rating else None,
                each.is_blind,
            )
            for each in verdict.sign_offs.all()
        ),
        confirmations=tuple(
            reports.VerdictReconfirmation(
                name(each.confirmed_by),
                each.created_at,
                each.reason,
                each.claim_sha256,
                _build_captures(each.captures, order),
            )
            for each in verdict.reconfirmations.all()
        ),
        tie_breaks=tuple(
            reports.TieBreak(
                name(each.decided_by), each.created_at, term(each, "outcome"), each.reason
            )
            for each in verdict.tie_breaks.all()
        ),
    )


def _build_captures(
    captures: Mapping[str, str], order: Mapping[int, int]
) -> tuple[tuple[int, str], ...]:
    rows = ((order.get(int(source)), sha256) for source, sha256 in captures.items())
    return tuple(sorted((number, sha256) for number, sha256 in rows if number))
