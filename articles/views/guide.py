"""Help: the user guide inside the app."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from articles.reads.guide import guide_page
from articles.views.answers import Request, answer


@require_safe
def help_page(request: Request, name: str = "") -> HttpResponse:
    """Show one page of the user guide, or its contents."""
    page = guide_page(name)
    if page is None:
        raise Http404
    return answer(request, "help/page.html", {"page": page})
