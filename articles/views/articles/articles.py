"""The list of articles, and the details of one."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import permissions
from articles.actions.articles import edit_or_queue
from articles.forms.articles import ArticleForm
from articles.models import BackgroundImport
from articles.reads.articles import Shelf, failed_edit, list_articles, unfinished_imports
from articles.views.answers import Request, answer, article_or_404, done
from articles.views.pages import page_of
from articles.views.submissions import ABOVE, current_version, submit


@require_safe
def home(request: Request) -> HttpResponse:
    """Lead to where the user begins: reviewers to their work, all others to the articles.

    With a query it is an old bookmark of the list of articles, which had this address.
    """
    if query := request.META.get("QUERY_STRING"):
        return redirect(f"{reverse('article_list')}?{query}")
    is_reviewer_only = request.user.is_reviewer and not request.user.is_editor
    return redirect("work_list" if is_reviewer_only else "article_list")


@require_safe
def article_list(request: Request) -> HttpResponse:
    """Show the articles and the progress of each. `?show=` names another shelf."""
    wanted = request.GET.get("show", "")
    shelf = Shelf(wanted) if wanted in Shelf.values else Shelf.CURRENT
    page = page_of(request, list_articles(request.user, shelf))
    context = {
        "page": page,
        "shelf": shelf,
        "shelves": Shelf,
        "may_import": permissions.may_import(request.user),
        "unfinished": unfinished_imports(request.user),
    }
    return answer(request, "articles/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def article_edit(request: Request, article_id: int) -> HttpResponse:
    """Edit the title, byline, publisher, date, language and scale."""
    article = article_or_404(request, article_id)
    permissions.require(permissions.may_edit(request.user))
    names = ("title", "byline", "publisher", "published_on", "language", "scale")
    initial = {name: getattr(article, name) for name in names}
    failed = failed_edit(article, request.user)
    typed = failed.background.details if failed else {}
    form = ArticleForm(
        request.POST or None, initial=initial | typed | {"expected_version": article.version}
    )
    edit = partial(edit_or_queue, article, by=request.user)
    submission = submit(form, edit, field=ABOVE, version=partial(current_version, article))
    if isinstance(submission.result, BackgroundImport):
        return redirect("import_progress", submission.result.pk)
    if submission.is_done:
        return done(request, _("Saved."), "article_detail", article_id)
    context = {"form": form, "article": article, "failed": failed}
    return answer(request, "articles/edit.html", context, status=submission.status)
