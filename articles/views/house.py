"""What the house has decided for all its articles, for administrators."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import actions, permissions
from articles.forms.fields import see_anew
from articles.forms.house import house_form
from articles.models import House, Rule
from articles.refusals import Stale
from articles.views.answers import answer, done
from articles.views.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def house(request: Request) -> HttpResponse:
    """Read and change the rules. When somebody was faster, theirs stand beside what was chosen."""
    permissions.require(permissions.may_set_house(request.user))
    standing = House.current()
    form = house_form(standing, request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form, "house": standing}
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            typed = form.cleaned_data
            actions.set_house(
                by=request.user,
                seen=typed["seen"],
                sign_offs=typed["sign_offs"],
                is_blind=typed["is_blind"],
                severities=form.severities,
            )
        except Stale as stale:
            status = stale.status
            form.add_error(None, str(stale))
            standing = House.current()
            see_anew(form, standing.version)
            told = [(rule.label, standing.severity(rule).label) for rule in Rule]
            context |= {"house": standing, "is_stale": True, "standing": told}
        else:
            return done(request, _("Saved."), "house")
    return answer(request, "house/edit.html", context, status=status)
