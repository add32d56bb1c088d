"""Addresses and views. `?bytes=` says how large the page should be: about as large as Factcheck's."""

import re
from collections.abc import Sequence
from functools import partial

from django.contrib.auth.views import LoginView
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import etag, require_POST

from bare.models import Article, Statement, Verdict

SENTENCE = re.compile(r"[^.!?]+[.!?]+[”\"]?\s*")
ARTICLE_LINE, CARD_ROW, LIST_ROW = 155, 170, 235  # bytes of each on its page
Lines = Sequence[object]


def filled(rows: Lines, request: HttpRequest, row_bytes: int) -> Lines:
    """Return rows repeated until the page has about the bytes that are asked for."""
    wanted = int(request.GET.get("bytes", "0")) // row_bytes
    return (list(rows) * (wanted // max(1, len(rows)) + 1))[: max(wanted, len(rows))]


def version_of(_request: HttpRequest, article_id: int) -> str:
    newest = Verdict.objects.filter(statement__article=article_id).order_by("-pk")
    return f"{article_id}-{newest.values_list('pk', flat=True).first()}"


def article_list(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.defer("text").order_by("-created_at", "-pk")
    page = Paginator(articles, 50).get_page(request.GET.get("page"))
    counts = Statement.objects.filter(article__in=page.object_list, is_claim=True).values("article")
    by_article = dict(counts.annotate(claims=Count("pk")).values_list("article", "claims"))
    rows = [(article, by_article.get(article.pk, 0)) for article in page.object_list]
    return render(request, "list.html", {"page": page, "rows": filled(rows, request, LIST_ROW)})


@etag(version_of)
def article_detail(request: HttpRequest, article_id: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=article_id)
    verdicts = Verdict.objects.filter(statement__article=article).order_by("pk")
    ratings = dict(verdicts.values_list("statement", "rating"))
    rows = [(line, ratings.get(line.pk, "")) for line in article.statements.all()]
    lines = filled(rows, request, ARTICLE_LINE)
    return render(request, "article.html", {"article": article, "lines": lines})


def claim_card(request: HttpRequest, statement_id: int) -> HttpResponse:
    statement = get_object_or_404(Statement.objects.select_related("article"), pk=statement_id)
    verdicts = statement.verdicts.select_related("author")
    rows = filled([statement, *verdicts], request, CARD_ROW)
    return render(request, "card.html", {"statement": statement, "rows": rows})


@require_POST
def verdict_record(request: HttpRequest, statement_id: int) -> HttpResponse:
    statement = get_object_or_404(Statement, pk=statement_id)
    typed = {name: request.POST[name] for name in ("rating", "explanation")}
    Verdict.objects.create(statement=statement, author_id=request.user.pk, **typed)
    return claim_card(request, statement_id)


def search(request: HttpRequest) -> HttpResponse:
    vector = SearchVector("text", config="simple")
    query = SearchQuery(request.GET["words"], config="simple")
    matches = Statement.objects.annotate(words=vector).filter(words=query)
    rows = [(match, 0) for match in matches.select_related("article")[:100]]
    return render(request, "list.html", {"rows": filled(rows, request, LIST_ROW)})


def article_import(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "import.html", {"address": "/articles/import/"})
    typed = request.POST["text"]
    article = Article.objects.create(title=typed[:80], text=typed, is_confirmed=False)
    return redirect("import_confirm", article.pk)


def import_confirm(request: HttpRequest, article_id: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=article_id)
    if request.method != "POST":
        return render(request, "import.html", {"article": article})
    with transaction.atomic():
        article.is_confirmed = True
        article.save()
        Statement.objects.bulk_create(split(article))
    return redirect("article_detail", article.pk)


def split(article: Article) -> list[Statement]:
    """Return the sentences of a text."""
    new = partial(Statement, article=article)
    return [new(start=m.start(), text=m[0].strip()) for m in SENTENCE.finditer(article.text)]


@require_POST
def article_news(request: HttpRequest, article_id: int) -> HttpResponse:
    look = request.POST["look"]
    version = version_of(request, article_id)
    return HttpResponse(status=204) if look == version else HttpResponse(version)


urlpatterns = [
    path("", article_list),
    path("accounts/login/", LoginView.as_view(template_name="login.html")),
    path("articles/<int:article_id>/", article_detail, name="article_detail"),
    path("articles/<int:article_id>/news/", article_news),
    path("articles/import/", article_import),
    path("articles/import/<int:article_id>/", import_confirm, name="import_confirm"),
    path("claims/<int:statement_id>/", claim_card),
    path("claims/<int:statement_id>/verdicts/", verdict_record),
    path("search/", search),
]
