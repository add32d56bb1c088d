"""The annotated report at its stable address, to read or to keep."""

from csp.constants import NONE
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from articles import permissions, reads, reports
from articles.models import Article
from articles.views.requests import Request


@require_safe
def article_report_html(request: Request, article_id: int) -> HttpResponse:
    """One HTML file; `?download` to keep it. Its policy allows its own style and nothing else."""
    article = _exportable(request, article_id)
    html = reports.render_html(reads.report_of(article, at=timezone.now()))
    response = HttpResponse(html)
    if "download" in request.GET:
        response["Content-Disposition"] = f'attachment; filename="{_name(article)}.html"'
    response._csp_replace = {  # type: ignore[attr-defined]  # what csp's decorator sets, per answer
        "default-src": [NONE],
        "style-src": [reports.style_source()],
    }
    return response


@require_safe
def article_report_json(request: Request, article_id: int) -> HttpResponse:
    """Everything that whoever asks may see, as JSON."""
    article = _exportable(request, article_id)
    report = reads.report_of(article, at=timezone.now(), reader=request.user)
    content = reports.render_json(report)
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{_name(article)}.json"'
    return response


def _exportable(request: Request, article_id: int) -> Article:
    permissions.require(permissions.may_export(request.user))
    return get_object_or_404(Article, pk=article_id)


def _name(article: Article) -> str:
    return slugify(article.title)[:80] or f"article-{article.pk}"
