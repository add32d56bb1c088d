"""The annotated report: a page that offers all its forms, and one stable address for each."""

import hashlib

from csp.constants import NONE
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import permissions, reads, reports
from articles.models import Article
from articles.reports import FORMATS, Format, Rendering, Report
from articles.views.answers import answer
from articles.views.requests import Request


@require_safe
def article_export(request: Request, article_id: int) -> HttpResponse:
    """All forms of the report, with what each is for."""
    article = _exportable(request, article_id)
    context = {"article": article, "formats": FORMATS.values()}
    return answer(request, "exports/list.html", context)


@require_safe
def article_report(request: Request, article_id: int, key: str) -> HttpResponse:
    """The report in one form, as it stands. `?rendering=legal` for all of it, `?download` to keep.

    A browser that has this very state of it is told so, and gets no second copy.
    """
    form = FORMATS[key]
    article = _exportable(request, article_id)
    rendering = _rendering(request, form)
    report = reads.report_in_one_state(article, reader=request.user)
    if rendering is Rendering.LEGAL:
        permissions.require(not report.withheld, _tells_all(report))
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


def _tells_all(report: Report) -> str:
    """What stands between this person and the legal rendering, by what it is called in public."""
    named = "; ".join(f"[{each.number}] {each.public_description}" for each in report.withheld)
    return _(
        "The legal rendering tells everything, and you are not named for these sources: %(named)s. "
        "Ask whoever added them, or take the public rendering."
    ) % {"named": named}


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


def file_name(report: Report, form: Format, rendering: Rendering) -> str:
    """What the file is called: after the article, and marked when it is not for everybody."""
    name = slugify(report.article.title)[:80] or f"article-{report.article.id}"
    mark = "" if rendering is Rendering.PUBLIC else f"-{rendering}"
    return f"{name}{mark}.{form.ending}"
