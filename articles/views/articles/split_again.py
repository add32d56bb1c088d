"""Split the text of an article again by newer rules."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.actions.articles import split_again_or_queue
from articles.forms.articles import SplitAgainForm
from articles.models import BackgroundImport
from articles.reads.articles import read_new_split
from articles.views.answers import Request, answer, article_or_404
from articles.views.submissions import ABOVE, submit


@require_http_methods(["GET", "HEAD", "POST"])
def article_split(request: Request, article_id: int) -> HttpResponse:
    """Show what today's rules would change in the statements, and save that when it is confirmed."""
    article = article_or_404(request, article_id)
    permissions.require(permissions.may_revise(request.user))
    form = SplitAgainForm(request.POST or None)
    submission = submit(
        form,
        partial(split_again_or_queue, article, by=request.user),
        field=ABOVE,
        version=lambda: read_new_split(article).fingerprint,
    )
    if isinstance(submission.result, BackgroundImport):
        return redirect("import_progress", submission.result.pk)
    if submission.result:
        saved = _("Split again and saved as revision %(number)s.")
        messages.success(request, saved % {"number": submission.result.number})
        return redirect("article_detail", article_id)
    context = {"article": article, "form": form, "proposal": read_new_split(article)}
    return answer(request, "articles/revisions/split.html", context, status=submission.status)
