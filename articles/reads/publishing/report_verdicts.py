"""The scale and the verdicts of a report, with sign-offs, tie-breaks and reconfirmations."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet

from articles import models, reports
from articles.reads.publishing.report_sources import name, term


def verdicts_with_sign_offs() -> QuerySet[models.Verdict]:
    """Select verdicts with their sign-offs, tie-breaks and reconfirmations, without withdrawn ones.

    A constant number of queries."""
    sign_offs = models.SignOff.objects.standing().select_related("signer", "rating")
    sign_offs = sign_offs.prefetch_related("rating__scale__ratings")
    verdicts = models.Verdict.objects.standing().select_related("rating", "author")
    return verdicts.prefetch_related(
        "rating__scale__ratings",
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
    return reports.Rating(**rating.as_recorded(), retired=rating.is_retired)


def _build_recorded_rating(rating: models.Rating, recorded: Mapping[str, Any]) -> reports.Rating:
    """Return the rating as it was recorded, with its place in a scale that now words it otherwise."""
    if recorded == rating.as_recorded():
        return reports.Rating(**recorded)
    steps = [each.pk for each in rating.scale.ratings.all()]
    return reports.Rating(**recorded, position=steps.index(rating.pk) + 1)


def build_verdict(verdict: models.Verdict, order: Mapping[int, int]) -> reports.Verdict:
    return reports.Verdict(
        number=verdict.number,
        rating=_build_recorded_rating(verdict.rating, verdict.recorded_rating),
        explanation=verdict.explanation,
        author=name(verdict.author),
        at=verdict.created_at,
        claim_sha256=verdict.claim_sha256,
        captures=_build_captures(verdict.captures, order),
        sign_offs=tuple(map(build_sign_off, verdict.sign_offs.all())),
        confirmations=tuple(
            reports.VerdictReconfirmation(
                name(each.confirmed_by),
                each.created_at,
                each.reason,
                each.claim_sha256,
                _build_captures(each.captures, order),
                each.confirmed_by.is_external,
            )
            for each in verdict.reconfirmations.all()
        ),
        tie_breaks=tuple(
            reports.TieBreak(
                name(each.decided_by),
                each.created_at,
                term(each, "outcome"),
                each.reason,
                each.decided_by.is_external,
            )
            for each in verdict.tie_breaks.all()
        ),
        external=verdict.is_external,
    )


def build_sign_off(sign_off: models.SignOff) -> reports.SignOff:
    """Return the sign-off's record. Its rating has its scale loaded, if it has one."""
    return reports.SignOff(
        name(sign_off.signer),
        sign_off.agrees,
        sign_off.reason,
        sign_off.created_at,
        _build_recorded_rating(sign_off.rating, sign_off.recorded_rating)
        if sign_off.rating
        else None,
        sign_off.is_blind,
        sign_off.signer.is_external,
    )


def _build_captures(
    captures: Mapping[str, str], order: Mapping[int, int]
) -> tuple[tuple[int, str], ...]:
    rows = ((order.get(int(source)), sha256) for source, sha256 in captures.items())
    return tuple(sorted((number, sha256) for number, sha256 in rows if number))
