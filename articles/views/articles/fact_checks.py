"""Fact-checks of other publishers: import a file of ClaimReview, and remove those of a publisher."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.actions.claims import FactCheckImport, import_fact_checks, remove_fact_checks
from articles.forms.newsroom import FactCheckForm
from articles.reads.claims import publishers_of_fact_checks
from articles.views.answers import Request, answer, done
from articles.views.submissions import submit


@require_http_methods(["GET", "HEAD", "POST"])
def fact_check_list(request: Request) -> HttpResponse:
    """The publishers whose fact-checks are offered, and the form to import more."""
    permissions.require(permissions.may_change_settings(request.user))
    if publisher := request.POST.get("remove"):
        number = remove_fact_checks(publisher, by=request.user)
        removed = ngettext("%d fact-check removed.", "%d fact-checks removed.", number) % number
        return done(request, removed, "fact_check_list")
    is_sent = request.method == "POST"
    form = FactCheckForm(request.POST, request.FILES) if is_sent else FactCheckForm()

    def read(file: Any) -> FactCheckImport:
        return import_fact_checks(file.read(), by=request.user)

    submission = submit(form, read, field="file")
    if submission.result and not submission.result.skipped:
        return done(request, _summary(submission.result), "fact_check_list")
    context = {
        "form": form,
        "result": submission.result,
        "summary": _summary(submission.result) if submission.result else "",
        "publishers": publishers_of_fact_checks(),
    }
    return answer(request, "newsroom/fact_checks.html", context, status=submission.status)


def _summary(result: FactCheckImport) -> str:
    counts = {
        "created": result.created,
        "changed": result.changed,
        "existing": result.existing,
    }
    return _("%(created)d new, %(changed)d changed, %(existing)d as before.") % counts
