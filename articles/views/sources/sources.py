"""Sources: the list, one with its captures and affected claims, and the captures themselves."""

from functools import partial

from csp.constants import NONE
from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.captures import correct_capture, read_again
from articles.actions.sources import fetch_again
from articles.actions.verdicts import reopen_claims
from articles.forms.captures import CorrectionForm, ReadAgainForm
from articles.forms.sources import ReopenForm
from articles.models import Capture, Correction, Finding, Source
from articles.reads.captures import newest_correction, with_corrections
from articles.reads.claims import capture_differences, citations_of, settled_claims, usages_of
from articles.reads.publishing import editions_citing
from articles.reads.registers import Reach, register_of_sources
from articles.reads.sources import (
    WITH_RECORDING,
    WITHOUT_TEXTS,
    captures_of,
    captures_visible_to,
    marked_pages,
    newest_job,
    origins_of,
    pending_refetch,
    player_of,
    recent_checks,
    source_history,
)
from articles.reads.visibility import sources_visible_to
from articles.refusals import Refused
from articles.views.answers import (
    Request,
    answer,
    done,
    download,
    plays_recordings,
    readable_or_404,
)
from articles.views.articles.desk import number
from articles.views.pages import address_with, page_of
from articles.views.submissions import ABOVE, submit
from articles.workers import delayed_since, silent_kinds

# By the format that was read of the bytes, never by what a server or a name says.
SHOWN_PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


@require_safe
def source_list(request: Request) -> HttpResponse:
    """List all sources, newest first, filtered by words, type and reach."""
    words = request.GET.get("words", "").strip()
    kind, reach = request.GET.get("kind", ""), request.GET.get("reach", "")
    context = {
        "page": page_of(request, register_of_sources(request.user, words, kind, reach)),
        "words": words,
        "kind": kind,
        "reach": reach,
        "kinds": [
            (address_with(request, kind=value or None), label, value == kind)
            for value, label in [("", _("All")), *Source.Kind.choices]
        ],
        "reaches": Reach.choices,
    }
    return answer(request, "sources/list.html", context)


@require_safe
def source_detail(request: Request, source_id: int) -> HttpResponse:
    """Show one source with its captures and every claim that cites it.

    While the source is being fetched, the page asks here for its own update.
    """
    source = _source(request, source_id)
    captures = captures_of(source)
    page = Paginator(citations_of(source, reader=request.user), 20).get_page(
        request.GET.get("page")
    )
    usages = usages_of(
        source, list(page.object_list), [row.capture for row in captures], reader=request.user
    )
    context = {
        "source": source,
        "captures": captures,
        "page": page,
        "resting": usages,
        "outdated": [each for each in usages if each.is_outdated],
        "checks": recent_checks(source),
        "editions": editions_citing(source),
        "job": (job := newest_job(source)),
        "delayed_since": delayed_since(job, dict(silent_kinds())) if job else None,
        "again": pending_refetch(source),
        "origins": origins_of(source, reader=request.user),
        "grants": source.grants.select_related("person") if source.is_restricted else [],
        "history": source_history(source),
        "may": {
            "describe": permissions.may_describe(request.user, source),
            "restrict": permissions.may_restrict(request.user, source),
            "fetch": permissions.may_fetch(request.user),
            "reopen": permissions.may_reopen(request.user),
            "export": permissions.may_export(request.user),
        },
    }
    return answer(request, "sources/detail.html", context, part="source")


@require_POST
def source_fetch(request: Request, source_id: int) -> HttpResponse:
    """Check the page of the source again now."""
    source = _source(request, source_id)
    fetch_again(source, by=request.user)
    return done(request, _("Checking the page now."), "source_detail", source.pk)


@require_safe
def source_compare(request: Request, source_id: int) -> HttpResponse:
    """Compare two captures of a source: `?from=` and `?to=`, otherwise the newest two."""
    source = _source(request, source_id)
    captures = captures_of(source)
    wanted = number(request, "from"), number(request, "to")
    newest = [row.capture.pk for row in captures]
    first, second = wanted[0] or next(iter(newest[1:]), None), wanted[1] or next(iter(newest), None)
    chosen = [get_object_or_404(source.captures, pk=pk) for pk in (first, second) if pk]
    context: dict[str, object] = {"source": source, "captures": captures}
    if len(chosen) == 2:
        stretches = capture_differences(chosen[0], chosen[1])
        page = Paginator(stretches, 50).get_page(request.GET.get("page"))
        context |= {"before": chosen[0], "after": chosen[1], "page": page}
    return answer(request, "sources/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def source_reopen(request: Request, source_id: int) -> HttpResponse:
    """List the claims that a retraction affects, and reopen them."""
    permissions.require(permissions.may_reopen(request.user))
    source = _source(request, source_id)
    claims = settled_claims(source, reader=request.user)
    listed = " ".join(f"{claim.pk}:{claim.version}" for claim in claims)
    form = ReopenForm(request.POST or None, initial={"expected_version": listed})
    submission = submit(form, partial(reopen_claims, source, by=request.user), field=ABOVE)
    context = {"source": source, "claims": claims, "form": form, "outcome": submission.result}
    return answer(request, "sources/reopen.html", context, status=submission.status)


@require_safe
@plays_recordings
def capture_detail(request: Request, capture_id: int) -> HttpResponse:
    """Show one capture. `?finding=` marks the passage of a finding, `?cell=3-8` a cell of a table.

    Its recording plays from the time of the passage, or from `?at=`, in milliseconds.
    """
    visible = captures_visible_to(request.user).defer(*WITHOUT_TEXTS)
    capture = get_object_or_404(
        visible.select_related("source", "captured_by", "read_by", *WITH_RECORDING), pk=capture_id
    )
    (corrected,) = with_corrections([capture])
    wanted = number(request, "finding")
    findings = Finding.objects.filter(capture=capture).select_related("citation__claim__revision")
    through = "citation__claim__revision__article"
    finding = readable_or_404(request, findings, wanted, through=through) if wanted else None
    places = finding.places if finding else _cell_place(request, capture)
    times = [finding.detail.get("time")] if finding else []
    context = {
        "capture": capture,
        "corrected": corrected,
        "finding": finding,
        "places": places,
        "pages": marked_pages(capture, places),
        "player": player_of(capture, times=[_typed_time(request), *times]),
        "read_again_form": ReadAgainForm(initial={"encoding": capture.encoding}),
        "may": {
            "correct": permissions.may_correct(request.user),
            "read": permissions.may_fetch(request.user),
        },
    }
    return answer(request, "captures/detail.html", context)


def _typed_time(request: Request) -> int | None:
    """Return the time that `?at=` names, in milliseconds; None without one."""
    at = request.GET.get("at", "")
    return int(at) if at.isascii() and at.isdecimal() and len(at) < 10 else None


def _cell_place(request: Request, capture: Capture) -> list[tuple[int, int]]:
    """Return the place in the text that `?cell=` names, as its start and end in code points."""
    start, _dash, end = request.GET.get("cell", "").partition("-")
    if not all(each.isdecimal() and len(each) < 10 for each in (start, end)):
        return []
    position = int(start), int(end)
    return [position] if position[0] < position[1] <= len(capture.text) else []


@require_http_methods(["GET", "HEAD", "POST"])
def capture_correct(request: Request, capture_id: int) -> HttpResponse:
    """Correct the details that were read from a page. The original values stay visible."""
    permissions.require(permissions.may_correct(request.user))
    visible = captures_visible_to(request.user)
    capture = get_object_or_404(visible.select_related("source"), pk=capture_id)
    (corrected,) = with_corrections([capture])
    newest = newest_correction(capture.source)
    initial = {name: corrected.field(name) for name in Correction.Name.values}
    form = CorrectionForm(request.POST or None, initial=initial | {"expected_version": newest})

    def correct(*, expected_version: int, **values: str) -> None:
        correct_capture(capture, by=request.user, expected_version=expected_version, values=values)

    submission = submit(form, correct, version=lambda: newest)
    if submission.is_done:
        return redirect("capture_detail", capture.pk)
    context = {"capture": capture, "corrected": corrected, "form": form}
    return answer(request, "captures/correct.html", context, status=submission.status)


@require_POST
def capture_read(request: Request, capture_id: int) -> HttpResponse:
    """Read the stored bytes of a capture again, beside the first reading."""
    visible = captures_visible_to(request.user)
    capture = get_object_or_404(visible.select_related("source", "read_again_of"), pk=capture_id)
    form = ReadAgainForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose an encoding from the list."))
    reading = read_again(capture, by=request.user, encoding=form.cleaned_data["encoding"])
    if reading.pk == capture.pk:
        return done(
            request, _("Nothing changes: it was read like this."), "capture_detail", capture.pk
        )
    return done(request, _("Read again. The earlier reading stays."), "capture_detail", reading.pk)


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": True})  # type: ignore[arg-type]  # one argument more
def capture_original(request: Request, capture_id: int) -> FileResponse:
    """Download the stored bytes. Browsers must not run what a stranger wrote."""
    capture = get_object_or_404(captures_visible_to(request.user), pk=capture_id)
    name = capture.file_name or f"{capture.sha256}.bin"
    return download(capture.file, name, sha256=capture.sha256, size=capture.size)


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": True})  # type: ignore[arg-type]  # one argument more
def capture_warc(request: Request, capture_id: int) -> FileResponse:
    """Download the capture as WARC, for web archives. Early captures have none."""
    visible = captures_visible_to(request.user)
    capture = get_object_or_404(visible.exclude(warc=""), pk=capture_id)
    return download(capture.warc, f"capture-{capture.pk}.warc.gz")


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": True})  # type: ignore[arg-type]  # one argument more
def capture_picture(request: Request, capture_id: int) -> HttpResponseBase:
    """Show the stored bytes of a photo on a page of ours. Any other capture leads to its own page."""
    capture = get_object_or_404(captures_visible_to(request.user), pk=capture_id)
    if not (media_type := SHOWN_PICTURES.get(capture.read("format"))):
        return redirect("capture_detail", capture.pk)
    picture = download(capture.file, capture.sha256, sha256=capture.sha256, size=capture.size)
    picture["Content-Type"] = media_type
    picture["Content-Disposition"] = "inline"
    return picture


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": True})  # type: ignore[arg-type]  # one argument more
def capture_record(request: Request, capture_id: int) -> HttpResponse:
    """Download the record of a post exactly as its server sent it."""
    capture = get_object_or_404(captures_visible_to(request.user), pk=capture_id)
    if not (text := capture.post.get("text")):
        return done(request, _("This capture is not of a post."), "capture_detail", capture.pk)
    response = HttpResponse(text, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="post-{capture.pk}.json"'
    return response


def _source(request: Request, source_id: int) -> Source:
    """Return the source if the user may see it. Raises `Http404`."""
    visible = sources_visible_to(request.user)
    return get_object_or_404(visible.select_related("added_by"), pk=source_id)
