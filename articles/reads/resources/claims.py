"""Claims as records."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from articles import reports
from articles.models import Attribution, Claim, User
from articles.reads.publishing import (
    build_claim,
    build_claim_itself,
    cited_sources,
    complete_claims,
    findings_by_citation,
    number_claims,
)
from articles.reads.verdicts import annotate_blind, is_blind
from articles.reads.visibility import hidden_from, readable_rows
from articles.rules.freshness import freshness_of

PEOPLE = ("assignee", "flagged_by", "signed_off_by")


def claims_readable_by(reader: User) -> QuerySet[Claim]:
    """Return the claims of the articles that `reader` may read, cut ones included."""
    return readable_rows(Claim.objects.all(), "revision__article", reader)


def claim_records(rows: QuerySet[Claim]) -> list[tuple[Claim, reports.Claim]]:
    """Return claims without what was recorded about them: one query."""
    claims = _with_speakers(rows.select_related("revision", *PEOPLE)).defer("revision__text")
    loaded = list(claims)
    numbers = number_claims(loaded)
    return [
        (claim, build_claim_itself(claim, numbers[claim.pk], _speakers_of(claim)))
        for claim in loaded
    ]


def claim_record(rows: QuerySet[Claim], *, reader: User) -> Sequence[tuple[Claim, reports.Claim]]:
    """Return claims with everything that is recorded about them and that `reader` may see.

    A verdict that is withheld for a blind check is left out, and of restricted sources all but the
    stance.
    """
    claims = complete_claims(_with_speakers(annotate_blind(rows, reader)))
    sources = cited_sources(claims)
    findings = findings_by_citation(claims, sources)
    freshness = freshness_of(claims)
    order = {source.pk: source.pk for source in sources}
    numbers = number_claims(claims)
    asked = {each.source_id for claim in claims for each in claim.questions.all()}
    hidden = hidden_from(reader, [*order, *(pk for pk in asked if pk)])
    records = []
    for claim in claims:
        speakers = _speakers_of(claim)
        record = build_claim(
            claim, numbers[claim.pk], speakers, order, findings, freshness[claim.pk]
        )
        record = reports.withhold_claim(record, hidden)
        if is_blind(claim):
            record = replace(record, verdicts=(), freshness=None)
        records.append((claim, record))
    return records


def _with_speakers(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Add the names and contents of the attributions of the statements that overlap each claim."""
    quoted = Attribution.objects.filter(
        speaker__isnull=False,
        statement__revision=OuterRef("revision"),
        statement__start__lt=OuterRef("end"),
        statement__end__gt=OuterRef("start"),
    ).order_by("statement__start", "pk")
    row = JSONObject(name="speaker__name", content="content")
    return claims.annotate(quoted=ArraySubquery(quoted.values_list(row)))


def _speakers_of(claim: Any) -> tuple[str, ...]:
    """Return the names of the speakers of the claim's text, in text order."""
    names: dict[str, None] = {}
    for each in claim.quoted:
        spans = each["content"]
        if not spans or any(start < claim.end and end > claim.start for start, end in spans):
            names[each["name"]] = None
    return tuple(names)
