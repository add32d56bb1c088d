"""The sources of a report, numbered in the order of their first citation in the text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Model

from articles import models, reports
from articles.fetching import Outcome
from articles.reads.captures import CorrectedCapture, with_corrections
from articles.reads.sources import Findings, PassageSense, pairs_with_captures


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with its captures, its newest fetch, and the fetches that the report lists.

    Captures and fetches are newest first.
    """

    source: models.Source
    captures: list[CorrectedCapture]
    job: models.Job | None
    listed_fetches: list[models.Job]

    @property
    def pk(self) -> int:
        return self.source.pk


def term(thing: Model, field: str) -> reports.Term:
    """Return the value and the label of a field with choices."""
    return reports.Term(str(getattr(thing, field)), str(getattr(thing, f"get_{field}_display")()))


def name(user: models.User | None) -> str:
    """Return the name of the user, empty for None."""
    return str(user) if user else ""


def cited_sources(claims: Iterable[models.Claim]) -> list[CitedSource]:
    """Return the sources that `claims` cite, with captures and fetches: four queries."""
    cited = {each.source_id: None for claim in claims for each in claim.citations.all()}
    sources = models.Source.objects.select_related("added_by").in_bulk(list(cited))
    captures: dict[int, list[CorrectedCapture]] = {pk: [] for pk in cited}
    read_last = models.Capture.objects.filter(source__in=cited, readings=None)
    seen = read_last.select_related("captured_by")
    for corrected in with_corrections(seen):
        captures[corrected.capture.source_id].append(corrected)
    return with_fetches([sources[pk] for pk in cited], captures)


def with_fetches(
    sources: Sequence[models.Source], captures: Mapping[int, list[CorrectedCapture]]
) -> list[CitedSource]:
    """Return the sources with their fetches, and the captures by the id of their source: one query."""
    fetches: dict[int, list[models.Job]] = {source.pk: [] for source in sources}
    asked = models.Job.objects.filter(kind=models.Job.Kind.FETCH, subject_id__in=fetches)
    for job in asked.order_by("-pk"):
        fetches[job.subject_id].append(job)
    return [
        CitedSource(
            source,
            captures.get(source.pk, []),
            next(iter(fetches[source.pk]), None),
            _listed_fetches(fetches[source.pk]),
        )
        for source in sources
    ]


def _listed_fetches(fetches: Iterable[models.Job]) -> list[models.Job]:
    """Return the first and newest finished fetches, and each whose outcome differs from the one before."""
    ended = [job for job in fetches if job.finished_at]
    changed = [later for later, before in pairwise(ended) if later.outcome != before.outcome]
    return list(dict.fromkeys([*ended[:1], *changed, *ended[-1:]]))


def build_source(number: int, cited: CitedSource) -> reports.Source:
    """Return the source's record."""
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
        captures=tuple(map(build_capture, cited.captures)),
        failure=job.message if job and failed else "",
        person=source.person,
        channel=term(source, "channel") if source.channel else None,
        issuer=source.issuer,
        dated_on=source.dated_on,
        looks=tuple(map(_build_fetch_attempt, cited.listed_fetches)),
        external=source.is_external,
    )


def _build_fetch_attempt(job: models.Job) -> reports.FetchAttempt:
    known = job.outcome in set(map(str, Outcome))
    label = str(Outcome(job.outcome).label) if known else job.outcome
    return reports.FetchAttempt(
        outcome=reports.Term(job.outcome, label),
        message=job.message,
        failed=job.state == models.Job.State.FAILED,
        at=job.finished_at or job.created_at,
    )


def build_findings(findings: Findings) -> tuple[reports.Finding, ...]:
    """Return the findings in the newest capture, passages before facts."""
    sha256 = findings.capture.sha256 if findings.capture else ""
    passages = [*findings.passages, *findings.facts]
    return tuple(_build_finding(each.finding, each.sense, sha256) for each in passages)


def _build_finding(row: models.Finding, sense: PassageSense | None, sha256: str) -> reports.Finding:
    judged = sense.judgement if sense else None
    return reports.Finding(
        sought=term(row, "sought"),
        words=row.words,
        span=None if row.start is None or row.end is None else (row.start, row.end),
        outcome=term(row, "outcome"),
        reason=row.reason,
        places=tuple((start, end) for start, end in row.places),
        capture_sha256=sha256,
        detail=row.detail,
        turn=reports.Term(sense.turn.value, str(sense.turn.label)) if sense else None,
        turning_words=sense.words if sense else "",
        judged=reports.JudgedSense(
            judged.is_turned, judged.reason, name(judged.judged_by), judged.judged_at
        )
        if judged
        else None,
    )


def build_capture(corrected: CorrectedCapture) -> reports.Capture:
    """Return the capture's record."""
    capture = corrected.capture
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
        fields=corrected.fields,
        headers=tuple((header, value) for header, value in capture.headers),
        pages=tuple(capture.pages),
        external=capture.is_external,
        beginning=capture.is_beginning,
        stored=(capture.file.name or "", capture.warc.name or ""),
    )


def build_origins(order: Mapping[int, int]) -> tuple[reports.CommonOrigin, ...]:
    """Return the pairs of copies, by the numbers of their sources."""
    pairs = (_build_origin(each, order) for each in pairs_with_captures(order))
    return tuple(sorted(pairs, key=lambda each: each.sources))


def _build_origin(pair: models.CommonOrigin, order: Mapping[int, int]) -> reports.CommonOrigin:
    ends = sorted(
        [
            (order[pair.first_id], _sha256(pair.first_capture), pair.first_credit),
            (order[pair.second_id], _sha256(pair.second_capture), pair.second_credit),
        ]
    )
    is_in_order = order[pair.first_id] < order[pair.second_id]
    return reports.CommonOrigin(
        sources=(ends[0][0], ends[1][0]),
        state=term(pair, "state"),
        of_both=pair.of_both,
        of_shorter=pair.of_shorter,
        agency=pair.agency,
        judged_by=name(pair.judged_by),
        reason=pair.reason,
        captures=(ends[0][1], ends[1][1]),
        credits=(ends[0][2], ends[1][2]),
        external=pair.judged_by is not None and pair.judged_by.is_external,
        basis=term(pair, "basis"),
        shared=tuple((a, b) if is_in_order else (b, a) for a, b in pair.shared),
    )


def _sha256(capture: models.Capture | None) -> str:
    return capture.sha256 if capture else ""
