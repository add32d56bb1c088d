"""The register of speakers, and the dashboard of the newsroom."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import permissions
from articles.models import Speaker
from articles.reads.registers import WEEKS, count_likely_same, list_speakers, read_dashboard
from articles.views.answers import Request, answer
from articles.views.pages import address_with, page_of


@require_safe
def speaker_list(request: Request) -> HttpResponse:
    """Show who is quoted in the articles that the user may read."""
    words, kind = request.GET.get("words", "").strip(), request.GET.get("kind", "")
    kinds = [("", _("All")), *Speaker.Kind.choices]
    page = page_of(request, list_speakers(request.user, words, kind))
    may_merge = permissions.may_attribute(request.user)
    context = {
        "page": page,
        "likely": count_likely_same(list(page), reader=request.user) if may_merge else {},
        "words": words,
        "kind": kind,
        "kinds": [
            (address_with(request, kind=value or None), label, value == kind)
            for value, label in kinds
        ],
    }
    return answer(request, "speakers/list.html", context)


@require_safe
def dashboard(request: Request) -> HttpResponse:
    """Show what is in work and late, the workload, verdicts over time and the agreement of reviewers."""
    typed = request.GET.get("weeks", "")
    weeks = int(typed) if typed in map(str, WEEKS) else WEEKS[1]
    context = {
        "dashboard": read_dashboard(request.user, weeks=weeks),
        "weeks": weeks,
        "choices": WEEKS,
        "shelf": "current",
    }
    return answer(request, "dashboard.html", context)
