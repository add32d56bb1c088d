"""Who may read an article: show it, and choose it."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.actions.readers import set_readers
from articles.forms.readers import ReadersForm, readers_form
from articles.models import Readership
from articles.reads.articles import readers_of
from articles.views.answers import Request, answer, article_or_404, done
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
