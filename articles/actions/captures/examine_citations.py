"""Search captures for the quotations, facts and excerpts of citations, and store the findings."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast, Length

from articles import jobs, metrics
from articles.actions.captures.capture_findings import findings_in
from articles.actions.captures.claim_speakers import speakers_of
from articles.actions.captures.compare_origins import request_comparison
from articles.actions.captures.read_cells import read_cells
from articles.actions.captures.searched import in_their_round, to_search
from articles.actions.transactions import acting
from articles.models import (
    Capture,
    Citation,
    ClaimCarryOver,
    Finding,
    Job,
    Source,
    User,
    Verdict,
    VerdictReconfirmation,
)

AT_ONCE = 200_000  # code points to search at once, counted for each citation: about 0.4 s


def examine_sources(source_ids: Collection[int], *, changed_claims: Collection[int] = ()) -> None:
    """Call `examine_source` for each, always in the same order, so that no deadlock occurs.

    All of them together search at most `AT_ONCE` code points; the rest is left to jobs.
    """
    left = AT_ONCE
    for source_id in sorted(source_ids):
        left -= examine_source(source_id, changed_claims=changed_claims, at_once=left)


def examine_source(
    source_id: int, *, changed_claims: Collection[int] = (), at_once: int | None = None
) -> int:
    """Search the newest capture of a source for all its citations that were not searched for yet.

    Citations of `changed_claims`, claims with a new text, are searched for again. A search of more
    than `at_once` code points (by default `AT_ONCE`) is left to a job, so that nobody waits for a
    lock. Returns how many were searched.

    Called inside the transaction that wrote a capture or citation, after it was written. A lock on
    the source makes it see what other transactions wrote. Callers that also add a job add it
    before, because workers lock their job before the source.
    """
    capture, length, waiting = _locked(source_id, changed_claims)
    if capture is None:
        return 0
    read_cells(source_id)
    request_comparison(source_id)
    if not waiting:
        return 0
    cost = length * len(waiting)
    if cost > (AT_ONCE if at_once is None else at_once):
        jobs.ask(Job.Kind.EXAMINE, source_id)
        return 0
    _examine(capture, waiting)
    return cost


def examine_reading(reading: Capture) -> None:
    """Search a capture that was read again for all citations of its source; a long one in a job.

    Called inside the transaction that wrote it.
    """
    cited = Citation.objects.filter(source=reading.source_id)
    citations = list(cited.select_related("claim__revision__article"))
    read_cells(reading.source_id)
    length = len(reading.text) + sum(len(text) for _kind, text in reading.elsewhere)
    if length * len(citations) > AT_ONCE:
        jobs.ask(Job.Kind.EXAMINE, reading.source_id)
    else:
        _examine(reading, citations)


def examine_long_text(job: Job) -> None:
    """Search a text that was too long to search at once, and close the job.

    The search holds no lock; citations and captures added during the search are searched as well,
    and so are claims whose text the newest version of the article edited, or whose speaker somebody
    corrected. Raises `jobs.Lost` if another attempt owns the job; the findings stay.
    """
    for judged, citations in _judged_and_waiting(job.subject_id):
        _examine(judged, citations)
    searched: set[tuple[object, ...]] = set()
    while True:
        with acting(job.asked_by):
            edited = _edited_claims(job.subject_id)
            capture, _length, waiting = _locked(job.subject_id, edited, with_speakers=True)
            named = speakers_of({each.claim_id for each in waiting})
            keys = {
                (each.pk, each.excerpt, each.claim.text, *named[each.claim_id]): each
                for each in waiting
            }
            new = {(capture.pk, *key) for key in keys if capture} - searched
            if capture is None or not new:
                jobs.finish(job, outcome="examined")
                return
        _examine(capture, [each for key, each in keys.items() if (capture.pk, *key) in new])
        searched |= new


def queue_examination(source_ids: Collection[int], *, by: User) -> None:
    """Leave the search of imported sources to jobs, and their comparison.

    Called inside the transaction that wrote their captures and citations: a report may have many
    long ones.
    """
    for source_id in sorted(source_ids):
        request_comparison(source_id)
    jobs.ask_all(Job.Kind.EXAMINE, sorted(source_ids), by=by)


def examine_short_texts(source_ids: Collection[int]) -> None:
    """Search what is short of imported sources at once, so that a person need not wait for the jobs.

    Called in no transaction. All of them together search at most `AT_ONCE` code points.
    """
    left = AT_ONCE
    for source_id in sorted(source_ids):
        newest, length, waiting = _with_waiting(source_id)
        judged = [
            (each, len(each.text), citations) for each, citations in _judged_and_waiting(source_id)
        ]
        for capture, characters, citations in [*judged, (newest, length, waiting)]:
            cost = characters * len(citations)
            if capture and 0 < cost <= left:
                left -= cost
                _examine(capture, citations)


def _edited_claims(source_id: int) -> set[int]:
    """Return the claims citing the source whose text the newest version of their article edited."""
    edited = ClaimCarryOver.objects.filter(
        kind=ClaimCarryOver.Kind.EDITED,
        revision=F("claim__revision"),
        claim__citations__source=source_id,
    )
    return set(edited.values_list("claim_id", flat=True))


def _judged_and_waiting(source_id: int) -> Iterator[tuple[Capture, list[Citation]]]:
    """Yield captures that verdicts rest on, with citations that were not searched for in them.

    These are imported ones and those that were read again. Others were searched when they were the
    newest.
    """
    beside = Q(imported_with__isnull=False) | Q(read_again_of__isnull=False)
    imported = Capture.objects.filter(beside, source=source_id)
    if not imported.exists():
        return
    judged = judged_hashes(source_id)
    cited = Citation.objects.filter(source=source_id).select_related("claim__revision__article")
    for capture in (
        imported.filter(sha256__in=judged)
        .defer("headers", "text", "elsewhere", "post")
        .order_by("pk")
    ):
        if waiting := to_search(capture, list(cited)):
            yield capture, waiting


def judged_hashes(source_id: int) -> set[str]:
    """Return the hashes of the captures of a source that verdicts and reconfirmations rest on."""
    verdicts = Verdict.objects.filter(claim__citations__source=source_id)
    confirmed = VerdictReconfirmation.objects.filter(verdict__claim__citations__source=source_id)
    rows = chain.from_iterable(
        each.values_list("captures", flat=True) for each in (verdicts, confirmed)
    )
    return {row[str(source_id)] for row in rows if str(source_id) in row}


def _locked(
    source_id: int, changed_claims: Collection[int] = (), *, with_speakers: bool = False
) -> tuple[Capture | None, int, list[Citation]]:
    """Lock the source and return what `_with_waiting` does."""
    Source.objects.select_for_update(no_key=True).only("pk").get(pk=source_id)
    return _with_waiting(source_id, changed_claims, with_speakers=with_speakers)


def _with_waiting(
    source_id: int, changed_claims: Collection[int] = (), *, with_speakers: bool = False
) -> tuple[Capture | None, int, list[Citation]]:
    """Return the newest capture of a source, the length of its texts in code points, and the
    citations that were not searched for in it.

    Without citations there is no capture; without waiting citations the length is 0.
    """
    cited = Citation.objects.filter(source_id=source_id).select_related("claim__revision__article")
    citations = list(cited)
    if not citations:
        return None, 0, []
    seen = Capture.objects.filter(source_id=source_id)
    capture = seen.defer(
        "headers", "text", "elsewhere"
    ).first()  # most calls need no text, and it is long
    if capture is None:
        return None, 0, []
    waiting = to_search(
        capture, citations, changed_claims=changed_claims, with_speakers=with_speakers
    )
    lengths = seen.filter(pk=capture.pk).values_list(
        Length("text") + Length(Cast("elsewhere", TextField())), flat=True
    )
    return capture, lengths.get() if waiting else 0, waiting


def _examine(capture: Capture, waiting: Sequence[Citation]) -> None:
    with metrics.time_stage(metrics.Stage.EXAMINE):
        findings = in_their_round(capture, findings_in(capture, waiting))
    Finding.objects.bulk_create(findings, ignore_conflicts=True)
