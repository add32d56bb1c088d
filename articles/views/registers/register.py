"""The register of claims: all that were flagged, with their verdicts, and contradicting verdicts."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.forms.lists import ClaimFilter
from articles.models import Claim
from articles.reads.claims import claims_to_check, listed_claims
from articles.reads.registers import contradicting_verdicts
from articles.views.answers import Request, answer
from articles.views.pages import address_with, chips_of, page_of

SHOWN = {
    "signed": [Claim.State.SIGNED_OFF],
    "open": [Claim.State.OPEN, Claim.State.IN_PROGRESS, Claim.State.HELP_NEEDED, Claim.State.READY],
}


@require_safe
def claim_register(request: Request) -> HttpResponse:
    """Show the claims of all articles that the user may read, the newest first, with their verdicts."""
    show = request.GET.get("show", "")
    every = [state for state in Claim.State if state != Claim.State.CUT]
    words = request.GET.get("words", "").strip()
    claims = claims_to_check(reader=request.user, states=SHOWN.get(show, every), words=words)
    register = ClaimFilter(request.GET, queryset=claims, request=request)
    newest_first = register.qs.order_by("-pk")
    tabs = [("", _("All")), ("signed", _("Signed off")), ("open", _("Open"))]
    context = {
        "filter": register,
        "chips": chips_of(request, [chip for chip in register.chips if chip[0] != "state"]),
        "page": page_of(request, listed_claims(newest_first, reader=request.user)),
        "words": words,
        "is_filtered": bool(words or show or register.chips),
        "show": show,
        "tabs": [
            (address_with(request, show=value or None), label, value == show)
            for value, label in tabs
        ],
    }
    return answer(request, "claims/register.html", context)


@require_safe
def contradiction_list(request: Request) -> HttpResponse:
    """Show claims of the same substance whose verdicts differ."""
    page = page_of(request, contradicting_verdicts(request.user))
    return answer(request, "claims/contradictions.html", {"page": page})
