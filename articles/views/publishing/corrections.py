"""After publication: what has changed since an edition, its correction, and who was informed."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import permissions
from articles.actions.publishing import (
    draft_correction,
    record_notice,
    reopen_correction,
    settle_correction,
)
from articles.forms.publishing import (
    CorrectionDraftForm,
    NoticeForm,
    ReopenCorrectionForm,
    SettleCorrectionForm,
)
from articles.models import CorrectionCase
from articles.reads.newsroom import last_undo_entry
from articles.reads.publishing import case_rows, correction_cases
from articles.reads.rows import Rows
from articles.refusals import Refused
from articles.views.answers import Request, answer, done, readable_or_404
from articles.views.pages import address_with, page_of
from articles.views.submissions import ABOVE, current_version, submit

THROUGH = "edition__publication__article"
State = CorrectionCase.State
SHOWN = {"open": [State.OPEN], "done": [State.SETTLED, State.OVER], "all": list(State)}


@require_safe
def correction_case_list(request: Request) -> HttpResponse:
    """List the published articles that rest on what has changed: open cases, done ones, or all."""
    permissions.require(permissions.may_publish(request.user))
    show = request.GET.get("show", "open")
    cases = correction_cases(request.user).filter(state__in=SHOWN.get(show, SHOWN["open"]))
    tabs = [("open", _("Open")), ("done", _("Done")), ("all", _("All"))]
    context = {
        "page": page_of(request, Rows(cases, partial(case_rows, reader=request.user))),
        "tabs": [
            (address_with(request, show=value), label, value == show) for value, label in tabs
        ],
        "show": show,
    }
    return answer(request, "publishing/corrections.html", context)


@require_safe
def correction_case_detail(request: Request, case_id: int) -> HttpResponse:
    """Show one case: what has changed, its draft, and who was informed."""
    return _detail(request, _case_or_404(request, case_id))


@require_POST
def correction_draft(request: Request, case_id: int) -> HttpResponse:
    """Save the draft of the correction."""
    case = _case_or_404(request, case_id)
    form = CorrectionDraftForm(request.POST)
    save = partial(draft_correction, case, by=request.user)
    submission = submit(form, save, field=ABOVE, version=partial(current_version, case))
    if submission.is_done:
        return done(request, _("Draft saved."), "correction_case_detail", case.pk)
    return _detail(request, case, draft_form=form, status=submission.status)


@require_POST
def correction_notice(request: Request, case_id: int) -> HttpResponse:
    """Record who was informed of the correction."""
    case = _case_or_404(request, case_id)
    form = NoticeForm(request.POST)
    submission = submit(form, partial(record_notice, case, by=request.user), field=ABOVE)
    if submission.is_done:
        return done(request, _("Notice recorded."), "correction_case_detail", case.pk)
    return _detail(request, case, notice_form=form, status=submission.status)


@require_POST
def correction_settle(request: Request, case_id: int) -> HttpResponse:
    """Settle the case, with a reason if no correction was published."""
    case = _case_or_404(request, case_id)
    form = SettleCorrectionForm(request.POST, auto_id="settle_%s")
    settle = partial(settle_correction, case, by=request.user)
    submission = submit(form, settle, field=ABOVE, version=partial(current_version, case))
    if submission.is_done:
        return done(request, _("Case settled."), "correction_case_detail", case.pk)
    return _detail(request, case, settle_form=form, status=submission.status)


@require_POST
def correction_reopen(request: Request, case_id: int) -> HttpResponse:
    """Open a settled case again."""
    case = _case_or_404(request, case_id)
    form = ReopenCorrectionForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Reload the page, then try again."))
    reopen_correction(case, by=request.user, **form.cleaned_data)
    return done(request, _("Case reopened."), "correction_case_detail", case.pk)


def _case_or_404(request: Request, case_id: int) -> CorrectionCase:
    permissions.require(permissions.may_publish(request.user))
    return readable_or_404(request, correction_cases(request.user), case_id, through=THROUGH)


def _detail(
    request: Request,
    case: CorrectionCase,
    *,
    draft_form: CorrectionDraftForm | None = None,
    notice_form: NoticeForm | None = None,
    settle_form: SettleCorrectionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer with the page of a case. What was typed in a refused form stays in it."""
    fields = ["state", "draft", "correction", "reason", "settled_by", "closed_at", "version"]
    if status != 200:
        case.refresh_from_db(fields=fields)
    (row,) = case_rows([case], reader=request.user, with_passages=True)
    article = case.edition.publication.article
    version = {"expected_version": case.version}
    entry = last_undo_entry(article, request.user)
    sent = next((form for form in (draft_form, settle_form) if form), None)
    context = {
        "row": row,
        "case": case,
        "article": article,
        "draft_form": draft_form or CorrectionDraftForm(initial={"draft": row.draft, **version}),
        "notice_form": notice_form or NoticeForm(),
        "settle_form": settle_form or SettleCorrectionForm(initial=version, auto_id="settle_%s"),
        "refused": sent if sent and not case.is_open else None,
        "offered": entry if entry and entry.kind in entry.OF_CORRECTIONS else None,
    }
    return answer(request, "publishing/correction.html", context, status=status)
