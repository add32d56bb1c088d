"""What people see and change of their own account. Password, address and second factor are allauth's."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.actions.newsroom import (
    choose_language,
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
from articles.views.answers import NextHandler, Request, answer, back_to_page, done
from articles.views.submissions import submit


class PersonLanguage:
    """Middleware that shows pages in the language that the person chose in their account.

    It follows Django's, which takes the cookie of the browser or its `Accept-Language`. Pages for
    everybody do not ask who reads them.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> None:
        """Activate the language, before the view runs."""
        if not getattr(view, "login_required", True) or not isinstance(request.user, User):
            return
        if request.user.language in dict(settings.LANGUAGES):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()


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
    return back_to_page(request)


@require_POST
def theme_set(request: Request) -> HttpResponse:
    """Choose the theme of all pages and return to the page. An unknown one changes nothing."""
    theme = request.POST.get("theme", "")
    if theme in User.Theme.values:
        choose_theme(request.user, theme=User.Theme(theme))
    return back_to_page(request)


@require_POST
@login_not_required
def language_set(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages and return to the page. An unknown one changes nothing.

    It is stored for the person, who finds it in every browser, and in a cookie, which pages without a
    login read. An empty choice follows the browser again.
    """
    response = back_to_page(request)
    language = request.POST.get("language", "-")
    if language and language not in dict(settings.LANGUAGES):
        return response
    if isinstance(request.user, User):
        choose_language(request.user, language=language)
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response


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
