"""Sources, what was seen of each, and what rests on it."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles import reads
from articles.models import Capture, Source
from articles.views.answers import answer
from articles.views.requests import Request


@require_safe
def source_list(request: Request) -> HttpResponse:
    """All sources, newest first."""
    page = Paginator(reads.source_list(), 50).get_page(request.GET.get("page"))
    return answer(request, "sources/list.html", {"page": page})


@require_safe
def source_detail(request: Request, source_id: int) -> HttpResponse:
    """One source: its captures over time, and every claim that rests on it."""
    source = get_object_or_404(Source.objects.select_related("added_by"), pk=source_id)
    context = {
        "source": source,
        "captures": reads.captures_of(source),
        "citations": reads.citations_of(source),
        "job": reads.newest_job(source),
        "again": reads.next_look(source),
    }
    return answer(request, "sources/detail.html", context)


@require_safe
def capture_detail(request: Request, capture_id: int) -> HttpResponse:
    """What one look at a source saw."""
    captures = Capture.objects.select_related("source", "captured_by")
    capture = get_object_or_404(captures, pk=capture_id)
    return answer(request, "sources/capture.html", {"capture": capture})


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": True})  # type: ignore[arg-type]  # one argument more
def capture_original(request: Request, capture_id: int) -> FileResponse:
    """The stored bytes, as a download: no browser is to run what a stranger wrote."""
    capture = get_object_or_404(Capture, pk=capture_id)
    return _download(capture.file, capture.file_name or f"{capture.sha256}.bin")


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": True})  # type: ignore[arg-type]  # one argument more
def capture_warc(request: Request, capture_id: int) -> FileResponse:
    """The capture as a WARC file, for web archives. Those of earlier days have none."""
    capture = get_object_or_404(Capture.objects.exclude(warc=""), pk=capture_id)
    return _download(capture.warc, f"capture-{capture.pk}.warc.gz")


def _download(file: FieldFile, name: str) -> FileResponse:
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
