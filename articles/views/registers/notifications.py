"""Notifications: a person's own, how they are sent, e-mails not sent; and the numbers of the header."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.notifications import read_notifications, save_preferences, try_again
from articles.forms.accounts import PreferencesForm
from articles.reads.notifications import notifications_of, unsent_messages
from articles.views.answers import Request, answer, done

ON_A_PAGE = 50
IN_HEADER = 6


@require_safe
def header_counts(request: Request) -> HttpResponse:
    """Answer with the navigation and the bell, whose numbers an open page shows again: one read."""
    return render(request, "_header_counts.html")


@require_http_methods(["GET", "HEAD", "POST"])
def notification_list(request: Request) -> HttpResponse:
    """Show the user's notifications, each with a link to its place; mark one or all as read.

    `notification` is the one; without it, all are marked. htmx gets the newest, for the header.
    """
    rows = notifications_of(request.user)
    if request.method == "POST":
        typed = request.POST.get("notification", "")
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
        read_notifications(request.user, get_object_or_404(rows, pk=number) if typed else None)
        return redirect("notification_list")
    if request.htmx and not request.htmx.history_restore_request:
        newest = list(rows[:IN_HEADER])
        context = {"newest": newest, "has_unread": any(row.read_at is None for row in newest)}
        return answer(request, "notifications/list.html", context, part="newest")
    page = _page(request, rows)
    context = {"page": page, "has_unread": any(row.read_at is None for row in page)}
    return answer(request, "notifications/list.html", context)


@require_POST
def notification_settings(request: Request) -> HttpResponse:
    """Save how the user is notified. A choice that is not offered changes nothing."""
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the ways that are offered."))
        return redirect("account_detail")
    save_preferences(request.user, form.deliveries)
    return done(request, _("Saved."), "account_detail")


@require_http_methods(["GET", "HEAD", "POST"])
def message_list(request: Request) -> HttpResponse:
    """Show which e-mails could not be sent, and why; send those again that were given up."""
    permissions.require(permissions.may_change_settings(request.user))
    if request.method == "POST":
        number = try_again(request.user)
        sentence = ngettext("%(n)s e-mail is sent again.", "%(n)s e-mails are sent again.", number)
        return done(request, sentence % {"n": number}, "message_list")
    context = {"page": _page(request, unsent_messages())}
    return answer(request, "notifications/unsent.html", context)


def _page(request: Request, rows: QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
