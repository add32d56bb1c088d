"""Who may read an article; archive it, delete it and restore it."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import permissions, rules
from articles.actions.articles import archive_article, delete_article, restore_article
from articles.actions.readers import set_readers
from articles.forms.readers import ArchiveForm, DeleteForm, ReadersForm, readers_form
from articles.models import Readership
from articles.reads.articles import Shelf, readers_of
from articles.views.answers import Request, answer, article_or_404, done
from articles.views.articles.desk import after_change
from articles.views.submissions import ABOVE, current_version, submit


@require_http_methods(["GET", "HEAD", "POST"])
def article_readers(request: Request, article_id: int) -> HttpResponse:
    """Show who may read the article. The owner, editors and administrators choose it here."""
    article = article_or_404(request, article_id)
    may_set = permissions.may_set_readers(request.user, article)
    form: ReadersForm | None = None
    status = 200
    if may_set or request.method == "POST":
        permissions.require(may_set)
        data = request.POST if request.method == "POST" else None
        form = readers_form(article, request.user, data)
        save = partial(set_readers, article, by=request.user)
        readership = Readership.objects.get(article=article)
        submission = submit(form, save, field=ABOVE, version=partial(current_version, readership))
        if submission.is_done and permissions.may_read(request.user, article):
            return done(request, _("Saved."), "article_detail", article.pk)
        if submission.is_done:
            return done(request, _("Saved. You can no longer read this article."), "article_list")
        status = submission.status
    context = {"article": article, "readers": readers_of(article), "form": form}
    return answer(request, "articles/readers.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def article_archive(request: Request, article_id: int) -> HttpResponse:
    """Explain what archiving and deleting do; archive the article, or take it out (`archived`)."""
    article = article_or_404(request, article_id)
    permissions.require(permissions.may_archive(request.user, article))
    readership = Readership.objects.get(article=article)
    form = ArchiveForm(request.POST or None, initial={"expected_version": readership.version})
    archive = partial(archive_article, article, by=request.user)
    submission = submit(form, archive, field=ABOVE, version=partial(current_version, readership))
    if submission.is_done:
        return after_change(request, article)
    context = {
        "article": article,
        "readership": readership,
        "form": form,
        "refusal": rules.draft_refusal(article),
    }
    return answer(request, "articles/archive.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def article_delete(request: Request, article_id: int) -> HttpResponse:
    """Ask whether to delete a draft without claims, then delete it."""
    article = article_or_404(request, article_id)
    permissions.require(permissions.may_archive(request.user, article))
    readership = Readership.objects.get(article=article)
    form = DeleteForm(request.POST or None, initial={"expected_version": readership.version})
    delete = partial(delete_article, article, by=request.user)
    submission = submit(form, delete, field=ABOVE, version=partial(current_version, readership))
    if submission.is_done:
        return _redirect_to_deleted(request)
    context = {"article": article, "form": form, "refusal": rules.draft_refusal(article)}
    return answer(request, "articles/delete.html", context, status=submission.status)


def _redirect_to_deleted(request: Request) -> HttpResponse:
    """Redirect to the deleted articles, where each can be restored."""
    messages.success(request, _("Deleted. You can restore the article here."))
    return redirect(reverse("article_list") + f"?show={Shelf.DELETED}")


@require_POST
def article_restore(request: Request, article_id: int) -> HttpResponse:
    """Restore a deleted article."""
    article = permissions.restorable_by(request.user).filter(pk=article_id).first()
    article = article or article_or_404(request, article_id)
    restore_article(article, by=request.user)
    return done(request, _("Restored."), "article_detail", article_id)
