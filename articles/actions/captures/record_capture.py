"""Record the result of a fetch: store the capture and close the job, both or neither."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import fetching, jobs, metrics
from articles.actions.captures.examine_citations import examine_source
from articles.actions.captures.readings import columns_read, read_old_captures_again
from articles.actions.captures.recordings import (
    capture_transcript_again,
    store_spoken,
    transcript_before,
)
from articles.actions.search_index import index_sources
from articles.actions.transactions import acting
from articles.fetching import Outcome
from articles.file_store import Content, StoredFile, store_file, store_warc
from articles.models import Capture, Job, Source, User

NOT_MORE = _("The page was fetched again. Only its beginning could be read.")
CHANGED_BEGINNING = _(
    "The page has changed since the last capture. Only its beginning could be read."
)
SAME_TEXT = _("The page was captured again. Its text is unchanged.")


def record_capture(job: Job, fetched: fetching.Fetched) -> Capture | None:
    """Store the fetched page as a capture and close the job.

    Adds no capture if the bytes and the address are those of the last one. Raises `jobs.Lost` if
    another attempt owns the job; then nothing is stored.
    """
    sha256 = hashlib.sha256(fetched.body).hexdigest()
    last = _last(job.subject_id)
    post = fetched.post.as_json() if fetched.post else {}
    if last and (last.sha256, last.final_url, last.post) == (sha256, fetched.final_url, post):
        record_unchanged(job)
        return None
    read_old_captures_again(job.subject_id)
    last = _last(job.subject_id)
    file = store_file(fetched.body)
    warc = store_warc(fetching.fetched_warc(fetched, at=fetched.at))
    outcome, sentence = _compared(fetched, last)
    with acting(job.asked_by):
        jobs.finish(job, outcome=outcome, message=str(sentence))
        capture = Capture.objects.create(
            source_id=job.subject_id,
            origin=Capture.Origin.FETCHED,
            job=job,
            file=file.name,
            warc=warc.name,
            sha256=file.sha256,
            size=file.size,
            post=post,
            **_columns_sent(fetched),
            **columns_read(fetched.document),
        )
        store_spoken(capture, fetched.document)
        transaction.on_commit(lambda: metrics.CAPTURE_BYTES.inc(capture.size), robust=True)
        index_sources([capture.source_id])
        examine_source(capture.source_id)
        _report_change(capture, by=job.asked_by)
        return capture


def _columns_sent(fetched: fetching.Fetched) -> dict[str, Any]:
    """Return the columns of a capture that say how its server answered."""
    return {
        "final_url": fetched.final_url,
        "redirects": [[hop.url, hop.status] for hop in fetched.redirects],
        "status": fetched.status,
        "headers": [list(header) for header in fetched.headers],
        "content_type": fetched.content_type[:255],
        "captured_at": fetched.at,
    }


def _report_change(capture: Capture, *, by: User | None) -> None:
    """Have a worker notify the authors of the verdicts under which the source changed.

    Called when `examine_source` holds the lock on the source, which that worker waits for.
    """
    earlier = Capture.objects.filter(source=capture.source_id).exclude(pk=capture.pk)
    if earlier.exists():
        jobs.ask(Job.Kind.DRIFT, capture.source_id, by=by)


def record_unchanged(job: Job) -> None:
    """Close the job as unchanged. Raises `jobs.Lost` if another attempt owns the job."""
    with transaction.atomic():
        outcome, sentence = Outcome.UNCHANGED, Outcome.UNCHANGED.sentence
        last = _last(job.subject_id)
        if last and last.is_beginning:
            outcome, sentence = Outcome.BEGINNING, NOT_MORE
        jobs.finish(job, outcome=outcome, message=str(sentence))
        examine_source(job.subject_id)  # the capture may be older than its citations


def _last(source_id: int) -> Capture | None:
    """Return the last capture that was fetched here, not by another newsroom."""
    fetched = Capture.objects.filter(source_id=source_id, origin=Capture.Origin.FETCHED)
    fetched = fetched.filter(is_external=False)
    return fetched.only("sha256", "final_url", "text", "is_beginning", "post").first()


def _compared(fetched: fetching.Fetched, last: Capture | None) -> tuple[Outcome, str | Promise]:
    """Return the outcome of a fetch, compared by text with the last capture, and a sentence."""
    if last is None or last.final_url != fetched.final_url:
        return fetched.outcome, fetched.outcome.sentence
    is_changed = last.text != fetched.document.text_with_notes
    if fetched.outcome is Outcome.BEGINNING:
        return Outcome.BEGINNING, CHANGED_BEGINNING if is_changed else NOT_MORE
    if is_changed:
        return Outcome.CHANGED, Outcome.CHANGED.sentence
    return Outcome.CAPTURED, SAME_TEXT


@dataclass(frozen=True, slots=True)
class StoredUpload:
    """What a person uploaded or typed, in the storage: its bytes, their WARC file, and what was read."""

    file: StoredFile
    warc: str  # its name in the storage; "" for a recording, which has none
    file_name: str
    document: fetching.Document
    origin: Capture.Origin


def store_upload(
    file_name: str,
    data: Content,
    document: fetching.Document,
    *,
    origin: Capture.Origin = Capture.Origin.UPLOADED,
) -> StoredUpload:
    """Store an upload. The storage may be on another machine, so call it before the transaction."""
    file = store_file(data)
    warc = "" if document.media_type else _uploaded_warc(data, file.sha256)
    return StoredUpload(file, warc, file_name, document, origin)


def record_upload(source: Source, upload: StoredUpload, *, by: User) -> Capture:
    """Record an upload as a capture of the source, marked as `by`'s.

    A transcript that the source has already becomes a capture after its recording, so that its text stays
    the newest. Called inside the transaction of an action that `by` is allowed.
    """
    file = upload.file
    transcript = transcript_before(source) if upload.document.media_type else None
    capture = Capture.objects.create(
        source=source,
        origin=upload.origin,
        captured_by=by,
        file=file.name,
        warc=upload.warc,
        file_name=upload.file_name[-255:],
        sha256=file.sha256,
        size=file.size,
        **columns_read(upload.document),
    )
    store_spoken(capture, upload.document)
    if transcript:
        capture_transcript_again(transcript, by=by)
    index_sources([source.pk])
    examine_source(source.pk)
    _report_change(capture, by=by)
    return capture


def _uploaded_warc(data: Content, sha256: str) -> str:
    """Store a WARC file of what was uploaded, and return its name."""
    with fetching.uploaded_warc(data, sha256=sha256, at=timezone.now()) as uploaded:
        return store_warc(uploaded).name
