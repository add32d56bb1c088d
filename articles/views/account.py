"""What people see and change of their own account. Password, address and second factor are allauth's."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.actions.newsroom import (
    choose_theme,
    end_other_sessions,
    end_session,
    save_name,
    use_keys,
)
from articles.forms.accounts import PreferencesForm, name_form
from articles.models import User
from articles.reads.account import open_sessions, second_factors
from articles.reads.notifications import preferences_of
from articles.views.answers import Request, answer, done
from articles.views.submissions import submit


@require_http_methods(["GET", "HEAD", "POST"])
def account_detail(request: Request) -> HttpResponse:
    """Show the user's account; save the name."""
    form = name_form(request.user, request.POST if request.method == "POST" else None)
    submission = submit(form, partial(save_name, request.user))
    if submission.is_done:
        return done(request, _("Saved."), "account_detail")
    context = {
        "form": form,
        "factors": second_factors(request.user),
        "preferences": PreferencesForm(initial=preferences_of(request.user)),
        "sessions": open_sessions(request.user, request.session.session_key),
    }
    return answer(request, "account/detail.html", context, status=submission.status)


@require_safe
def security(request: Request) -> HttpResponse:
    """Show the second factors. People who need one and have none can open no other page."""
    return answer(request, "mfa/index.html", {"factors": second_factors(request.user)})


@require_POST
def keys_set(request: Request) -> HttpResponse:
    """Turn keyboard shortcuts on or off for the user and return to the page."""
    use_keys(request.user, on=request.POST.get("on") == "yes")
    return _back(request)


@require_POST
def theme_set(request: Request) -> HttpResponse:
    """Choose the theme of all pages and return to the page. An unknown one changes nothing."""
    theme = request.POST.get("theme", "")
    if theme in User.Theme.values:
        choose_theme(request.user, theme=User.Theme(theme))
    return _back(request)


@require_POST
def session_end(request: Request, session_id: int) -> HttpResponse:
    """Log out of one other browser."""
    end_session(request.user, session_id)
    return done(request, _("That session is logged out."), "account_detail")


@require_POST
def other_sessions_end(request: Request) -> HttpResponse:
    """Log out everywhere but here."""
    end_other_sessions(request.user, current_key=request.session.session_key)
    return done(request, _("You are logged out everywhere else."), "account_detail")


def _back(request: Request) -> HttpResponse:
    """Redirect to the page that the form was on."""
    page = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(
        page, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(page if is_ours else "home")
