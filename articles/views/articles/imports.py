"""Import an article in two steps: provide it, then confirm what was read from it."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import permissions
from articles.actions.articles import (
    SeveralArticles,
    WordsGone,
    confirm_or_queue,
    forget_file,
    is_kept,
    start_import,
)
from articles.actions.publishing import import_or_queue_report
from articles.actions.readers import ChosenReaders, describe_readers
from articles.file_store import read_start
from articles.forms.articles import ConfirmForm, NewArticleForm
from articles.forms.captures import ReadAgainForm
from articles.models import Article, BackgroundImport, Import, Readership
from articles.reads.articles import (
    BackgroundImportRow,
    annotation_counts,
    annotation_rows,
    background_import,
    background_import_of,
    import_of,
    role_counts,
    unfinished_imports,
)
from articles.refusals import Refused
from articles.reports import is_report
from articles.views.answers import Request, answer, done, read_or_404
from articles.views.articles.choose import read_file_again, redirect_to_choice
from articles.views.submissions import submit


@require_http_methods(["GET", "HEAD", "POST"])
def article_import(request: Request) -> HttpResponse:
    """Import a text, a file or an address. A report is imported at once."""
    permissions.require(permissions.may_import(request.user))
    form = NewArticleForm(request.POST or None, request.FILES or None)

    def start(text: str, file: Any, url: str, readers: ChosenReaders) -> HttpResponse:
        name, data = (file.name or "", file) if file else ("", None)
        if data is not None and is_report(read_start(data), file_name=name):
            report = import_or_queue_report(data, name, by=request.user, readers=readers)
            return _redirect_to(request, report, is_report=True)
        is_for_all = readers.audience == Readership.Audience.NEWSROOM
        chosen = "" if is_for_all else urlencode(readers.as_json(), doseq=True)
        try:
            read = start_import(by=request.user, pasted=text, file_name=name, data=data, url=url)
        except SeveralArticles as several:
            return redirect_to_choice(request, several, readers=chosen)
        page = reverse("import_confirm", args=[read.key])
        return redirect(f"{page}?{chosen}" if chosen else page)

    submission = submit(form, start, field=lambda _refusal: form.given)
    if submission.result:
        return submission.result
    context = {"form": form, "unfinished": unfinished_imports(request.user)}
    return answer(request, "articles/import.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def import_confirm(request: Request, key: UUID) -> HttpResponse:
    """Show what was read from the import, to correct it before the text is split."""
    imported = read_or_404(import_of, key, request.user)
    if imported.revises_id:
        return redirect("revision_confirm", imported.revises_id, imported.key)
    if imported.article_id:
        return redirect("article_detail", imported.article_id)
    queued = background_import_of(imported)
    if queued and queued.is_pending:
        return redirect("import_progress", queued.background.pk)
    typed = _queued_details(queued) if queued else {}
    form = _confirm_form(request, imported, typed, request.POST or None)
    if "read_again" in request.POST:
        if read_file_again(request, imported, form):
            again = _confirm_form(request, imported, form.typed_details)
            typed_text = form.typed_text or request.POST.get("typed_text", "")
            return _confirm_page(request, imported, again, typed_text=typed_text)
        return _confirm_page(request, imported, form, status=422)
    confirm = partial(confirm_or_queue, imported, by=request.user)
    submission = submit(form, confirm, field=field_of_refusal)
    if submission.result:
        forget_file(imported)
        return _redirect_to(request, submission.result)
    return _confirm_page(request, imported, form, status=submission.status)


def _confirm_form(
    request: Request,
    imported: Import,
    typed: Mapping[str, object],
    data: QueryDict | None = None,
) -> ConfirmForm:
    """Return the form with what was read, and with what was `typed` before instead."""
    rows = annotation_rows(imported)
    numbers = [row.number for row in rows if row.has_place]
    return ConfirmForm(data, initial=_initial(imported, request) | dict(typed), numbers=numbers)


def _confirm_page(
    request: Request,
    imported: Import,
    form: ConfirmForm,
    *,
    status: int = HTTPStatus.OK,
    typed_text: str = "",
) -> HttpResponse:
    rows = annotation_rows(imported)
    encoding = request.POST.get("encoding", "")
    context = {
        "form": form,
        "imported": imported,
        "rows": rows,
        "count": annotation_counts(rows),
        "roles": role_counts(imported),
        "read_again_form": ReadAgainForm({"encoding": encoding}) if is_kept(imported) else None,
        "typed_text": typed_text,
    }
    return answer(request, "articles/confirm.html", context, status=status)


def _redirect_to(
    request: Request, imported: Article | BackgroundImport, *, is_report: bool = False
) -> HttpResponse:
    """Redirect to the article, or to the page of an import that a worker makes."""
    if isinstance(imported, BackgroundImport):
        return redirect("import_progress", imported.pk)
    if is_report:
        readers = describe_readers(Readership.objects.get(article=imported))
        message = _("The report was imported. Readers: %(readers)s.") % {"readers": readers}
        return done(request, message, "article_detail", imported.pk)
    return redirect("article_detail", imported.pk)


@require_safe
def import_progress(request: Request, background_import_id: int) -> HttpResponse:
    """Show the progress of an import that a worker makes, then redirect to its article."""
    row = read_or_404(background_import, background_import_id, request.user)
    if row.background.article_id:
        return redirect("article_detail", row.background.article_id)
    return answer(request, "articles/import_progress.html", {"row": row}, part="progress")


def field_of_refusal(refusal: Refused) -> str:
    """Return the field beside which a refused import is explained."""
    return "annotations" if isinstance(refusal, WordsGone) else "body"


def _queued_details(queued: BackgroundImportRow) -> dict[str, object]:
    """Return what was typed before, when a worker could not make the article."""
    details: dict[str, object] = dict(queued.background.details)
    readers = queued.background.details.get("readers", {})
    return {**details, **readers}


def _initial(imported: Import, request: Request) -> dict[str, object]:
    return {
        "audience": request.GET.get("audience", Readership.Audience.NEWSROOM),
        "people": request.GET.getlist("people"),
        "teams": request.GET.getlist("teams"),
        "title": imported.title,
        "byline": imported.byline,
        "publisher": imported.publisher,
        "published_on": imported.published_on,
        "language": imported.language,
        "body": imported.text,
        "annotations": imported.numbers_to_carry_over(),
    }
