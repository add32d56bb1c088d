"""Webhooks: add and change them, try them, read their log, send a message again."""

from collections.abc import Callable
from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.webhooks import (
    add_endpoint,
    change_endpoint,
    delete_endpoint,
    rotate_secret,
    send_again,
    send_test,
    shown_secret,
    switch_endpoint,
)
from articles.forms.newsroom import NewWebhookForm, webhook_form
from articles.models import WebhookDelivery, WebhookEndpoint
from articles.reads.notifications import deliveries_to, list_webhooks
from articles.views.answers import Request, answer, done
from articles.views.articles.desk import number_of
from articles.views.submissions import current_version, submit

ON_A_PAGE = 50
CHANGES: dict[str, tuple[Callable[..., object], str | Promise]] = {
    "rotate": (rotate_secret, gettext_lazy("A new secret was made.")),
    "off": (partial(switch_endpoint, on=False), gettext_lazy("The webhook is switched off.")),
    "on": (partial(switch_endpoint, on=True), gettext_lazy("The webhook is switched on.")),
    "delete": (delete_endpoint, gettext_lazy("The webhook is deleted.")),
}


@require_safe
def webhook_list(request: Request) -> HttpResponse:
    """Show the webhooks, and how many of their messages wait or were given up."""
    permissions.require(permissions.may_change_settings(request.user))
    return answer(request, "administration/webhooks.html", {"webhooks": list_webhooks()})


@require_http_methods(["GET", "HEAD", "POST"])
def webhook_create(request: Request) -> HttpResponse:
    """Add a webhook. Its page then shows the secret."""
    permissions.require(permissions.may_change_settings(request.user))
    form = NewWebhookForm(request.POST or None)
    submission = submit(form, partial(add_endpoint, by=request.user), field="url")
    if submission.result:
        return redirect("webhook_edit", submission.result.pk)
    return answer(
        request, "administration/webhook_new.html", {"form": form}, status=submission.status
    )


@require_http_methods(["GET", "HEAD", "POST"])
def webhook_edit(request: Request, webhook_id: int) -> HttpResponse:
    """Show a webhook with its log, and change it. The part `log` is what htmx asks for again."""
    permissions.require(permissions.may_change_settings(request.user))
    webhook = get_object_or_404(WebhookEndpoint, pk=webhook_id)
    form = webhook_form(webhook, request.POST if request.method == "POST" else None)
    save = partial(change_endpoint, webhook, by=request.user)
    version = partial(current_version, webhook)
    submission = submit(form, save, field="url", version=version)
    if submission.is_done:
        return done(request, _("Saved."), "webhook_edit", webhook.pk)
    rows = deliveries_to(webhook, request.user)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    webhook.refresh_from_db()
    context = {
        "form": form,
        "webhook": webhook,
        "secret": shown_secret(webhook, request.user),
        "page": page,
        "is_waiting": any(row.is_pending for row in page),
    }
    template = "administration/webhook.html"
    return answer(request, template, context, part="log", status=submission.status)


@require_POST
def webhook_change(request: Request, webhook_id: int) -> HttpResponse:
    """Send a test, make a new secret, switch it off or on, or delete it (`do`)."""
    permissions.require(permissions.may_change_settings(request.user))
    webhook = get_object_or_404(WebhookEndpoint, pk=webhook_id)
    version = number_of(request.POST.get("expected_version", "")) or 0
    do = request.POST.get("do", "")
    if do == "test":
        send_test(webhook, by=request.user)
        sentence = _("The test is sent. The log shows the answer.")
        return done(request, sentence, "webhook_edit", webhook_id)
    if do not in CHANGES:
        raise Http404
    change, notice = CHANGES[do]
    change(webhook, by=request.user, expected_version=version)
    if do == "delete":
        return done(request, str(notice), "webhook_list")
    return done(request, str(notice), "webhook_edit", webhook_id)


@require_POST
def delivery_send(request: Request, delivery_id: int) -> HttpResponse:
    """Send a message again that has arrived or was given up."""
    permissions.require(permissions.may_change_settings(request.user))
    related = WebhookDelivery.objects.select_related("endpoint", "message")
    delivery = get_object_or_404(related, pk=delivery_id)
    queued = send_again(delivery, by=request.user)
    notice = _("The message is sent again.") if queued else _("The message is waiting already.")
    return done(request, notice, "webhook_edit", delivery.endpoint_id)
