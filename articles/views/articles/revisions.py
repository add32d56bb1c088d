"""Revisions of an article: add one, confirm where its claims go, and compare any two."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.articles import (
    Choice,
    ChoicesRefused,
    SeveralArticles,
    WordsGone,
    confirm_carry_over,
    confirm_or_queue_revision,
    forget_file,
    is_kept,
    place_claim,
    start_revision,
    stored_choices,
)
from articles.forms.articles import NewVersionForm, PlaceForm, ReviseForm
from articles.forms.captures import ReadAgainForm
from articles.models import Article, BackgroundImport, ClaimCarryOver, Import, Revision
from articles.reads.articles import (
    annotation_counts,
    annotation_rows,
    background_import_of,
    list_revisions,
    new_annotations,
    newest_revision,
    next_unconfirmed,
    read_comparison,
    read_proposal,
    revision_text,
    unconfirmed_carry_overs,
)
from articles.refusals import Refused
from articles.views.answers import Request, answer, article_or_404, readable_or_404
from articles.views.articles.choose import read_file_again, redirect_to_choice
from articles.views.articles.desk import claim_or_404, number
from articles.views.submissions import submit


@require_safe
def revision_list(request: Request, article_id: int) -> HttpResponse:
    """List the revisions with author and time."""
    article = article_or_404(request, article_id)
    rows = list_revisions(article)
    context = {
        "article": article,
        "rows": rows,
        "numbers": [row.revision.number for row in rows],
        "may_revise": permissions.may_revise(request.user),
    }
    return answer(request, "articles/revisions/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def revision_start(request: Request, article_id: int) -> HttpResponse:
    """Start a new version from a text, a file or an address."""
    article = article_or_404(request, article_id)
    permissions.require(permissions.may_revise(request.user))
    newest = newest_revision(article)
    form = NewVersionForm(
        request.POST or None, request.FILES or None, initial={"text": newest.text}
    )

    def start(text: str, file: Any, url: str) -> HttpResponse:
        name, data = (file.name or "", file) if file else ("", None)
        try:
            read = start_revision(
                article, by=request.user, pasted=text, file_name=name, data=data, url=url
            )
        except SeveralArticles as several:
            return redirect_to_choice(request, several, revises=article)
        return redirect("revision_confirm", article.pk, read.key)

    submission = submit(form, start, field=lambda _refusal: form.given)
    if submission.result:
        return submission.result
    context = {"form": form, "article": article, "newest": newest}
    return answer(request, "articles/revisions/new.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def revision_confirm(request: Request, article_id: int, key: str) -> HttpResponse:
    """Show what the new version would change, and save it when it is confirmed."""
    article = article_or_404(request, article_id)
    mine = Q(imported_by=request.user) | Q(cms_link_of_draft__isnull=False)
    imported = get_object_or_404(Import, mine, pk=key, revises=article_id)
    if imported.revision_id:
        return redirect("article_detail", article_id)
    queued = background_import_of(imported)
    if queued and queued.is_pending:
        return redirect("import_progress", queued.background.pk)
    typed = queued.background.details if queued else {}
    form = _revise_form(imported, typed, request.POST or None)
    choices = form.choices if form.is_bound else stored_choices(typed)
    if "read_again" in request.POST:
        if read_file_again(request, imported, form):
            again = _revise_form(imported, form.typed_details)
            typed_text = form.typed_text or request.POST.get("typed_text", "")
            return _proposed(request, article, imported, again, choices, typed_text=typed_text)
        return _proposed(request, article, imported, form, choices, status=422)
    reasons: Mapping[int, str] = {}
    status = 422 if form.errors else 200
    if form.is_valid() and "again" not in request.POST:
        try:
            saved = confirm_or_queue_revision(
                imported, by=request.user, choices=form.choices, **form.cleaned_data
            )
        except Refused as refusal:
            reasons = refusal.reasons if isinstance(refusal, ChoicesRefused) else {}
            gone = isinstance(refusal, WordsGone)
            form.add_error("annotations" if gone else None, str(refusal))
            status = refusal.status
        else:
            forget_file(imported)
            return _redirect_to_saved(request, saved)
    return _proposed(request, article, imported, form, choices, reasons, status)


def _revise_form(
    imported: Import, typed: Mapping[str, object], data: QueryDict | None = None
) -> ReviseForm:
    """Return the form with what was read, and with what was `typed` before instead."""
    read = {"body": imported.text, "annotations": new_annotations(imported)}
    numbers = [row.number for row in annotation_rows(imported) if row.has_place]
    return ReviseForm(data, initial=read | dict(typed), numbers=numbers)


def _redirect_to_saved(request: Request, saved: Revision | BackgroundImport) -> HttpResponse:
    """Redirect to the article, or to the page of a new version that a worker saves."""
    if isinstance(saved, BackgroundImport):
        return redirect("import_progress", saved.pk)
    messages.success(request, _saved(saved))
    return redirect("article_detail", saved.article_id)


def _proposed(
    request: Request,
    article: Article,
    imported: Import,
    form: ReviseForm,
    choices: Mapping[int, Choice],
    reasons: Mapping[int, str] = MappingProxyType({}),
    status: int = HTTPStatus.OK,
    typed_text: str = "",
) -> HttpResponse:
    """Show the comparison with the typed text, and the choice made for each claim."""
    typed = str(form["body"].value() or "").replace("\r\n", "\n")
    proposal = read_proposal(article, typed, reader=request.user)
    rows = annotation_rows(imported)
    encoding = request.POST.get("encoding", "")
    context = {
        "article": article,
        "imported": imported,
        "form": form,
        "rows": rows,
        "count": annotation_counts(rows),
        "read_again_form": ReadAgainForm({"encoding": encoding}) if is_kept(imported) else None,
        "typed_text": typed_text,
        "proposal": proposal,
        "claims": [
            (each, choices.get(each.claim.pk, Choice()), reasons.get(each.claim.pk, ""))
            for each in proposal.claims
        ],
    }
    return answer(request, "articles/revisions/confirm.html", context, status=status)


def _saved(revision: Revision) -> str:
    """Return the sentence that a revision was saved, with its number of claims to confirm."""
    saved = _("Saved as revision %(number)s.") % {"number": revision.number}
    unconfirmed = unconfirmed_carry_overs(revision.article).count()
    if not unconfirmed:
        return saved
    to_confirm = ngettext("%d claim to confirm.", "%d claims to confirm.", unconfirmed)
    return f"{saved} {to_confirm % unconfirmed}"


@require_safe
def revision_detail(request: Request, article_id: int, number: int) -> HttpResponse:
    """Show an earlier text with the claims that it had, read-only."""
    article = article_or_404(request, article_id)
    revisions = article.revisions.select_related("article", "created_by")
    revision = get_object_or_404(revisions, number=number)
    context = {
        "article": revision.article,
        "revision": revision,
        "text": revision_text(revision),
        "newest": newest_revision(revision.article),
    }
    return answer(request, "articles/revisions/detail.html", context)


@require_safe
def article_compare(request: Request, article_id: int) -> HttpResponse:
    """Compare two revisions: `?from=1&to=3`. Without numbers, the newest two."""
    article = article_or_404(request, article_id)
    newest = newest_revision(article).number
    to = number(request, "to") or newest
    former = number(request, "from") or max(to - 1, 1)
    if newest == 1:
        return redirect("revision_list", article_id)
    comparison = read_comparison(
        article, former=min(former, to), number=max(former, to), reader=request.user
    )
    if comparison is None:
        raise Http404
    context = {
        "article": article,
        "comparison": comparison,
        "may_revise": permissions.may_revise(request.user),
    }
    return answer(request, "articles/revisions/compare.html", context)


@require_POST
def carry_over_confirm(request: Request, carry_over_id: int) -> HttpResponse:
    """Confirm where a claim was carried over to."""
    carry_overs = ClaimCarryOver.objects.select_related("former", "revision__article")
    carry_over = readable_or_404(request, carry_overs, carry_over_id, through="revision__article")
    expected_version = request.POST.get("expected_version", "")
    confirm_carry_over(
        carry_over,
        by=request.user,
        expected_version=int(expected_version)
        if expected_version.isascii() and expected_version.isdigit()
        else 0,
    )
    return _redirect_to_next(request, carry_over)


@require_POST
def claim_place(request: Request, claim_id: int) -> HttpResponse:
    """Move a claim that was carried over or cut to other words of the newest text."""
    claim = claim_or_404(request, claim_id)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Type the text that the claim is about, exactly as it appears."))
    carry_over = place_claim(claim, by=request.user, **form.cleaned_data)
    messages.success(request, _("The claim was moved to this text."))
    return _redirect_to_next(request, carry_over)


def _redirect_to_next(request: Request, carry_over: ClaimCarryOver) -> HttpResponse:
    """Redirect to the next claim to confirm, or to this one if none is left."""
    if request.POST.get("next") == "desk":
        address = reverse("article_detail", args=[carry_over.revision.article_id])
        return redirect(f"{address}?claim={carry_over.claim_id}")
    article = carry_over.revision.article
    following = next_unconfirmed(carry_over)
    at = following.claim_id if following else carry_over.claim_id
    address = reverse("article_compare", args=[article.pk])
    numbers = f"?from={carry_over.former.number}&to={carry_over.revision.number}"
    return redirect(f"{address}{numbers}#claim-{at}")
