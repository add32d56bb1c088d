"""Judge a suggested common origin, and join or part sources by hand."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import permissions
from articles.actions.sources import decide_origin, judge_origin
from articles.forms.citations import OriginForm, OriginGroupForm
from articles.models import Claim
from articles.reads.sources import origin_choices, origins_visible_to
from articles.reads.visibility import sources_visible_to
from articles.views.answers import Request, answer, done
from articles.views.articles.desk import after_change, claim_or_404
from articles.views.submissions import ABOVE, current_version, submit


@require_http_methods(["GET", "HEAD", "POST"])
def origin_judge(request: Request, origin_id: int) -> HttpResponse:
    """Judge whether two sources have a common origin, beside the automatic findings."""
    common = get_object_or_404(origins_visible_to(request.user), pk=origin_id)
    permissions.require(permissions.may_describe(request.user, common.first))
    form = OriginForm(request.POST or None, initial={"expected_version": common.version})
    judge = partial(judge_origin, common, by=request.user)
    submission = submit(form, judge, field=ABOVE, version=partial(current_version, common))
    if submission.is_done:
        return done(request, _("Saved."), "source_detail", common.first_id)
    context = {"form": form, "common": common}
    return answer(request, "sources/origin.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def source_origin(request: Request, source_id: int) -> HttpResponse:
    """Join sources that have one origin with this one, or part some. `?claim=` names the claim whose
    card leads here, and to which the page returns."""
    source = get_object_or_404(sources_visible_to(request.user), pk=source_id)
    permissions.require(permissions.may_describe(request.user, source))
    claim = _claim(request)
    choices = origin_choices(source, claim, reader=request.user)
    form = OriginGroupForm(
        request.POST or None,
        sources=choices.sources,
        initial={"expected_version": choices.version, "sources": [source.pk]},
    )

    def version() -> str:
        return origin_choices(source, claim, reader=request.user).version

    offered = [each.pk for each in choices.sources]
    decide = partial(decide_origin, by=request.user, claim=claim, offered=offered)
    submission = submit(form, decide, field=ABOVE, version=version)
    if submission.is_done and claim:
        return after_change(request, claim.revision.article, claim_id=claim.pk)
    if submission.is_done:
        return done(request, _("Saved."), "source_detail", source.pk)
    context = {"form": form, "source": source, "claim": claim, "choices": choices}
    return answer(request, "sources/group.html", context, status=submission.status)


def _claim(request: Request) -> Claim | None:
    claim = request.GET.get("claim", "")
    return claim_or_404(request, int(claim)) if claim.isdecimal() and len(claim) < 10 else None
