"""Exports: request a file, follow its progress, download it; and the report in each format."""

import hashlib

from csp.constants import NONE
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import permissions, reports
from articles.actions.publishing import ask_for_export
from articles.forms.publishing import ExportForm
from articles.models import Article, Export
from articles.reads.publishing import exports_of, is_long, report_for, report_import_of
from articles.refusals import Refused
from articles.reports import FORMATS, Format, Rendering, Report, file_name, public_key_or_empty
from articles.views.answers import Request, answer, done, download


@require_safe
def article_export(request: Request, article_id: int) -> HttpResponse:
    """Show all formats of the report, and the files that were generated."""
    return answer(request, "publishing/exports.html", _context(request, article_id), part="exports")


@require_POST
def export_make(request: Request, article_id: int) -> HttpResponse:
    """Generate a file in the background."""
    permissions.require(permissions.may_export(request.user))
    article = get_object_or_404(Article, pk=article_id)
    form = ExportForm(request.POST)
    if not form.is_valid():
        raise Refused(_("This file is not available. Choose one of the formats on the page."))
    wanted = FORMATS[form.cleaned_data["form"]]
    rendering = Rendering(form.cleaned_data["rendering"])
    ask_for_export(article, by=request.user, form=wanted, rendering=rendering)
    if not request.htmx:
        sentence = _("The file is being generated. It will appear at the top of this page.")
        return done(request, sentence, "article_export", article.pk)
    return answer(request, "publishing/exports.html", _context(request, article.pk), part="exports")


@require_safe
def export_download(request: Request, export_id: int) -> FileResponse:
    """Download a file. Only the person who requested it finds it."""
    made = Export.objects.filter(asked_by=request.user, made_at__isnull=False)
    export = get_object_or_404(made, pk=export_id)
    permissions.require(
        permissions.may_download(request.user, export),
        _("The visibility of a source in this file has changed. Generate the file again."),
    )
    return download(export.file, export.file_name, size=export.size)


def _context(request: Request, article_id: int) -> dict[str, object]:
    permissions.require(permissions.may_export(request.user))
    article = get_object_or_404(Article, pk=article_id)
    rows = exports_of(article, request.user)
    return {
        "article": article,
        "formats": FORMATS.values(),
        "report_import": report_import_of(article),
        "public_key": public_key_or_empty(),
        "may_publish": permissions.may_publish(request.user),
        "is_long": is_long(article),
        "rows": rows,
        "is_making": any(row.is_pending for row in rows),
        "last_step": Export.Step.MADE,
    }


@require_safe
def article_report(request: Request, article_id: int, key: str) -> HttpResponse:
    """Show the report in one format. `?rendering=legal` is the full version, `?download` a file.

    A browser that has the current state gets no second copy.
    """
    form = FORMATS[key]
    article = _exportable(request, article_id)
    rendering = _rendering(request, form)
    report, _told = report_for(request.user, article, rendering)
    etag = _etag(report, form, rendering)
    kept = get_conditional_response(request, etag=etag)
    response = kept or _file(request, form, rendering, report)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _exportable(request: Request, article_id: int) -> Article:
    permissions.require(permissions.may_export(request.user))
    return get_object_or_404(Article, pk=article_id)


def _rendering(request: Request, form: Format) -> Rendering:
    """Return the version that the address names. Raises `Http404` if the format lacks it."""
    named = request.GET.get("rendering", form.renderings[0])
    if named not in form.renderings:
        raise Http404
    return Rendering(named)


def _etag(report: Report, form: Format, rendering: Rendering) -> str:
    language = get_language() or ""
    kept_in = [source.number for source in report.withheld_sources]
    parts = (report.generator, report.version, form.key, rendering, language, kept_in)
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def _file(request: Request, form: Format, rendering: Rendering, report: Report) -> HttpResponse:
    content = form.rendered(report, rendering)
    response = HttpResponse(content, content_type=_content_type(form))
    if not form.opens or "download" in request.GET:
        name = file_name(report, form, rendering)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response._csp_config = _policy(form)  # type: ignore[attr-defined]  # what csp's decorator sets, per answer
    return response


def _policy(form: Format) -> dict[str, list[str]]:
    """Allow only the style of the report itself."""
    policy = {
        each: [NONE] for each in ("default-src", "form-action", "base-uri", "frame-ancestors")
    }
    return policy | {"style-src": [reports.style_source()]} if form.key == "html" else policy


def _content_type(form: Format) -> str:
    return f"{form.media_type}; charset=utf-8" if form.is_text else form.media_type
