"""The sources of a report, numbered in the order in which the text first rests on them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

from articles import models, reports
from articles.reads.corrections import with_corrections
from articles.reads.passages import Findings


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with all that was seen of it, newest first, and its newest fetch."""

    source: models.Source
    captures: list[models.Capture]
    job: models.Job | None

    @property
    def pk(self) -> int:
        return self.source.pk


def term(thing: Model, field: str) -> reports.Term:
    """A field with choices: its value and what people call it."""
    return reports.Term(str(getattr(thing, field)), str(getattr(thing, f"get_{field}_display")()))


def name(user: models.User | None) -> str:
    """What a person is called; empty for nobody."""
    return str(user) if user else ""


def cited_sources(claims: Iterable[models.Claim]) -> list[CitedSource]:
    """Every source that `claims` cite, once, with its captures and newest fetch: four queries."""
    cited = {each.source_id: None for claim in claims for each in claim.citations.all()}
    sources = models.Source.objects.select_related("added_by").in_bulk(list(cited))
    captures: dict[int, list[models.Capture]] = {pk: [] for pk in cited}
    seen = models.Capture.objects.filter(source__in=cited).select_related("captured_by")
    for capture in with_corrections(seen.defer("headers")):
        captures[capture.source_id].append(capture)
    fetches = models.Job.objects.filter(kind=models.Job.Kind.FETCH, subject_id__in=cited)
    newest = fetches.order_by("subject_id", "-pk").distinct("subject_id")
    jobs = {job.subject_id: job for job in newest}
    return [CitedSource(sources[pk], captures[pk], jobs.get(pk)) for pk in cited]


def told_source(number: int, cited: CitedSource) -> reports.Source:
    """The source as the report tells it, under its number."""
    source, job = cited.source, cited.job
    failed = job is not None and job.state == models.Job.State.FAILED
    return reports.Source(
        number=number,
        kind=term(source, "kind"),
        url=source.url,
        title=source.title or (str(source) if source.person else ""),
        is_primary=source.is_primary,
        visibility=term(source, "visibility"),
        public_description=source.public_description,
        added_by=name(source.added_by),
        at=source.created_at,
        captures=tuple(map(_capture, cited.captures)),
        failure=job.message if job and failed else "",
        person=source.person,
        channel=term(source, "channel") if source.channel else None,
        issuer=source.issuer,
        dated_on=source.dated_on,
    )


def told_findings(findings: Findings) -> tuple[reports.Finding, ...]:
    """What the newest capture says: passages first, then facts."""
    sha256 = findings.capture.sha256 if findings.capture else ""
    return tuple(
        reports.Finding(
            sought=term(row, "sought"),
            words=row.words,
            span=None if row.start is None or row.end is None else (row.start, row.end),
            outcome=term(row, "outcome"),
            reason=row.reason,
            places=tuple((start, end) for start, end in row.places),
            capture_sha256=sha256,
            detail=row.detail,
        )
        for row in (found.finding for found in [*findings.passages, *findings.facts])
    )


def _capture(capture: models.Capture) -> reports.Capture:
    return reports.Capture(
        origin=term(capture, "origin"),
        at=capture.captured_at,
        by=name(capture.captured_by),
        final_url=capture.final_url,
        redirects=tuple((url, status) for url, status in capture.redirects),
        status=capture.status,
        content_type=capture.content_type,
        file_name=capture.file_name,
        sha256=capture.sha256,
        size=capture.size,
        text=capture.text,
        missing_text=capture.missing_text,
        fields=capture.fields if capture.told is None else capture.told,
    )
