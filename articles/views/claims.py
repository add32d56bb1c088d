"""My work, claims to check; state, assignee, details, comments and files of a claim."""

from functools import partial
from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import permissions
from articles.actions.claims import (
    add_comment,
    assign_claim,
    attach_file,
    edit_claim,
    move_claim,
    read_mentions,
    settle_thread,
)
from articles.forms.claims import (
    AssignForm,
    ClaimEditForm,
    CommentForm,
    FileForm,
    MoveForm,
    ThreadForm,
)
from articles.models import Claim, Comment, File, User
from articles.reads.claims import mentions_of, my_work
from articles.reads.newsroom import is_newcomer
from articles.reads.publishing import count_new_error_reports
from articles.refusals import Refused
from articles.views.answers import Request, answer, download, readable_or_404
from articles.views.articles.card import submit_on_card
from articles.views.articles.desk import after_change, after_mistake, claim_or_404
from articles.views.submissions import current_version, submit


@require_POST
def claim_move(request: Request, claim_id: int) -> HttpResponse:
    """Change the state of the claim."""
    claim, form = claim_or_404(request, claim_id), MoveForm(request.POST)
    return submit_on_card(request, claim, form, move_claim, name="move_form", field="why")


@require_POST
def claim_assign(request: Request, claim_id: int) -> HttpResponse:
    """Assign the claim to a reviewer."""
    claim, form = claim_or_404(request, claim_id), AssignForm(request.POST)
    return submit_on_card(request, claim, form, assign_claim, name="assign_form", field="assignee")


@require_POST
def claim_edit(request: Request, claim_id: int) -> HttpResponse:
    """Edit reason, priority and note. If somebody else changed them first, show both notes."""
    claim, form = claim_or_404(request, claim_id), ClaimEditForm(request.POST)
    version = partial(current_version, claim)
    return submit_on_card(request, claim, form, edit_claim, name="edit_form", version=version)


@require_POST
def comment_add(request: Request, claim_id: int) -> HttpResponse:
    """Add a comment or a reply. A refusal keeps what was typed."""
    claim, form = claim_or_404(request, claim_id), CommentForm(request.POST)

    def comment(text: str, reply_to: int | None, *, add_readers: bool) -> None:
        comments = claim.comments.select_related("reply_to")
        replied = get_object_or_404(comments, pk=reply_to) if reply_to else None
        add_comment(claim, by=request.user, text=text, reply_to=replied, add_readers=add_readers)

    article = claim.revision.article
    if submit(form, comment, field="text").is_done:
        return after_change(request, article, claim_id=claim_id)
    comment_id = form["reply_to"].value()
    forms = (
        {"reply_form": form, "reply_to": str(comment_id)} if comment_id else {"comment_form": form}
    )
    return after_mistake(request, article, forms, claim_id=claim_id)


@require_POST
def thread_settle(request: Request, comment_id: int) -> HttpResponse:
    """Resolve a thread, or reopen it."""
    comments = Comment.objects.select_related("claim__revision__article")
    comment = readable_or_404(request, comments, comment_id, through="claim__revision__article")
    form = ThreadForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Select “Resolve” or “Reopen”."))
    settle_thread(comment, by=request.user, **form.cleaned_data)
    claim = comment.claim
    return after_change(request, claim.revision.article, claim_id=claim.pk)


@require_POST
def file_add(request: Request, claim_id: int) -> HttpResponse:
    """Attach a file to the claim."""
    claim, form = claim_or_404(request, claim_id), FileForm(request.POST, request.FILES)

    def attach(claim: Claim, *, by: User, file: Any) -> None:
        attach_file(claim, by=by, file_name=file.name or "", data=file)

    return submit_on_card(request, claim, form, attach, name="file_form", field="file")


@require_safe
@csp_replace({"default-src": [NONE], "sandbox": True})  # type: ignore[arg-type]  # one argument more
def file_download(request: Request, file_id: int) -> FileResponse:
    """Download a file that is not withdrawn. The browser must not run it."""
    files = File.objects.standing()
    file = readable_or_404(request, files, file_id, through="claim__revision__article")
    return download(file.file, file.file_name, sha256=file.sha256, size=file.size)


@require_safe
def work_list(request: Request) -> HttpResponse:
    """What waits for the user: sign-offs, claims, questions, outdated verdicts and mentions."""
    may_publish = permissions.may_publish(request.user)
    context = {
        "work": my_work(request.user),
        "is_newcomer": is_newcomer(request.user),
        "may_publish": may_publish,
        "error_reports": count_new_error_reports(request.user) if may_publish else 0,
    }
    return answer(request, "claims/my_work.html", context)


@require_safe
def mention_list(request: Request) -> HttpResponse:
    """The comments that mention the user."""
    page = Paginator(mentions_of(request.user), 50).get_page(request.GET.get("page"))
    return answer(request, "claims/mentions.html", {"page": page})


@require_POST
def mention_read(request: Request) -> HttpResponse:
    """Mark one mention (`mention`) or all of the user's mentions as read."""
    typed = request.POST.get("mention", "")
    mention = None
    if typed:
        mention_id = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
        mention = get_object_or_404(mentions_of(request.user), pk=mention_id)
    read_mentions(request.user, mention=mention)
    return redirect("mention_list")
