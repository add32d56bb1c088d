"""Recordings and their captions, for the players on our own pages."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.file_store import open_recently_checked
from articles.reads.sources import captions_of, captures_visible_to
from articles.views.answers import Request
from articles.views.sources.ranges import answer_range

NOTHING = {"default-src": [NONE], "sandbox": True}  # if somebody opens the file itself


@require_safe
@csp_replace(NOTHING)  # type: ignore[arg-type]  # one argument more
def capture_recording(request: Request, capture_id: int) -> HttpResponseBase:
    """Send the bytes of a recording, or the range of them that a player asks for."""
    recordings = captures_visible_to(request.user).filter(recording__isnull=False)
    capture = get_object_or_404(recordings.select_related("recording"), pk=capture_id)
    if not capture.file:
        raise Http404
    try:
        file = open_recently_checked(str(capture.file), sha256=capture.sha256, size=capture.size)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return answer_range(
        request,
        file,
        size=capture.size,
        etag=capture.sha256,
        content_type=capture.recording.media_type,
    )


@require_safe
@csp_replace(NOTHING)  # type: ignore[arg-type]  # one argument more
def capture_captions(request: Request, capture_id: int) -> HttpResponse:
    """Send the captions of a transcript as WebVTT, generated from its text and times."""
    capture = get_object_or_404(captures_visible_to(request.user), pk=capture_id)
    captions = captions_of(capture)
    if captions is None:
        raise Http404
    return HttpResponse(captions, content_type="text/vtt; charset=utf-8")
