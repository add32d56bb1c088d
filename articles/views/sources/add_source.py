"""Add a source without an address, cite a known one, edit a source, and restrict it."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.actions.sources import (
    add_source,
    add_transcript,
    attach_upload,
    cite_source,
    describe_source,
    restrict_source,
)
from articles.forms.citations import UploadForm
from articles.forms.sources import (
    NEW_SOURCE_FORMS,
    SOURCE_EDIT_FORMS,
    KnownForm,
    VisibilityForm,
    WordsForm,
)
from articles.models import Claim, Source, User
from articles.reads.sources import citable_sources
from articles.reads.visibility import sources_visible_to
from articles.views.answers import Request, answer, done
from articles.views.articles.card import submit_on_card
from articles.views.articles.desk import after_change, claim_or_404
from articles.views.submissions import ABOVE, current_version, submit


@require_http_methods(["GET", "HEAD", "POST"])
def source_add(request: Request, claim_id: int, kind: str) -> HttpResponse:
    """Cite an interview, a document or a broadcast. The card loads the form when it is unfolded."""
    if kind not in NEW_SOURCE_FORMS:
        raise Http404
    claim = claim_or_404(request, claim_id)
    if request.method != "POST":
        return show_source_form(request, claim, NEW_SOURCE_FORMS[Source.Kind(kind)]())
    form = NEW_SOURCE_FORMS[Source.Kind(kind)](request.POST, request.FILES)

    def add(claim: Claim, *, by: User, **_typed: object) -> None:
        add_source(claim, by=by, kind=form.kind, **form.action_arguments())

    return submit_on_card(request, claim, form, add, name="source_form", field=ABOVE)


@require_http_methods(["GET", "HEAD", "POST"])
def upload_add(request: Request, claim_id: int) -> HttpResponse:
    """Cite a file as a source without an address. The card loads the form when it is unfolded."""
    claim = claim_or_404(request, claim_id)
    if request.method != "POST":
        return show_source_form(request, claim, UploadForm())
    form = UploadForm(request.POST, request.FILES)

    def attach(claim: Claim, *, file: Any, transcript: Any, **typed: Any) -> None:
        if transcript:
            typed |= {"transcript_name": transcript.name or "", "transcript": transcript}
        attach_upload(claim, file_name=file.name or "", data=file, **typed)

    return submit_on_card(request, claim, form, attach, name="upload_form", field="file")


def show_source_form(request: Request, claim: Claim, form: Form) -> HttpResponse:
    """Show the form of a new source, as a page or as the part that a card loads."""
    permissions.require(permissions.may_cite(request.user, claim))
    context = {"form": form, "claim": claim, "article": claim.revision.article}
    return answer(request, "sources/new.html", context, part="form")


@require_http_methods(["GET", "HEAD", "POST"])
def source_cite(request: Request, claim_id: int) -> HttpResponse:
    """Choose an existing source; those of the same article come first."""
    claim = claim_or_404(request, claim_id)
    permissions.require(permissions.may_cite(request.user, claim))
    words = request.GET.get("words", "")
    page = Paginator(citable_sources(claim, reader=request.user, words=words), 30)
    form = KnownForm(request.POST or None, sources=sources_visible_to(request.user))
    submission = submit(form, partial(cite_source, claim, by=request.user))
    if submission.is_done:
        return after_change(request, claim.revision.article, claim_id=claim_id)
    context = {
        "claim": claim,
        "article": claim.revision.article,
        "form": form,
        "page": page.get_page(request.GET.get("page")),
        "words": words,
    }
    return answer(request, "sources/cite.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def source_edit(request: Request, source_id: int) -> HttpResponse:
    """Correct the description of a source, and whether it is primary."""
    source = get_object_or_404(sources_visible_to(request.user), pk=source_id)
    permissions.require(permissions.may_describe(request.user, source))
    edits = SOURCE_EDIT_FORMS[source.kind]
    form = edits(request.POST or None, initial=edits.initial_values(source))

    def describe(**_typed: object) -> None:
        describe_source(source, by=request.user, **form.action_arguments())

    submission = submit(form, describe, field=ABOVE, version=partial(current_version, source))
    if submission.is_done:
        return done(request, _("Saved."), "source_detail", source_id)
    context = {"form": form, "source": source}
    return answer(request, "sources/edit.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def source_restrict(request: Request, source_id: int) -> HttpResponse:
    """Change who may see a source."""
    source = get_object_or_404(sources_visible_to(request.user), pk=source_id)
    permissions.require(permissions.may_restrict(request.user, source))
    initial = {
        "expected_version": source.version,
        "visibility": source.visibility,
        "public_description": source.public_description,
        "readers": source.grants.values_list("person_id", flat=True),
    }
    form = VisibilityForm(request.POST or None, initial=initial)
    restrict = partial(restrict_source, source, by=request.user)
    submission = submit(form, restrict, field=ABOVE, version=partial(current_version, source))
    if not submission.is_done:
        context = {"form": form, "source": source}
        return answer(request, "sources/restrict.html", context, status=submission.status)
    if permissions.may_see(request.user, source):
        return done(request, _("Saved."), "source_detail", source_id)
    return done(request, _("Saved. You no longer have access to this source."), "source_list")


@require_http_methods(["GET", "HEAD", "POST"])
def source_capture(request: Request, source_id: int) -> HttpResponse:
    """Add the transcript of a source: a file, or typed; or its recording."""
    source = get_object_or_404(sources_visible_to(request.user), pk=source_id)
    permissions.require(permissions.may_describe(request.user, source))
    form = WordsForm(request.POST or None, request.FILES or None)

    def add(file: Any, text: str, recording: Any) -> None:
        files = {"file_name": file.name, "data": file} if file else {}
        if recording:
            files |= {"recording_name": recording.name, "recording": recording}
        add_transcript(source, by=request.user, text=text, **files)

    submission = submit(form, add, field=ABOVE)
    if submission.is_done:
        return done(request, _("Saved."), "source_detail", source_id)
    context = {"form": form, "source": source}
    return answer(request, "sources/transcript.html", context, status=submission.status)
