"""The citations of a claim as rows of its card, each with its newest capture and fetch."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.fetching import Outcome
from articles.models import Capture, Citation, Claim, Freshness, Job, SourceDrift, User
from articles.reads.captures import CorrectedCapture, with_corrections
from articles.reads.sources import Findings, PassageChange, findings_of, passage_changes
from articles.reads.visibility import hidden_from, withhold_citations
from articles.rules.freshness import freshness_of

SHOWN_SOURCES = 50  # citations that a card shows at first


@dataclass(slots=True)
class CitationRow:
    """A citation with the newest capture and the newest fetch of its source.

    Of a source that is `hidden` from the reader only the public description is present.
    """

    citation: Citation
    capture: CorrectedCapture | None
    job: Job | None
    findings: Findings
    drift: SourceDrift | None
    changes: list[PassageChange]
    hidden: bool = False
    searching: bool = False  # a job still searches the text of the capture

    @property
    def pending(self) -> bool:
        return self.job is not None and self.job.is_pending

    @property
    def reason(self) -> str:
        """The message of the newest fetch, unless it succeeded."""
        successful = {Outcome.CAPTURED, Outcome.UNCHANGED}
        return self.job.message if self.job and self.job.outcome not in successful else ""

    @property
    def site(self) -> str:
        return self.capture.field("site") if self.capture else ""

    @property
    def author(self) -> str:
        return self.capture.field("author") if self.capture else ""

    @property
    def published(self) -> str:
        return self.capture.field("published") if self.capture else ""


@dataclass(frozen=True, slots=True)
class CitationRows:
    """The newest citations of a claim, oldest first, and those that make its verdict outdated.

    `earlier` is how many to ask for to see more; 0 if all are here.
    """

    shown: list[CitationRow]
    outdated: list[CitationRow]
    earlier: int


def citation_rows(
    claim: Claim, fresh: Freshness, *, reader: User, sources: int = SHOWN_SOURCES
) -> CitationRows:
    """Return the newest `sources` citations of the claim, as far as `reader` may see their sources.

    Each has the newest capture and fetch, the passages found in the capture, and how the source
    changed since the verdict.
    """
    marking = sorted(each.citation_id for each in fresh.sources if each.marks_verdict)
    outdated = set(marking[:SHOWN_SOURCES])
    newest = claim.citations.order_by("-pk").values("pk")[: sources + 1]
    citations = claim.citations.select_related("source", "cited_by", "claim")
    rows = _rows(citations.filter(Q(pk__in=newest) | Q(pk__in=outdated)), fresh, reader)
    shown = sorted(row.citation.pk for row in rows)[-sources:]
    return CitationRows(
        shown=[row for row in rows if row.citation.pk in shown],
        outdated=[row for row in rows if row.citation.pk in outdated],
        earlier=sources + SHOWN_SOURCES if len(rows) > len(shown) else 0,
    )


def citation_row(citation_id: int, *, reader: User) -> CitationRow:
    """Return one citation as a row. Raises `Citation.DoesNotExist`."""
    citations = Citation.objects.select_related("source", "cited_by", "claim")
    citation = citations.get(pk=citation_id)
    fresh = freshness_of([citation.claim])[citation.claim_id]
    return _rows(citations.filter(pk=citation_id), fresh, reader)[0]


def _rows(citations: QuerySet[Citation], fresh: Freshness, reader: User) -> list[CitationRow]:
    hidden = hidden_from(reader, [citation.source_id for citation in citations])
    withhold_citations(citations, hidden)
    sources = [each.source_id for each in citations if each.source_id not in hidden]
    captures = Capture.objects.filter(source__in=sources).defer("headers", "text")
    newest = captures.order_by("source_id", *Capture.NEWEST_FIRST).distinct("source_id")
    jobs = Job.objects.filter(kind=Job.Kind.FETCH, subject_id__in=sources)
    newest_jobs = jobs.order_by("subject_id", "-pk").distinct("subject_id")
    examining = Job.objects.filter(kind=Job.Kind.EXAMINE, subject_id__in=sources)
    searching = set(examining.filter(state__in=Job.PENDING).values_list("subject_id", flat=True))
    capture_of = {row.capture.source_id: row for row in with_corrections(newest)}
    job_of = {job.subject_id: job for job in newest_jobs}
    captured = [(citation, capture_of.get(citation.source_id)) for citation in citations]
    findings = findings_of([(citation, row.capture if row else None) for citation, row in captured])
    drift_of = {
        drift.citation_id: drift.withheld() if drift.source_id in hidden else drift
        for drift in fresh.sources
    }
    changes = passage_changes(drift_of.values())
    return [
        CitationRow(
            citation,
            capture,
            job_of.get(citation.source_id),
            findings[citation.pk],
            drift_of.get(citation.pk),
            changes.get(citation.pk, []),
            hidden=citation.source_id in hidden,
            searching=citation.source_id in searching,
        )
        for citation, capture in captured
    ]
