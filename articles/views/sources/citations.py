"""Sources of a claim: attach, change, fetch again, upload instead."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.sources import (
    attach_source,
    attach_upload,
    change_citation,
    fetch_again,
    upload_instead,
)
from articles.forms.citations import CitationEditForm, CitationForm, ReplacementForm, UploadForm
from articles.forms.fields import update_expected_version
from articles.models import Citation
from articles.reads.claims import citation_row
from articles.reads.sources import citations_visible_to
from articles.refusals import Refused, Stale
from articles.views.answers import Request, answer
from articles.views.articles.desk import after_change, after_mistake, claim_or_404

PAGE = "sources/citation.html"
STOP_POLLING = 286  # as htmx has it


@require_POST
def citation_add(request: Request, claim_id: int) -> HttpResponse:
    """Attach a page by its address. What is refused comes back with what was typed."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = CitationForm(request.POST)
    if form.is_valid():
        try:
            attach_source(claim, by=request.user, **form.cleaned_data)
            return after_change(request, article, claim_id=claim_id)
        except Refused as refusal:
            if refusal.status != Refused.status:
                raise
            form.add_error("url", str(refusal))
    return after_mistake(request, article, claim_id=claim_id, citation_form=form)


@require_POST
def upload_add(request: Request, claim_id: int) -> HttpResponse:
    """Attach a file as a source without an address."""
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        file = typed.pop("file")
        try:
            attach_upload(claim, by=request.user, file_name=file.name, data=file.read(), **typed)
            return after_change(request, article, claim_id=claim_id)
        except Refused as refusal:
            if refusal.status != Refused.status:
                raise
            form.add_error("file", str(refusal))
    return after_mistake(request, article, claim_id=claim_id, upload_form=form)


@require_safe
def citation_detail(request: Request, citation_id: int) -> HttpResponse:
    """One citation; the row on the desk asks here how its fetch is going."""
    gone = Citation.every.filter(pk=citation_id, is_withdrawn=True).select_related(
        "claim__revision"
    )
    if citation := gone.first():
        article_id = citation.claim.revision.article_id
        page = reverse("article_detail", args=[article_id]) + f"?claim={citation.claim_id}"
        return HttpResponse(status=STOP_POLLING) if request.htmx else redirect(page)
    return answer(request, PAGE, _context(request, citation_id), part="citation")


@require_http_methods(["GET", "HEAD", "POST"])
def citation_edit(request: Request, citation_id: int) -> HttpResponse:
    """Correct stance, place, excerpt and note."""
    context = _context(request, citation_id)
    citation = _citation(context)
    form = CitationEditForm(
        request.POST or None,
        initial={
            "expected_version": citation.version,
            "stance": citation.stance,
            "locator": citation.locator,
            "excerpt": citation.excerpt,
            "note": citation.note,
        },
    )
    theirs = ""
    if form.is_valid():
        try:
            change_citation(citation, by=request.user, **form.cleaned_data)
            return after_change(
                request, citation.claim.revision.article, claim_id=citation.claim_id
            )
        except Stale as stale:
            theirs = stale.theirs
            form.add_error(None, str(stale))
            update_expected_version(form, _citation(_context(request, citation_id)).version)
        except Refused as refusal:
            if refusal.status != Refused.status:
                raise
            form.add_error("locator", str(refusal))
    status = 409 if theirs else 422 if form.errors else 200
    context |= {"form": form, "theirs": theirs}
    return answer(request, "sources/citation_edit.html", context, status=status)


@require_POST
def citation_fetch(request: Request, citation_id: int) -> HttpResponse:
    """Try again: have the page fetched once more."""
    citation = _citation(_context(request, citation_id))
    fetch_again(citation.source, by=request.user)
    return after_change(request, citation.claim.revision.article, claim_id=citation.claim_id)


@require_http_methods(["GET", "HEAD", "POST"])
def citation_upload(request: Request, citation_id: int) -> HttpResponse:
    """Give by hand what could not be fetched."""
    context = _context(request, citation_id)
    citation = _citation(context)
    form = ReplacementForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload_instead(citation.source, by=request.user, file_name=file.name, data=file.read())
            return after_change(
                request, citation.claim.revision.article, claim_id=citation.claim_id
            )
        except Refused as refusal:
            if refusal.status != Refused.status:
                raise
            form.add_error("file", str(refusal))
    context |= {"form": form}
    return answer(
        request, "sources/citation_upload.html", context, status=422 if form.errors else 200
    )


def _context(request: Request, citation_id: int) -> dict[str, object]:
    """What the citation's pages need. Of a source that may not be seen there is none of them."""
    visible = citations_visible_to(request.user)
    citations = visible.select_related("claim__revision__article", "source")
    citation = get_object_or_404(citations, pk=citation_id)
    return {
        "row": citation_row(citation_id, reader=request.user),
        "citation": citation,
        "article": citation.claim.revision.article,
        "may": {"cite": permissions.may_cite(request.user, citation.claim)},
    }


def _citation(context: dict[str, object]) -> Citation:
    citation = context["citation"]
    assert isinstance(citation, Citation)  # noqa: S101 (tells mypy)
    return citation
