"""Citations: attach a source to a claim, edit the citation, fetch again, upload instead."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.sources import (
    attach_source,
    change_citation,
    fetch_again,
    judge_sense,
    upload_instead,
)
from articles.forms.citations import CitationEditForm, CitationForm, ReplacementForm, SenseForm
from articles.models import Citation
from articles.reads.claims import citation_row
from articles.reads.sources import (
    citations_visible_to,
    judgement_of,
    turned_passage,
    withdrawn_citations,
)
from articles.views.answers import Request, answer, plays_recordings
from articles.views.articles.card import submit_on_card
from articles.views.articles.desk import after_change, claim_or_404
from articles.views.submissions import current_version, submit

PAGE = "sources/citation.html"
STOP_POLLING = 286  # as htmx has it


@require_POST
def citation_add(request: Request, claim_id: int) -> HttpResponse:
    """Cite a page by its address."""
    claim, form = claim_or_404(request, claim_id), CitationForm(request.POST)
    return submit_on_card(request, claim, form, attach_source, name="citation_form", field="url")


@require_safe
@plays_recordings
def citation_detail(request: Request, citation_id: int) -> HttpResponse:
    """Show one citation. Its row on the desk asks here for the progress of its fetch."""
    gone = withdrawn_citations(request.user).filter(pk=citation_id)
    if citation := gone.first():
        article_id = citation.claim.revision.article_id
        page = reverse("article_detail", args=[article_id]) + f"?claim={citation.claim_id}"
        return HttpResponse(status=STOP_POLLING) if request.htmx else redirect(page)
    return answer(request, PAGE, _context(request, citation_id), part="citation")


@require_http_methods(["GET", "HEAD", "POST"])
def citation_edit(request: Request, citation_id: int) -> HttpResponse:
    """Edit stance, location, excerpt and note."""
    context = _context(request, citation_id)
    citation = _citation(context)
    names = ("stance", "locator", "excerpt", "note")
    initial = {name: getattr(citation, name) for name in names}
    form = CitationEditForm(
        request.POST or None, initial=initial | {"expected_version": citation.version}
    )
    submission = submit(
        form,
        partial(change_citation, citation, by=request.user),
        field="locator",
        version=partial(current_version, citation),
    )
    if submission.is_done:
        return after_change(request, citation.claim.revision.article, claim_id=citation.claim_id)
    context |= {"form": form}
    return answer(request, "sources/citation_edit.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def citation_sense(request: Request, citation_id: int, finding_id: int) -> HttpResponse:
    """Judge whether the source gives the words of a passage another sense."""
    context = _context(request, citation_id)
    citation = _citation(context)
    permissions.require(permissions.may_cite(request.user, citation.claim))
    passage = turned_passage(citation, finding_id)
    if passage is None:
        raise Http404

    def version() -> int:
        judgement = judgement_of(passage.finding)
        return judgement.version if judgement else 0

    form = SenseForm(request.POST or None, initial={"expected_version": version()})
    submission = submit(
        form,
        partial(judge_sense, passage.finding, by=request.user),
        field="reason",
        version=version,
    )
    if submission.is_done:
        return after_change(request, citation.claim.revision.article, claim_id=citation.claim_id)
    context |= {"form": form, "passage": passage}
    return answer(request, "sources/sense.html", context, status=submission.status)


@require_POST
def citation_fetch(request: Request, citation_id: int) -> HttpResponse:
    """Fetch the page again."""
    citation = _citation(_context(request, citation_id))
    fetch_again(citation.source, by=request.user)
    return after_change(request, citation.claim.revision.article, claim_id=citation.claim_id)


@require_http_methods(["GET", "HEAD", "POST"])
def citation_upload(request: Request, citation_id: int) -> HttpResponse:
    """Upload a file instead of a page that cannot be fetched."""
    context = _context(request, citation_id)
    citation = _citation(context)
    form = ReplacementForm(request.POST or None, request.FILES or None)

    def upload(file: Any) -> None:
        upload_instead(citation.source, by=request.user, file_name=file.name or "", data=file)

    submission = submit(form, upload, field="file")
    if submission.is_done:
        return after_change(request, citation.claim.revision.article, claim_id=citation.claim_id)
    context |= {"form": form}
    return answer(request, "sources/citation_upload.html", context, status=submission.status)


def _context(request: Request, citation_id: int) -> dict[str, object]:
    """Return what the citation's pages need. Raises `Http404` if the user may not see the source."""
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
    assert isinstance(citation, Citation)  # noqa: S101 (for mypy)
    return citation
