"""The history of the newsroom, and the logins that become a part of it."""

from typing import Any

import structlog
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.paginator import Paginator
from django.db.models import Q
from django.dispatch import receiver
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from articles import permissions
from articles.actions.newsroom import record_login
from articles.models import LoginAttempt, User
from articles.reads.history import describe_newsroom_events, newsroom_events
from articles.views.answers import Request, answer

log = structlog.get_logger(__name__)
ON_A_PAGE = 50


@require_safe
def newsroom_history(request: Request) -> HttpResponse:
    """Show who changed rights, invitations, house rules and scales."""
    permissions.require(permissions.may_change_settings(request.user))
    page = Paginator(newsroom_events(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "events": describe_newsroom_events(page)}
    return answer(request, "newsroom/history.html", context)


@require_safe
def login_list(request: Request) -> HttpResponse:
    """Show who logged in, and which attempts failed."""
    permissions.require(permissions.may_change_settings(request.user))
    attempts = LoginAttempt.objects.select_related("user")
    page = Paginator(attempts, ON_A_PAGE).get_page(request.GET.get("page"))
    return answer(request, "newsroom/logins.html", {"page": page})


@receiver(user_logged_in)
def record_success(user: User, **_about: Any) -> None:
    """Record a login, whichever page it came from."""
    record_login(user, succeeded=True)
    log.info("login.succeeded", person=user.pk)


@receiver(user_logged_out)
def log_end(user: User | None, **_about: Any) -> None:
    """Log that somebody has logged out."""
    log.info("login.ended", person=user.pk if user else None)


@receiver(user_login_failed)
def record_failure(credentials: dict[str, Any], **_about: Any) -> None:
    """Record a failed login of the account that was named, if there is one."""
    typed = credentials.get("username") or credentials.get("email") or ""
    named = Q(username__iexact=typed) | Q(email__iexact=typed)
    user = User.objects.filter(named, is_external=False).first() if typed else None
    record_login(user, succeeded=False)
