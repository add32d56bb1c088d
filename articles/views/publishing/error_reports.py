"""Readers report an error in what is published; editors find the reports in an inbox of their own."""

import hmac
from functools import partial
from http import HTTPStatus
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.publishing import (
    ask_about_error_report,
    dismiss_error_report,
    receive_error_report,
    reopen_error_report,
)
from articles.forms.publishing import (
    AskAboutReportForm,
    DismissReportForm,
    ErrorReportForm,
    ReopenReportForm,
)
from articles.models import ErrorReport, PublisherProfile
from articles.reads.publishing import claims_to_ask_about, deleted_at, error_reports
from articles.refusals import Refused
from articles.views.answers import Request, answer, done, readable_or_404
from articles.views.publishing.feeds import feed_links
from articles.views.publishing.published import edition_or_404
from articles.views.submissions import ABOVE, current_version, submit

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def error_report(request: HttpRequest, key: str) -> HttpResponse:
    """Let a reader say what is wrong in the newest edition. A refusal keeps what was typed.

    Who fills in the field that no person sees is thanked, and nothing is stored.
    """
    status = edition_or_404(key)
    if status.retraction:
        return redirect("publication_detail", key)
    form = ErrorReportForm(request.POST if request.method == "POST" else None)
    code, is_received = HTTPStatus.OK, False
    if form.is_bound:
        code = HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_bound and form.is_valid():
        if form.is_trap_filled:
            is_received, code = True, HTTPStatus.OK
        elif not _may_send(request):
            form.add_error(None, _("Too many reports came from your network. Send it in an hour."))
            code = HTTPStatus.TOO_MANY_REQUESTS
        else:
            receive_error_report(status.edition, **form.report)
            is_received, code = True, HTTPStatus.OK
    context = {
        "status": status,
        "form": form,
        "is_received": is_received,
        "profile": PublisherProfile.current(),
        "feeds": feed_links(),
    }
    return answer(request, "publishing/error_report.html", context, status=code)


def _may_send(request: HttpRequest) -> bool:
    """Count this report. Only a fingerprint of the network address is kept, for a day."""
    key = hmac.digest(settings.SECRET_KEY.encode(), _network_of(request).encode(), "sha256").hex()
    return bool(consume(request, action="error_report", key=key))


def _network_of(request: HttpRequest) -> str:
    """Return the network address of the reader, of IPv6 the part that belongs to one connection."""
    address = str(get_adapter().get_client_ip(request))
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ip_network(f"{address}/64", strict=False))
    return address


@require_safe
def error_report_list(request: Request) -> HttpResponse:
    """List the reports of readers: the new ones, or all with `?show=all`."""
    permissions.require(permissions.may_publish(request.user))
    shows_all = request.GET.get("show") == "all"
    reports = error_reports(request.user)
    if not shows_all:
        reports = reports.filter(state=ErrorReport.State.NEW)
    page = Paginator(reports, ON_A_PAGE).get_page(request.GET.get("page"))
    return answer(request, "publishing/reports.html", {"page": page, "shows_all": shows_all})


@require_http_methods(["GET", "HEAD", "POST"])
def error_report_detail(request: Request, report_id: int) -> HttpResponse:
    """Show one report, and ask about a claim because of it."""
    report = _report_or_404(request, report_id)
    data = request.POST if request.method == "POST" else None
    form = AskAboutReportForm(data, report=report, claims=claims_to_ask_about(report))
    ask = partial(ask_about_error_report, report, by=request.user)
    submission = submit(form, ask, field=ABOVE, version=partial(current_version, report))
    if submission.result:
        messages.success(request, _("Question saved."))
        question = submission.result
        article_id = report.edition.publication.article_id
        desk = reverse("article_detail", args=[article_id])
        return redirect(f"{desk}?claim={question.claim_id}#question-{question.pk}")
    return _detail(request, report, form=form, status=submission.status)


@require_POST
def error_report_dismiss(request: Request, report_id: int) -> HttpResponse:
    """Dismiss a report, with a reason."""
    report = _report_or_404(request, report_id)
    form = DismissReportForm(request.POST)
    dismiss = partial(dismiss_error_report, report, by=request.user)
    submission = submit(form, dismiss, field=ABOVE, version=partial(current_version, report))
    if submission.is_done:
        return done(request, _("Report dismissed."), "error_report_detail", report.pk)
    return _detail(request, report, dismiss_form=form, status=submission.status)


@require_POST
def error_report_reopen(request: Request, report_id: int) -> HttpResponse:
    """Make a dismissed report new again."""
    report = _report_or_404(request, report_id)
    form = ReopenReportForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Reload the page, then try again."))
    reopen_error_report(report, by=request.user, **form.cleaned_data)
    return done(request, _("Report reopened."), "error_report_detail", report.pk)


def _report_or_404(request: Request, report_id: int) -> ErrorReport:
    permissions.require(permissions.may_publish(request.user))
    rows = error_reports(request.user)
    return readable_or_404(request, rows, report_id, through="edition__publication__article")


def _detail(
    request: Request,
    report: ErrorReport,
    *,
    form: AskAboutReportForm | None = None,
    dismiss_form: DismissReportForm | None = None,
    status: int,
) -> HttpResponse:
    report.refresh_from_db(fields=["state", "reason", "question", "decided_by", "version"])
    claims = claims_to_ask_about(report)
    sent = form if form and form.is_bound else dismiss_form
    context = {
        "report": report,
        "typed": sent["text" if sent is form else "reason"].value() if sent else "",
        "refusals": sent.non_field_errors() if sent else "",
        "deleted_at": deleted_at(report),
        "form": form or AskAboutReportForm(report=report, claims=claims),
        "dismiss_form": dismiss_form
        or DismissReportForm(initial={"expected_version": report.version}),
        "has_claims": claims.exists(),
    }
    return answer(request, "publishing/report_detail.html", context, status=status)
