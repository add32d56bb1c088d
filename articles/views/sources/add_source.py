"""Sources without an address, sources cited again, what a source is, and who may see it."""

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import permissions
from articles.actions.captures import judge_origin
from articles.actions.sources import (
    add_source,
    add_transcript,
    cite_source,
    describe_source,
    restrict_source,
    upload_instead,
)
from articles.forms.fields import update_expected_version
from articles.forms.sources import EDIT, NEW, KnownForm, OriginForm, VisibilityForm, WordsForm
from articles.models import CommonOrigin, Source
from articles.reads.sources import citable_sources, origins_visible_to
from articles.reads.visibility import sources_visible_to
from articles.refusals import Refused
from articles.views.answers import Request, answer, done
from articles.views.articles.desk import after_change, after_mistake, claim_or_404


@require_POST
def source_add(request: Request, claim_id: int, kind: str) -> HttpResponse:
    """Cite an interview, a document or a broadcast. What is refused comes back as it was typed."""
    if kind not in NEW:
        raise Http404
    claim = claim_or_404(claim_id)
    article = claim.revision.article
    form = NEW[Source.Kind(kind)](request.POST, request.FILES)
    if form.is_valid():
        try:
            add_source(claim, by=request.user, kind=form.kind, **form.said())
            return after_change(request, article, claim_id=claim_id)
        except Refused as refusal:
            _say(form, refusal)
    return after_mistake(request, article, claim_id=claim_id, source_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def source_cite(request: Request, claim_id: int) -> HttpResponse:
    """Choose a source that is known already; those of the same article come first."""
    claim = claim_or_404(claim_id)
    permissions.require(permissions.may_cite(request.user, claim))
    words = request.GET.get("words", "")
    page = Paginator(citable_sources(claim, reader=request.user, words=words), 30)
    form = KnownForm(request.POST or None, sources=sources_visible_to(request.user))
    if form.is_valid():
        cite_source(claim, by=request.user, **form.cleaned_data)
        return after_change(request, claim.revision.article, claim_id=claim_id)
    context = {
        "claim": claim,
        "article": claim.revision.article,
        "form": form,
        "page": page.get_page(request.GET.get("page")),
        "words": words,
    }
    return answer(request, "sources/cite.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def source_edit(request: Request, source_id: int) -> HttpResponse:
    """Correct what a source is, and whether it is primary."""
    source = get_object_or_404(sources_visible_to(request.user), pk=source_id)
    permissions.require(permissions.may_describe(request.user, source))
    edits = EDIT[source.kind]
    form = edits(request.POST or None, initial=edits.present(source))
    theirs, status = "", 422 if form.errors else 200
    if form.is_valid():
        try:
            describe_source(source, by=request.user, **form.said())
        except Refused as refusal:
            theirs, status = _refused(form, refusal, source_id)
        else:
            return done(request, _("Saved."), "source_detail", source_id)
    context = {"form": form, "source": source, "theirs": theirs}
    return answer(request, "sources/edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def source_restrict(request: Request, source_id: int) -> HttpResponse:
    """Change who may see a source."""
    source = get_object_or_404(sources_visible_to(request.user), pk=source_id)
    permissions.require(permissions.may_restrict(request.user, source))
    present = {
        "expected_version": source.version,
        "visibility": source.visibility,
        "public_description": source.public_description,
        "grants": source.grants.values_list("person_id", flat=True),
    }
    form = VisibilityForm(request.POST or None, initial=present)
    theirs, status = "", 422 if form.errors else 200
    if form.is_valid():
        try:
            restrict_source(source, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            theirs, status = _refused(form, refusal, source_id)
        else:
            if permissions.may_see(request.user, source):
                return done(request, _("Saved."), "source_detail", source_id)
            return done(
                request, _("Saved. You no longer have access to this source."), "source_list"
            )
    context = {"form": form, "source": source, "theirs": theirs}
    return answer(request, "sources/restrict.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def source_capture(request: Request, source_id: int) -> HttpResponse:
    """Give what was said or shown in a source: a file, or typed."""
    source = get_object_or_404(sources_visible_to(request.user), pk=source_id)
    permissions.require(permissions.may_describe(request.user, source))
    form = WordsForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file:
                upload_instead(source, by=request.user, file_name=file.name, data=file.read())
            else:
                add_transcript(source, by=request.user, text=form.cleaned_data["text"])
        except Refused as refusal:
            _say(form, refusal)
        else:
            return done(request, _("Saved."), "source_detail", source_id)
    context = {"form": form, "source": source}
    return answer(request, "sources/transcript.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def origin_judge(request: Request, origin_id: int) -> HttpResponse:
    """Say whether two sources are of one origin, beside what a program found in them."""
    common = get_object_or_404(origins_visible_to(request.user), pk=origin_id)
    permissions.require(permissions.may_describe(request.user, common.first))
    form = OriginForm(request.POST or None, initial={"expected_version": common.version})
    theirs, status = "", 422 if form.errors else 200
    if form.is_valid():
        try:
            judge_origin(common, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            update_expected_version(form, CommonOrigin.objects.get(pk=origin_id).version)
            theirs, status = getattr(refusal, "theirs", ""), refusal.status
        else:
            return done(request, _("Saved."), "source_detail", common.first_id)
    context = {"form": form, "common": common, "theirs": theirs}
    return answer(request, "sources/origin.html", context, status=status)


def _say(form: forms.Form, refusal: Refused) -> None:
    """Beside the form what can be mended in it; all else is the whole page's."""
    if refusal.status != Refused.status:
        raise refusal
    form.add_error(None, str(refusal))


def _refused(form: forms.Form, refusal: Refused, source_id: int) -> tuple[str, int]:
    """Say the refusal, and let the next try build on what stands now, which is returned."""
    form.add_error(None, str(refusal))
    update_expected_version(form, Source.objects.get(pk=source_id).version)
    return getattr(refusal, "theirs", ""), refusal.status
