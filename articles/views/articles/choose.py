"""Choose one of several articles in a file, which is then imported as usual, and read a file again."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.actions.articles import (
    KeptFile,
    SeveralArticles,
    draft_of_file,
    keep_for_choice,
    kept_file,
    read_import_again,
    start_import,
    start_revision,
)
from articles.forms.articles import ChoiceForm
from articles.forms.captures import ReadAgainForm
from articles.models import Article, Import
from articles.refusals import Refused
from articles.views.answers import Request, answer, article_or_404
from articles.views.submissions import submit


def redirect_to_choice(
    request: Request, several: SeveralArticles, *, revises: Article | None = None, readers: str = ""
) -> HttpResponse:
    """Keep the file, and redirect to the page on which one of its articles is chosen."""
    token = keep_for_choice(several, by=request.user, revises=revises)
    return redirect(f"{reverse('import_choose')}?file={token}{'&' if readers else ''}{readers}")


@require_http_methods(["GET", "HEAD", "POST"])
def import_choose(request: Request) -> HttpResponse:
    """List the articles of a file that was kept, and import the one that is chosen."""
    permissions.require(permissions.may_import(request.user))
    kept = kept_file(request.GET.get("file", ""), by=request.user)
    if kept is None:
        messages.error(request, _("This file is not kept any more. Choose it again."))
        return redirect("article_import")
    choices = draft_of_file(kept.file_name, kept.content).choices
    form = ChoiceForm(request.POST or None, number=len(choices))
    submission = submit(form, lambda choice: _start(request, kept, choice), field="choice")
    if submission.result:
        kept.forget()
        return _redirect_to_import(request, submission.result)
    context = {"form": form, "choices": choices, "file_name": kept.file_name}
    return answer(request, "articles/choose.html", context, status=submission.status)


def read_file_again(request: Request, imported: Import, form: Form) -> bool:
    """Read the file of an import again, in the encoding that the editor chose. Return whether it was read.

    A refusal is shown above the form, in which everything stays as it was typed.
    """
    chosen = ReadAgainForm(request.POST)
    if not chosen.is_valid():
        raise Refused(_("Choose an encoding from the list."))
    try:
        read_import_again(imported, by=request.user, encoding=chosen.cleaned_data["encoding"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _start(request: Request, kept: KeptFile, choice: int) -> Import:
    name, data = kept.file_name, kept.content
    if kept.revises is None:
        return start_import(by=request.user, file_name=name, data=data, choice=choice)
    article = article_or_404(request, kept.revises)
    return start_revision(article, by=request.user, file_name=name, data=data, choice=choice)


def _redirect_to_import(request: Request, imported: Import) -> HttpResponse:
    """Redirect to the page that shows what was read, with the readers who were chosen before."""
    page = reverse("import_confirm", args=[imported.key])
    readers = request.GET.copy()
    del readers["file"]
    return redirect(f"{page}?{readers.urlencode()}" if readers else page)
