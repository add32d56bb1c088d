"""The use of a source: each claim that cites it, its verdict, and the passages in each capture."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import (
    Capture,
    Citation,
    Claim,
    Finding,
    Freshness,
    Source,
    SourceDrift,
    User,
    Verdict,
)
from articles.reads.sources import FoundPassage, PassageChange, newest_findings, passage_changes
from articles.reads.verdicts import annotate_blind, current_verdicts, visible_freshness
from articles.reads.visibility import readable_rows
from articles.rules.freshness import drift_of
from articles.text.revisions import ChangedPassage, changed_passages

CAPTURES_SHOWN = 10  # the newest


@dataclass(frozen=True, slots=True)
class SourceUsage:
    """A citation on the source's page. `seen` pairs each capture with the passages found in it."""

    citation: Citation
    claim: Claim
    verdict: Verdict | None
    freshness: Freshness
    drift: SourceDrift | None
    changes: list[PassageChange]
    seen: list[tuple[Capture, list[FoundPassage]]]

    @property
    def is_outdated(self) -> bool:
        """Has the source changed since a verdict that nobody has reconfirmed?"""
        return bool(self.verdict and self.drift and self.drift.marks_verdict)


def citations_of(source: Source, *, reader: User) -> QuerySet[Citation]:
    """Return the citations of the source in articles that `reader` may read.

    They are in the order of the articles and their texts.
    """
    cited = readable_rows(source.citations.all(), "claim__revision__article", reader)
    return cited.select_related("claim__revision__article", "cited_by").order_by(
        "claim__revision__article", "claim__start", "pk"
    )


def usages_of(
    source: Source, citations: Sequence[Citation], captures: Sequence[Capture], *, reader: User
) -> list[SourceUsage]:
    """Return the citations with what the page shows `reader` of each: five queries."""
    claim_ids = [citation.claim_id for citation in citations]
    rows = annotate_blind(Claim.objects.filter(pk__in=claim_ids), reader).select_related(
        "revision__article"
    )
    claims = {claim.pk: claim for claim in rows}
    verdicts = current_verdicts(claims.values(), reader=reader)
    freshness = visible_freshness(claims.values())
    drifts = drift_of(source)
    shown_drifts = [drifts[citation.pk] for citation in citations if citation.pk in drifts]
    changes = passage_changes(shown_drifts)
    passages = _passages(citations, captures[:CAPTURES_SHOWN])
    return [
        SourceUsage(
            citation,
            claims[citation.claim_id],
            verdicts.get(citation.claim_id),
            freshness[citation.claim_id],
            drifts.get(citation.pk),
            changes.get(citation.pk, []),
            [
                (capture, passages.get((citation.pk, capture.pk), []))
                for capture in captures[:CAPTURES_SHOWN]
            ],
        )
        for citation in citations
    ]


def settled_claims(source: Source, *, reader: User) -> QuerySet[Claim]:
    """Return the claims that a retraction would reopen, in the order of the articles.

    Claims of articles that `reader` may not read are left out.
    """
    claims = readable_rows(Citation.settled_claims(source), "revision__article", reader)
    return claims.select_related("revision__article").order_by("revision__article", "start")


def capture_differences(before: Capture, after: Capture) -> tuple[ChangedPassage, ...]:
    """Return the differences between two captures of a source."""
    return changed_passages(before.text, after.text)


def _passages(
    citations: Sequence[Citation], captures: Sequence[Capture]
) -> dict[tuple[int, int], list[FoundPassage]]:
    """Return the passages by citation and capture id, those of former excerpts excluded."""
    addresses = {capture.pk: capture.final_url for capture in captures}
    excerpts = {citation.pk: citation.excerpt for citation in citations}
    rows = Finding.objects.filter(citation__in=excerpts, capture__in=addresses)
    passages: dict[tuple[int, int], list[FoundPassage]] = {}
    for row in newest_findings(rows.exclude(sought=Finding.Sought.FACT).order_by("pk")):
        if row.sought == Finding.Sought.EXCERPT and row.words != excerpts[row.citation_id]:
            continue
        passage = FoundPassage(row, addresses[row.capture_id])
        passages.setdefault((row.citation_id, row.capture_id), []).append(passage)
    return passages
