"""Files of long reports: asked for, looked after, downloaded."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import actions, permissions, reads
from articles.forms.exports import ExportForm
from articles.models import Article, Export
from articles.refusals import Refused
from articles.reports import FORMATS, Rendering, known_key
from articles.views.answers import answer, done
from articles.views.downloads import download
from articles.views.requests import Request


@require_safe
def article_export(request: Request, article_id: int) -> HttpResponse:
    """All forms of the report, with what each is for, and the files that are made of it."""
    return answer(request, "exports/list.html", _context(request, article_id), part="exports")


@require_POST
def export_make(request: Request, article_id: int) -> HttpResponse:
    """Have a file made in the background."""
    permissions.require(permissions.may_export(request.user))
    article = get_object_or_404(Article, pk=article_id)
    form = ExportForm(request.POST)
    if not form.is_valid():
        raise Refused(_("There is no such file to be made. Choose one of those on the page."))
    wanted = FORMATS[form.cleaned_data["form"]]
    rendering = Rendering(form.cleaned_data["rendering"])
    actions.ask_for_export(article, by=request.user, form=wanted, rendering=rendering)
    if not request.htmx:
        sentence = _("The file is being made. It will stand at the top of this page.")
        return done(request, sentence, "article_export", article.pk)
    return answer(request, "exports/list.html", _context(request, article.pk), part="exports")


@require_safe
def export_download(request: Request, export_id: int) -> FileResponse:
    """The file, for whoever asked for it: others do not find it."""
    made = Export.objects.filter(asked_by=request.user, made_at__isnull=False)
    export = get_object_or_404(made, pk=export_id)
    permissions.require(
        permissions.may_download(request.user, export),
        _("A source in this file is not for all its readers any more. Have the file made again."),
    )
    return download(export.file, export.file_name)


def _context(request: Request, article_id: int) -> dict[str, object]:
    permissions.require(permissions.may_export(request.user))
    article = get_object_or_404(Article, pk=article_id)
    rows = reads.exports_of(article, request.user)
    return {
        "article": article,
        "formats": FORMATS.values(),
        "receipt": reads.receipt_of(article),
        "public_key": known_key(),
        "may_publish": permissions.may_publish(request.user),
        "is_long": reads.is_long(article),
        "rows": rows,
        "is_making": any(row.is_pending for row in rows),
        "last_step": Export.Step.MADE,
    }
