"""Rating scales: list, create and rename them; add, reword, move, retire and restore ratings."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions
from articles.actions.newsroom import (
    add_rating,
    change_rating,
    change_scale,
    create_scale,
    move_rating,
    restore_rating,
    retire_rating,
)
from articles.forms.newsroom import NewScaleForm, rating_form, scale_form
from articles.models import Rating, Scale
from articles.reads.newsroom import list_scales, rating_with_usage, ratings_with_usage
from articles.views.answers import Request, answer, done
from articles.views.submissions import ABOVE, submit


@require_safe
def scale_list(request: Request) -> HttpResponse:
    """The rating scales with their ratings, and how many articles use each."""
    permissions.require(permissions.may_change_settings(request.user))
    return answer(request, "administration/scales.html", {"scales": list_scales()})


@require_http_methods(["GET", "HEAD", "POST"])
def scale_create(request: Request) -> HttpResponse:
    """Create a scale, with the ratings of another one or with none."""
    permissions.require(permissions.may_change_settings(request.user))
    form = NewScaleForm(request.POST or None)
    submission = submit(form, partial(create_scale, by=request.user), field="name")
    if submission.result:
        return redirect("scale_edit", submission.result.pk)
    return answer(
        request, "administration/scale_new.html", {"form": form}, status=submission.status
    )


@require_http_methods(["GET", "HEAD", "POST"])
def scale_edit(request: Request, scale_id: int) -> HttpResponse:
    """Show a scale with its ratings, and rename it."""
    permissions.require(permissions.may_change_settings(request.user))
    scale = get_object_or_404(list_scales(), pk=scale_id)
    form = scale_form(scale, request.POST if request.method == "POST" else None)
    save = partial(change_scale, Scale.objects.get(pk=scale_id), by=request.user)
    submission = submit(form, save, field="name", version=scale.fingerprint)
    if submission.is_done:
        return done(request, _("Saved."), "scale_edit", scale.pk)
    ratings = list(ratings_with_usage(scale))
    context = {
        "form": form,
        "scale": scale,
        "offered": [each for each in ratings if not each.is_retired],
        "retired": [each for each in ratings if each.is_retired],
        "fingerprint": scale.fingerprint(),
    }
    return answer(request, "administration/scale.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def rating_create(request: Request, scale_id: int) -> HttpResponse:
    """Add a rating to a scale."""
    permissions.require(permissions.may_change_settings(request.user))
    scale = get_object_or_404(Scale, pk=scale_id)
    form = rating_form(scale, None, request.POST if request.method == "POST" else None)
    save = partial(add_rating, scale, by=request.user)
    submission = submit(form, save, field=ABOVE, version=scale.fingerprint)
    if submission.is_done:
        return done(request, _("Saved."), "scale_edit", scale.pk)
    context = {"form": form, "scale": scale}
    return answer(request, "administration/rating.html", context, status=submission.status)


@require_http_methods(["GET", "HEAD", "POST"])
def rating_edit(request: Request, rating_id: int) -> HttpResponse:
    """Reword a rating. One that was used is retired, and the new wording takes its place."""
    permissions.require(permissions.may_change_settings(request.user))
    rating = rating_with_usage(rating_id)
    if rating is None:
        raise Http404
    scale = rating.scale
    form = rating_form(scale, rating, request.POST if request.method == "POST" else None)
    save = partial(change_rating, Rating.objects.get(pk=rating_id), by=request.user)
    submission = submit(form, save, field=ABOVE, version=scale.fingerprint)
    if submission.result:
        is_new = submission.result.pk != rating_id
        notice = _("Saved. The former rating is retired.") if is_new else _("Saved.")
        return done(request, notice, "scale_edit", scale.pk)
    context = {"form": form, "scale": scale, "rating": rating}
    return answer(request, "administration/rating.html", context, status=submission.status)


@require_POST
def rating_change(request: Request, rating_id: int) -> HttpResponse:
    """Move a rating up or down, retire it, or restore it (`do`)."""
    permissions.require(permissions.may_change_settings(request.user))
    rating = get_object_or_404(Rating.objects.select_related("scale"), pk=rating_id)
    changes: dict[str, tuple[Callable[..., None], str]] = {
        "up": (partial(move_rating, is_up=True), _("Moved.")),
        "down": (partial(move_rating, is_up=False), _("Moved.")),
        "retire": (retire_rating, _("“%(label)s” is retired.")),
        "restore": (restore_rating, _("“%(label)s” is offered again.")),
    }
    if request.POST.get("do") not in changes:
        raise Http404
    change, notice = changes[request.POST["do"]]
    change(rating, by=request.user, expected_version=request.POST.get("expected_version", ""))
    return done(request, notice % {"label": rating.label}, "scale_edit", rating.scale_id)
