"""Import in two steps: hand it over, then confirm what was understood."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.actions.articles import WordsGone, confirm_import, start_import
from articles.actions.publishing import import_report
from articles.forms.articles import ConfirmForm, ImportForm
from articles.models import Import, Scale
from articles.reads.articles import annotation_counts, annotation_rows
from articles.refusals import Refused
from articles.reports import is_report
from articles.views.answers import Request, answer, done


@require_http_methods(["GET", "HEAD", "POST"])
def article_import(request: Request) -> HttpResponse:
    """Paste a text, choose a file, or give an address. A report needs no second step."""
    permissions.require(permissions.may_import(request.user))
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read() if file else None
        try:
            if data is not None and is_report(data, file_name=file.name):
                article = import_report(data, by=request.user)
                return done(request, _("The report was imported."), "article_detail", article.pk)
            imported = start_import(
                by=request.user,
                pasted=form.cleaned_data["text"],
                file_name=file.name if file else "",
                data=data,
                url=form.cleaned_data["url"],
            )
        except Refused as refusal:
            form.add_error(form.given, str(refusal))
        else:
            return redirect("import_confirm", imported.key)
    status = 422 if form.errors else 200
    return answer(request, "articles/import.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def import_confirm(request: Request, key: str) -> HttpResponse:
    """Show what was understood, to be corrected; nothing is split before that."""
    imported = get_object_or_404(Import, pk=key, imported_by=request.user)
    if imported.revises_id:
        return redirect("revision_confirm", imported.revises_id, imported.key)
    if imported.article_id:
        return redirect("article_detail", imported.article_id)
    rows = annotation_rows(imported)
    form = ConfirmForm(
        request.POST or None,
        initial=_understood(imported),
        numbers=[row.number for row in rows if row.has_place],
    )
    if form.is_valid():
        try:
            article = confirm_import(imported, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            gone = isinstance(refusal, WordsGone)
            form.add_error("annotations" if gone else "body", str(refusal))
        else:
            return redirect("article_detail", article.pk)
    context = {
        "form": form,
        "imported": imported,
        "rows": rows,
        "count": annotation_counts(rows),
    }
    status = 422 if form.errors else 200
    return answer(request, "articles/confirm.html", context, status=status)


def _understood(imported: Import) -> dict[str, object]:
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
