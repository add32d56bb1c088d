"""Import an article in two steps: provide it, then confirm what was read from it."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import permissions
from articles.actions.articles import WordsGone, confirm_or_queue, start_import
from articles.actions.publishing import import_or_queue_report
from articles.file_store import read_start
from articles.forms.articles import ConfirmForm, ImportForm
from articles.models import Article, BackgroundImport, Import, Scale
from articles.reads.articles import (
    annotation_counts,
    annotation_rows,
    background_import,
    background_import_of,
    unfinished_imports,
)
from articles.refusals import Refused
from articles.reports import is_report
from articles.views.answers import Request, answer, done, read_or_404
from articles.views.submissions import submit


@require_http_methods(["GET", "HEAD", "POST"])
def article_import(request: Request) -> HttpResponse:
    """Import a text, a file or an address. A report is imported at once."""
    permissions.require(permissions.may_import(request.user))
    form = ImportForm(request.POST or None, request.FILES or None)

    def start(text: str, file: Any, url: str) -> HttpResponse:
        name, data = (file.name or "", file) if file else ("", None)
        if data is not None and is_report(read_start(data), file_name=name):
            report = import_or_queue_report(data, name, by=request.user)
            return _redirect_to(request, report, _("The report was imported."))
        imported = start_import(by=request.user, pasted=text, file_name=name, data=data, url=url)
        return redirect("import_confirm", imported.key)

    submission = submit(form, start, field=lambda _refusal: form.given)
    if submission.result:
        return submission.result
    context = {"form": form, "unfinished": unfinished_imports(request.user)}
    return answer(request, "articles/import.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def import_confirm(request: Request, key: str) -> HttpResponse:
    """Show what was read from the import, to correct it before the text is split."""
    imported = get_object_or_404(Import, pk=key, imported_by=request.user)
    if imported.revises_id:
        return redirect("revision_confirm", imported.revises_id, imported.key)
    if imported.article_id:
        return redirect("article_detail", imported.article_id)
    queued = background_import_of(imported)
    if queued and queued.is_pending:
        return redirect("import_progress", queued.background.pk)
    rows = annotation_rows(imported)
    form = ConfirmForm(
        request.POST or None,
        initial=_initial(imported) | (queued.background.details if queued else {}),
        numbers=[row.number for row in rows if row.has_place],
    )
    confirm = partial(confirm_or_queue, imported, by=request.user)
    submission = submit(form, confirm, field=field_of_refusal)
    if submission.result:
        return _redirect_to(request, submission.result)
    context = {
        "form": form,
        "imported": imported,
        "rows": rows,
        "count": annotation_counts(rows),
    }
    return answer(request, "articles/confirm.html", context, status=submission.status)


def _redirect_to(
    request: Request, imported: Article | BackgroundImport, message: str = ""
) -> HttpResponse:
    """Redirect to the article, with `message`, or to the page of an import that a worker makes."""
    if isinstance(imported, BackgroundImport):
        return redirect("import_progress", imported.pk)
    if message:
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


def _initial(imported: Import) -> dict[str, object]:
    return {
        "title": imported.title,
        "byline": imported.byline,
        "publisher": imported.publisher,
        "published_on": imported.published_on,
        "language": imported.language,
        "scale": Scale.objects.first(),
        "body": imported.text,
        "annotations": imported.numbers_to_carry_over(),
    }
