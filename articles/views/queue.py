"""What is to be done, across all articles."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from articles import reads
from articles.forms.queue import QueueFilter
from articles.views.answers import answer
from articles.views.requests import Request


@require_safe
def queue(request: Request) -> HttpResponse:
    """Claims by state, priority, age and assignee."""
    words = request.GET.get("words", "").strip()
    claims = reads.claims_to_check(
        reader=request.user,
        states=request.GET.getlist("state"),
        words=words,
        marks=request.GET.getlist("fresh"),
    )
    found = QueueFilter(request.GET, queryset=claims, request=request)
    page = Paginator(found.qs, 50).get_page(request.GET.get("page"))
    page.object_list = reads.with_freshness(page.object_list)
    return answer(request, "queue/list.html", {"filter": found, "page": page})


@require_safe
def search(request: Request) -> HttpResponse:
    """Claims, speakers and sources that have the words typed in the header."""
    words = request.GET.get("words", "").strip()
    found = reads.search_everything(words, reader=request.user)
    return answer(request, "queue/search.html", {"words": words, "found": found})
