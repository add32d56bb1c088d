"""The register of sources: how each was last reached, which verdicts rest on it, and what changed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from articles.fetching import Outcome
from articles.models import Citation, Claim, Job, Source, User
from articles.models.articles.search import named_like
from articles.models.sources.source import SOURCE_NAMES
from articles.reads.rows import Rows
from articles.reads.verdicts import annotate_blind, current_verdicts, visible_freshness
from articles.reads.visibility import listed_rows, sources_visible_to

REACHED = (
    *(Outcome.CAPTURED, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.MOVED),
    Outcome.BEGINNING,
)
MOST_CITATIONS = 2000  # whose verdicts a page looks at


class Reach(TextChoices):
    """How the last fetch of a source ended."""

    REACHED = "reached", _("reached")
    FAILED = "failed", _("not reached")
    NEVER = "never", _("not fetched")


@dataclass(frozen=True, slots=True)
class RegisteredSource:
    """A source with its last fetch, the claims that cite it, and the verdicts that rest on it."""

    source: Source
    outcome: str  # of `Outcome`, or another word of an older version; empty without a fetch
    fetched_at: datetime | None
    claims: int
    verdicts: int
    outdated: int


def register_of_sources(
    reader: User, words: str = "", kind: str = "", reach: str = ""
) -> Rows[RegisteredSource]:
    """Return the sources that `reader` may see, newest first. A page takes five queries."""
    jobs = Job.objects.filter(kind=Job.Kind.FETCH, subject_id=OuterRef("pk")).exclude(outcome="")
    newest = jobs.order_by("-pk")
    sources = named_like(sources_visible_to(reader), SOURCE_NAMES, words).annotate(
        outcome=Subquery(newest.values("outcome")[:1]),
        fetched_at=Subquery(newest.values("finished_at")[:1]),
    )
    if kind in Source.Kind.values:
        sources = sources.filter(kind=kind)
    if reach in Reach.values:
        sources = sources.filter(_CONDITIONS[Reach(reach)])
    in_order = sources.select_related("added_by").order_by("-created_at", "-pk")
    return Rows(in_order, lambda results: _rows(results, reader))


_CONDITIONS = {
    Reach.REACHED: Q(outcome__in=[each.value for each in REACHED]),
    Reach.FAILED: Q(outcome__isnull=False) & ~Q(outcome__in=[each.value for each in REACHED]),
    Reach.NEVER: Q(outcome__isnull=True),
}


def _rows(results: Sequence[Any], reader: User) -> list[RegisteredSource]:
    claims, verdicts, outdated = _usage([source.pk for source in results], reader)
    return [
        RegisteredSource(
            source,
            source.outcome or "",
            source.fetched_at,
            claims[source.pk],
            verdicts[source.pk],
            outdated[source.pk],
        )
        for source in results
    ]


def _usage(
    source_ids: Sequence[int], reader: User
) -> tuple[Counter[int], Counter[int], Counter[int]]:
    """Return by source the numbers of claims, of visible verdicts, and of those it made outdated."""
    citations: QuerySet[Citation, Any] = Citation.objects.filter(source__in=source_ids)
    citations = listed_rows(citations, "claim__revision__article", reader)
    cited = set(citations.values_list("source", "claim")[:MOST_CITATIONS])
    claim_ids = {claim for _source, claim in cited}
    claims = list(annotate_blind(Claim.objects.filter(pk__in=claim_ids), reader))
    judged = current_verdicts(claims, reader=reader)
    changed = {
        (drift.source_id, claim_id)
        for claim_id, freshness in visible_freshness(claims).items()
        for drift in freshness.sources
        if drift.marks_verdict and claim_id in judged
    }
    return (
        Counter(source for source, _claim in cited),
        Counter(source for source, claim in cited if claim in judged),
        Counter(source for source, _claim in cited & changed),
    )
