"""What people say about a claim: comments, answers, files; and what calls one of them by name."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import actions, reads
from articles.forms.claims import CommentForm, FileForm, ThreadForm
from articles.models import Comment, File, Mention
from articles.refusals import Refused
from articles.views.answers import answer
from articles.views.desk import after_change, after_mistake, claim_or_404
from articles.views.downloads import download
from articles.views.requests import Request


@require_POST
def comment_add(request: Request, claim_id: int) -> HttpResponse:
    """Say something to the others, or answer. What is refused comes back with what was typed."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = CommentForm(request.POST)
    first = None
    if form.is_valid():
        answered = form.cleaned_data["reply_to"]
        if answered:
            first = get_object_or_404(claim.comments.select_related("reply_to"), pk=answered)
        try:
            actions.add_comment(
                claim, by=request.user, text=form.cleaned_data["text"], reply_to=first
            )
            return after_change(request, article, claim_id=claim_id)
        except Refused as refusal:
            if refusal.status != Refused.status:
                raise
            form.add_error("text", str(refusal))
    replied = form["reply_to"].value()
    bound = {"reply_form": form, "reply_to": str(replied)} if replied else {"comment_form": form}
    return after_mistake(request, article, claim_id=claim_id, **bound)


@require_POST
def thread_settle(request: Request, comment_id: int) -> HttpResponse:
    """Resolve a thread, or reopen it."""
    comments = Comment.objects.select_related("claim__revision__article")
    comment = get_object_or_404(comments, pk=comment_id)
    form = ThreadForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Say whether the thread is resolved or open: press one of its buttons."))
    actions.settle_thread(comment, by=request.user, **form.cleaned_data)
    claim = comment.claim
    return after_change(request, claim.revision.article, claim_id=claim.pk)


@require_POST
def file_add(request: Request, claim_id: int) -> HttpResponse:
    """Put a file beside the claim."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.attach_file(claim, by=request.user, file_name=file.name, data=file.read())
            return after_change(request, article, claim_id=claim_id)
        except Refused as refusal:
            if refusal.status != Refused.status:
                raise
            form.add_error("file", str(refusal))
    return after_mistake(request, article, claim_id=claim_id, file_form=form)


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": True})  # type: ignore[arg-type]  # one argument more
def file_download(request: Request, file_id: int) -> FileResponse:
    """The file as a download: no browser is to run what is in it. What was taken back is gone."""
    file = get_object_or_404(File.objects.filter(withdrawal__isnull=True), pk=file_id)
    return download(file.file, file.file_name)


@require_safe
def mention_list(request: Request) -> HttpResponse:
    """Comments that call the person who looks."""
    page = Paginator(reads.mentions_of(request.user), 50).get_page(request.GET.get("page"))
    return answer(request, "talk/mentions.html", {"page": page})


@require_POST
def mention_read(request: Request) -> HttpResponse:
    """Mark one as read (`mention`), or all of one's own."""
    typed = request.POST.get("mention", "")
    mention = None
    if typed:
        wanted = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
        mention = get_object_or_404(Mention, pk=wanted, user=request.user)
    actions.read_mentions(request.user, mention=mention)
    return redirect("mention_list")
