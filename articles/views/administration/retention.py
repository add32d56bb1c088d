"""What is kept how long: what an administrator sets, and what the installation or the history fixes."""

from functools import partial

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.actions.newsroom import set_retention
from articles.forms.newsroom import retention_form
from articles.models import MAX_EXPORT_HOURS, MAX_SESSION_DAYS, NewsroomSettings
from articles.views.answers import Request, answer, done
from articles.views.submissions import submit


@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: Request) -> HttpResponse:
    """Show how long things are kept, and change what may be changed."""
    permissions.require(permissions.may_change_settings(request.user))
    data = request.POST if request.method == "POST" else None
    form = retention_form(NewsroomSettings.current(), data)
    save = partial(set_retention, by=request.user)
    submission = submit(form, save, version=lambda: NewsroomSettings.current().version)
    if submission.is_done:
        return done(request, _("Saved."), "retention")
    context = {
        "form": form,
        "export_hours": round(settings.EXPORT_KEEP_HOURS),
        "login_days": round(settings.SESSION_COOKIE_AGE / 86400),
        "most_hours": MAX_EXPORT_HOURS,
        "most_days": MAX_SESSION_DAYS,
    }
    return answer(request, "administration/retention.html", context, status=submission.status)
