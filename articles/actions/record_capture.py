"""How a fetch ends: what was seen is stored and the job closed in one transaction, or neither."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles import fetching, jobs
from articles.actions.acting import acting
from articles.fetching import Outcome
from articles.models import Capture, Job, Source, User
from articles.refusals import Refused

MAY_PASS = {Outcome.UNREACHABLE, Outcome.TIMED_OUT}
LONGEST_WAIT = 3600.0  # seconds; a server that asks for more is asked again by a person


def record_capture(job: Job, fetched: fetching.Fetched) -> Capture:
    """Store what a fetch saw and close its job.

    Raises `jobs.Lost` when the lease ran out meanwhile; then nothing is stored.
    """
    sha256, name = _store(fetched.body)
    with acting(job.asked_by):
        jobs.finish(job, outcome=fetched.outcome, message=str(fetched.outcome.sentence))
        return Capture.objects.create(
            source_id=job.subject_id,
            origin=Capture.Origin.FETCHED,
            job=job,
            final_url=fetched.final_url,
            redirects=[[hop.url, hop.status] for hop in fetched.redirects],
            status=fetched.status,
            headers=[list(header) for header in fetched.headers],
            content_type=fetched.content_type[:255],
            file=name,
            sha256=sha256,
            size=len(fetched.body),
            **_read(fetched.document),
        )


def record_failure(job: Job, failure: fetching.FetchFailed | Refused) -> None:
    """Keep why a fetch failed, and have it tried again where that may help.

    Raises `jobs.Lost` when the lease ran out meanwhile.
    """
    if isinstance(failure, Refused):
        jobs.finish(job, failed=True, outcome=Outcome.REFUSED, message=str(failure))
        return
    if failure.outcome not in MAY_PASS and failure.retry_after is None:
        jobs.finish(job, failed=True, outcome=failure.outcome, message=str(failure))
        return
    wait = min(max(failure.retry_after or 0, jobs.backoff(job)), LONGEST_WAIT)
    jobs.retry(job, outcome=failure.outcome, message=str(failure), in_seconds=wait)


def record_upload(
    source: Source, *, by: User, file_name: str, data: bytes, document: fetching.Document
) -> Capture:
    """Store what a person uploaded as a capture of the source, marked as theirs."""
    sha256, name = _store(data)
    return Capture.objects.create(
        source=source,
        origin=Capture.Origin.UPLOADED,
        captured_by=by,
        file=name,
        file_name=file_name[-255:],
        sha256=sha256,
        size=len(data),
        **_read(document),
    )


def _store(data: bytes) -> tuple[str, str]:
    """Keep the bytes under their own SHA-256; the same bytes are kept once."""
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"{sha256[:2]}/{sha256}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return sha256, name


def _read(document: fetching.Document) -> dict[str, Any]:
    return {
        "text": document.text,
        "missing_text": str(document.missing_text),
        "pages": list(document.pages),
        "fields": {
            name: {"value": field.value, "origin": field.origin}
            for name, field in document.fields.items()
        },
    }
