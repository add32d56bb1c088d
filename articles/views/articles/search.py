"""The search page."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from articles.models import SearchDocument
from articles.reads.search import ON_A_PAGE, Period, search_everything
from articles.views.answers import Request, answer


@require_safe
def search(request: Request) -> HttpResponse:
    """What contains the words typed, of all kinds or of one, and how much there is of each kind."""
    kind, period = request.GET.get("in", ""), request.GET.get("when", "")
    kind = kind if kind in SearchDocument.Kind.values else ""
    typed = request.GET.get("page", "")
    page = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 1
    words, archived = request.GET.get("words", ""), "archived" in request.GET
    results = search_everything(
        words,
        reader=request.user,
        kind=kind,
        period=period,
        archived=archived,
        page=max(1, page),
    )
    context = {
        "words": words,
        "results": results,
        "archived": archived,
        "kind": kind,
        "kinds": [
            (name, label, results.counts.get(name, 0))
            for name, label in SearchDocument.Kind.choices
        ],
        "period": period,
        "periods": Period.choices,
        "page": Paginator(range(results.total), ON_A_PAGE).get_page(max(1, page)),
    }
    return answer(request, "newsroom/search.html", context)
