"""Recordings and their transcripts: stored beside the captures that hold their bytes and texts."""

from django.conf import settings
from django.utils import timezone

from articles import fetching
from articles.file_store import Content, require_size
from articles.models import Capture, Recording, Source, Transcript, User
from articles.reading.document import Document

SPOKEN_COLUMNS = (
    *("source_id", "origin", "file", "warc", "file_name", "sha256", "size", "content_type"),
    *("final_url", "headers", "text", "missing_text", "elsewhere", "is_beginning", "pages"),
    *("fields", "reader", "encoding"),
)


def read_recording(data: Content) -> Document | None:
    """Return the document of an uploaded recording; None for another file. Nothing reads it whole.

    Raises `Refused` if it is larger than `RECORDING_MAX_MEGABYTES`.
    """
    if not fetching.is_recording(data):
        return None
    require_size(data, megabytes=settings.RECORDING_MAX_MEGABYTES)
    return fetching.read_recording(data)


def store_spoken(capture: Capture, document: Document) -> None:
    """Store that a new capture is a recording, or the transcript of one, with its times.

    Called in the transaction that created the capture, before its text is searched.
    """
    if document.media_type:
        Recording.objects.create(
            capture=capture, media_type=document.media_type, length=document.length
        )
        return
    parts = document.spoken_with_times
    if capture.origin == Capture.Origin.FETCHED and not parts:
        return  # a page
    recording = _recording_for(capture)
    if parts or recording:
        rows = [[each.start, each.end, each.begins, each.ends, each.speaker] for each in parts]
        Transcript.objects.create(capture=capture, recording=recording, parts=rows)


def transcript_before(source: Source) -> Capture | None:
    """Return the newest capture of a source if it is a text that a person added and no recording is known.

    That is the transcript of the recording which is added now.
    """
    newest = source.captures.filter(is_external=False).select_related("transcript").first()
    is_text = newest is not None and bool(newest.text) and newest.origin != Capture.Origin.FETCHED
    known = Recording.objects.filter(capture__source=source).exists()
    return newest if is_text and not known else None


def capture_transcript_again(earlier: Capture, *, by: User) -> Capture:
    """Add the same transcript as a capture after its recording, with which it is played from now on."""
    columns = {name: getattr(earlier, name) for name in SPOKEN_COLUMNS}
    capture = Capture.objects.create(**columns, captured_by=by, captured_at=timezone.now())
    timed = Transcript.objects.filter(capture=earlier).first()
    Transcript.objects.create(
        capture=capture, recording=_recording_for(capture), parts=timed.parts if timed else []
    )
    return capture


def _recording_for(capture: Capture) -> Recording | None:
    """Return the recording of a new transcript: the newest of its source, or that of its first reading."""
    if capture.read_again_of_id:
        first = Transcript.objects.filter(capture=capture.read_again_of_id)
        return next((each.recording for each in first.select_related("recording")), None)
    known = Recording.objects.filter(capture__source=capture.source_id, capture__is_external=False)
    return known.order_by("-capture__captured_at", "-pk").first()
