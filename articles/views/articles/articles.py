"""The list of articles, and the details of one."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import permissions
from articles.actions.articles import edit_or_queue
from articles.actions.plan import plan_article
from articles.forms.articles import ArticleForm
from articles.forms.lists import ArticleFilterForm, plan_form
from articles.models import ArticlePlan, BackgroundImport
from articles.reads.articles import (
    Order,
    Shelf,
    failed_edit,
    list_articles,
    not_listed,
    plan_changes,
    unfinished_imports,
)
from articles.reads.newsroom import is_newcomer
from articles.views.answers import Request, answer, article_or_404, done
from articles.views.articles.desk import after_change
from articles.views.pages import Column, address_with, chips_of, column, fields_context, page_of
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
    """Show the articles, filtered and sorted. `?show=` names another shelf."""
    wanted = request.GET.get("show", "")
    shelf = Shelf(wanted) if wanted in Shelf.values else Shelf.CURRENT
    form = ArticleFilterForm(request.GET, reader=request.user)
    filters = form.filters()
    is_whole = shelf == Shelf.CURRENT and not form.has_filters
    unfinished = unfinished_imports(request.user) if is_whole else []
    page = page_of(request, list_articles(request.user, shelf, filters))
    is_first = is_whole and page.number == 1
    context = {
        "page": page,
        "shelf": shelf,
        "shelves": [
            (each, address_with(request, show=None if each == Shelf.CURRENT else each.value))
            for each in Shelf
        ],
        "form": form,
        "chips": chips_of(request, form.chips),
        "columns": _columns(request, filters.order),
        "may_import": permissions.may_import(request.user),
        "unfinished": not_listed(unfinished, [row.pk for row in page]) if is_first else [],
        "is_newcomer": is_first and is_newcomer(request.user),
        **fields_context(request),
    }
    return answer(request, "articles/list.html", context)


def _columns(request: Request, order: Order) -> list[Column]:
    sortable = partial(column, request, chosen=order.value)
    return [
        sortable(_("Article"), orders=[Order.TITLE]),
        Column(_("Status")),
        Column(_("Progress")),
        sortable(_("Deadline"), orders=[Order.DEADLINE]),
        sortable(_("Owner"), orders=[Order.OWNER]),
        sortable(_("Imported"), orders=[Order.NEWEST, Order.OLDEST]),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def article_plan(request: Request, article_id: int) -> HttpResponse:
    """Set the deadline, the owner and the tags of an article."""
    article = article_or_404(request, article_id)
    permissions.require(permissions.may_archive(request.user, article))
    plan = ArticlePlan.objects.filter(article=article).first()
    form = plan_form(article, plan, request.POST if request.method == "POST" else None)

    def version() -> int:
        return current_version(ArticlePlan.objects.get(article=article))

    save = partial(plan_article, article, by=request.user)
    submission = submit(form, save, field=ABOVE, version=version)
    if submission.is_done:
        return after_change(request, article)
    context = {"form": form, "article": article, "changes": plan_changes(article)}
    return answer(request, "articles/plan.html", context, status=submission.status)


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
