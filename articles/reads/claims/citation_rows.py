"""The citations of a claim as rows of its card, each with its newest capture and fetch."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from articles.fetching import Outcome
from articles.models import (
    Capture,
    Citation,
    Correction,
    Finding,
    Freshness,
    Job,
    SenseJudgement,
    SourceDrift,
    User,
)
from articles.prepared import Bound, Fixed, prepared, read_together
from articles.reads.captures import CorrectedCapture, corrected, corrections_of
from articles.reads.sources import (
    WITH_RECORDING,
    WITHOUT_TEXTS,
    Findings,
    PassageChange,
    Player,
    changes_from,
    compared,
    findings_from,
    judged_senses,
    passage_rows,
    player_of,
)
from articles.reads.visibility import hidden_from, withhold_citations
from articles.rules.freshness import freshness_of
from articles.stored_sentences import translated
from articles.workers import delayed_since, silent_kinds

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
    delayed_since: datetime | None = None  # when the worker that it waits for was last heard from

    @property
    def pending(self) -> bool:
        return self.job is not None and self.job.is_pending

    @property
    def is_turned(self) -> bool:
        """Whether the source has words of the claim in another sense, and nobody judged otherwise."""
        return any(each.sense and each.sense.is_turned for each in self.findings.passages)

    @property
    def reason(self) -> str:
        """The message of the newest fetch, unless it succeeded or the capture says the same."""
        successful = {Outcome.CAPTURED, Outcome.UNCHANGED, Outcome.BEGINNING}
        is_shown = self.job and self.job.outcome not in successful
        return translated(self.job.message) if self.job and is_shown else ""

    @property
    def player(self) -> Player | None:
        """The player of the recording; None without one, or without the captured bytes of one."""
        if not self.capture:
            return None
        times = [each.time for each in self.findings.passages]
        return player_of(self.capture.capture, locator=self.citation.locator, times=times)

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


@dataclass(frozen=True, slots=True)
class SourceRows:
    """What `bind_sources` reads about the sources of citations."""

    captures: Sequence[Capture]
    jobs: Sequence[Job]
    searching: Sequence[int]  # ids of sources
    corrections: Sequence[Correction]
    findings: Sequence[Finding]
    judged: Sequence[SenseJudgement]
    passages: Sequence[Finding]
    silent: Sequence[tuple[str, datetime]]  # kinds of workers that have stopped


@prepared
def newest_citations(claim_id: int, number: Fixed) -> QuerySet[Citation]:
    """Return the newest citations of a claim, newest first."""
    return _citations().filter(claim=claim_id).order_by("-pk")[:number]


@prepared
def citations_by_id(ids: list[int]) -> QuerySet[Citation]:
    """Return these citations."""
    return _citations().filter(pk__any_of=ids)


def _citations() -> QuerySet[Citation]:
    return Citation.objects.select_related("source", "cited_by", "claim")


def outdated_citations(fresh: Freshness) -> list[int]:
    """Return the ids of the citations that make a verdict outdated, at most as many as a card shows."""
    marking = sorted(each.citation_id for each in fresh.sources if each.marks_verdict)
    return marking[:SHOWN_SOURCES]


def bind_sources(
    citation_ids: Sequence[int],
    source_ids: Iterable[int],
    fresh: Freshness,
    hidden: Collection[int],
) -> tuple[Bound[Any], ...]:
    """Return the reads about the sources of citations, in the order of `SourceRows`.

    Nothing is read about the `hidden` ones.
    """
    visible = sorted(set(source_ids) - set(hidden))
    drifts = [drift for drift in fresh.sources if drift.source_id not in hidden]
    return (
        _newest_captures.bind(visible),
        _newest_jobs.bind(visible),
        _searching.bind(visible),
        corrections_of.bind(visible),
        _newest_findings.bind(list(citation_ids)),
        judged_senses.bind(list(citation_ids)),
        passage_rows.bind(*compared(drifts)),
        silent_kinds.bind(),
    )


@prepared
def _newest_captures(source_ids: list[int]) -> QuerySet[Capture]:
    captures = Capture.objects.filter(source__any_of=source_ids).select_related(*WITH_RECORDING)
    captures = captures.defer("headers", "text", "elsewhere", "post", *WITHOUT_TEXTS)
    return captures.order_by("source_id", *Capture.NEWEST_FIRST).distinct("source_id")


@prepared
def _newest_jobs(source_ids: list[int]) -> QuerySet[Job]:
    jobs = Job.objects.filter(kind=Job.Kind.FETCH, subject_id__any_of=source_ids)
    return jobs.order_by("subject_id", "-pk").distinct("subject_id")


@prepared
def _searching(source_ids: list[int]) -> QuerySet[Job, int]:
    examining = Job.objects.filter(kind=Job.Kind.EXAMINE, subject_id__any_of=source_ids)
    return examining.filter(state__in=Job.PENDING).values_list("subject_id", flat=True)


@prepared
def _newest_findings(citation_ids: list[int]) -> QuerySet[Finding]:
    captures = Capture.objects.filter(source=OuterRef("citation__source"))
    newest = captures.order_by(*Capture.NEWEST_FIRST).values("pk")[:1]
    findings = Finding.objects.filter(citation__any_of=citation_ids, capture=Subquery(newest))
    return findings.order_by("pk")


def citation_rows(
    citations: Sequence[Citation],
    sources: SourceRows,
    fresh: Freshness,
    *,
    hidden: Collection[int],
    number: int,
) -> CitationRows:
    """Return the newest `number` of the citations, and the outdated ones: no query.

    `citations` are all of these, and one more if there are more. The sources with ids in `hidden` are
    withheld.
    """
    rows = _rows(sorted(citations, key=attrgetter("pk")), sources, fresh, hidden)
    outdated = outdated_citations(fresh)
    shown = [row.citation.pk for row in rows][-number:]
    return CitationRows(
        shown=[row for row in rows if row.citation.pk in shown],
        outdated=[row for row in rows if row.citation.pk in outdated],
        earlier=number + SHOWN_SOURCES if len(rows) > len(shown) else 0,
    )


def citation_row(citation_id: int, *, reader: User) -> CitationRow:
    """Return one citation as a row. Raises `Citation.DoesNotExist`."""
    citations = citations_by_id([citation_id])
    if not citations:
        raise Citation.DoesNotExist
    (citation,) = citations
    hidden = hidden_from(reader, [citation.source_id])
    fresh = freshness_of([citation.claim])[citation.claim_id]
    bound = bind_sources([citation_id], [citation.source_id], fresh, hidden)
    return _rows(citations, SourceRows(*read_together(*bound)), fresh, hidden)[0]


def _rows(
    citations: Sequence[Citation], sources: SourceRows, fresh: Freshness, hidden: Collection[int]
) -> list[CitationRow]:
    withhold_citations(citations, hidden)
    newest = corrected(sources.captures, sources.corrections)
    capture_of = {row.capture.source_id: row for row in newest}
    job_of = {job.subject_id: job for job in sources.jobs}
    captured = [(citation, capture_of.get(citation.source_id)) for citation in citations]
    pairs = [(citation, row.capture if row else None) for citation, row in captured]
    findings = findings_from(pairs, sources.findings, sources.judged)
    drift_of = {
        drift.citation_id: drift.withheld() if drift.source_id in hidden else drift
        for drift in fresh.sources
    }
    changes = changes_from(drift_of.values(), sources.passages)
    silent = dict(sources.silent)
    return [
        CitationRow(
            citation,
            capture,
            job_of.get(citation.source_id),
            findings[citation.pk],
            drift_of.get(citation.pk),
            changes.get(citation.pk, []),
            hidden=citation.source_id in hidden,
            searching=citation.source_id in sources.searching,
            delayed_since=delayed_since(job_of.get(citation.source_id), silent),
        )
        for citation, capture in captured
    ]
