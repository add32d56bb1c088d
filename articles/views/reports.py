"""The annotated report: one stable address for each of its forms."""

import hashlib

from csp.constants import NONE
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles import permissions, reads, reports
from articles.models import Article
from articles.reports import FORMATS, Format, Rendering, Report, file_name
from articles.views.requests import Request


@require_safe
def article_report(request: Request, article_id: int, key: str) -> HttpResponse:
    """The report in one form, as it stands. `?rendering=legal` for all of it, `?download` to keep.

    A browser that has this very state of it is told so, and gets no second copy.
    """
    form = FORMATS[key]
    article = _exportable(request, article_id)
    rendering = _rendering(request, form)
    report, _told = reads.report_for(request.user, article, rendering)
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
    """The rendering that the address names. Raises `Http404` for one that the form does not offer."""
    named = request.GET.get("rendering", form.renderings[0])
    if named not in form.renderings:
        raise Http404
    return Rendering(named)


def _etag(report: Report, form: Format, rendering: Rendering) -> str:
    language = get_language() or ""
    kept_in = [source.number for source in report.withheld]
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
    """Its own style and nothing else."""
    policy = {
        each: [NONE] for each in ("default-src", "form-action", "base-uri", "frame-ancestors")
    }
    return policy | {"style-src": [reports.style_source()]} if form.key == "html" else policy


def _content_type(form: Format) -> str:
    return f"{form.media_type}; charset=utf-8" if form.is_text else form.media_type
