"""Rating scales: create one, and add, reword, move and retire its ratings."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.models import RATING_FIELDS, Rating, Scale, SignOff, User, Verdict
from articles.models.versioned import CHANGED
from articles.refusals import Refused, Stale

MOST_RATINGS = 9  # so that each has a number key


def create_scale(*, by: User, name: str, description: str = "", like: Scale | None = None) -> Scale:
    """Create a scale with the offered ratings of another one, or with none.

    Editors can choose it once it has a rating. Raises `Refused` if another scale has the name.
    """
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        _require_new_name(name)
        scale = Scale.objects.create(key=_new_key(name), name=name, description=description)
        offered = like.ratings.filter(is_retired=False) if like else []
        for position, rating in enumerate(offered, start=1):
            Rating.objects.create(scale=scale, position=position, **rating.as_recorded())
    return scale


def change_scale(
    scale: Scale, *, by: User, expected_version: str, name: str, description: str = ""
) -> Scale:
    """Rename a scale. `expected_version` is the fingerprint of the scale that the page showed.

    Raises `Stale` if somebody changed it since, `Refused` if another scale has the name.
    """
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        _lock(scale, expected_version)
        if name.casefold() != scale.name.casefold():
            _require_new_name(name)
        scale.name, scale.description = name, description
        scale.save()
    return scale


def add_rating(scale: Scale, *, by: User, expected_version: str, **fields: Any) -> Rating:
    """Add a rating (`RATING_FIELDS`) at the end of the offered ones."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        _lock(scale, expected_version)
        _require_new_label(scale, fields["label"])
        offered, retired = _offered_and_retired(scale)
        if len(offered) >= MOST_RATINGS:
            raise Refused(_("A scale has at most 9 ratings. Retire one first."))
        rating = Rating.objects.create(
            scale=scale, position=len(offered) + len(retired) + 1, **fields
        )
        _place([*offered, rating, *retired])
    return rating


def change_rating(rating: Rating, *, by: User, expected_version: str, **fields: Any) -> Rating:
    """Reword a rating, and return the one that is offered now.

    If a verdict or a sign-off has the rating, it is retired, and a new one takes its place: no
    verdict changes its meaning.
    """
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        _lock(rating.scale, expected_version)
        Rating.objects.select_for_update().get(pk=rating.pk)  # a verdict with it waits
        if all(getattr(rating, name) == fields[name] for name in RATING_FIELDS):
            return rating
        if fields["label"] != rating.label:
            _require_new_label(rating.scale, fields["label"])
        if not is_used(rating):
            Rating.objects.filter(pk=rating.pk).update(**fields)
            return Rating.objects.get(pk=rating.pk)
        offered, retired = _offered_and_retired(rating.scale)
        Rating.objects.filter(pk=rating.pk).update(is_retired=True)
        count = len(offered) + len(retired)
        new = Rating.objects.create(scale=rating.scale, position=count + 1, **fields)
        _place([*(new if each == rating else each for each in offered), rating, *retired])
    return new


def move_rating(rating: Rating, *, by: User, expected_version: str, is_up: bool) -> None:
    """Let a rating change places with the one before it, or the one after it."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        _lock(rating.scale, expected_version)
        offered, retired = _offered_and_retired(rating.scale)
        here = offered.index(rating)
        there = here - 1 if is_up else here + 1
        if 0 <= there < len(offered):
            offered[here], offered[there] = offered[there], offered[here]
            _place([*offered, *retired])


def retire_rating(rating: Rating, *, by: User, expected_version: str) -> None:
    """Offer a rating no longer. The verdicts that have it keep it. Raises `Refused` for the last one."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        _lock(rating.scale, expected_version)
        offered, retired = _offered_and_retired(rating.scale)
        if offered == [rating]:
            raise Refused(_("A scale needs at least one rating. Add another one first."))
        Rating.objects.filter(pk=rating.pk).update(is_retired=True)
        _place([*(each for each in offered if each != rating), rating, *retired])


def restore_rating(rating: Rating, *, by: User, expected_version: str) -> None:
    """Offer a retired rating again. Raises `Refused` if another one has its label by now."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        _lock(rating.scale, expected_version)
        _require_new_label(rating.scale, rating.label)
        offered, retired = _offered_and_retired(rating.scale)
        if len(offered) >= MOST_RATINGS:
            raise Refused(_("A scale has at most 9 ratings. Retire one first."))
        Rating.objects.filter(pk=rating.pk).update(is_retired=False)
        _place([*offered, rating, *(each for each in retired if each != rating)])


def is_used(rating: Rating) -> bool:
    """Return whether a verdict or a sign-off has the rating, withdrawn ones included."""
    mine = {"rating": OuterRef("pk")}
    used = Exists(Verdict.objects.filter(**mine)) | Exists(SignOff.objects.filter(**mine))
    return Rating.objects.filter(used, pk=rating.pk).exists()


def _lock(scale: Scale, expected_version: str) -> None:
    """Lock the scale. Raises `Stale` if it is not as the page showed it."""
    Scale.objects.select_for_update().get(pk=scale.pk)
    if scale.fingerprint() != expected_version:
        raise Stale(CHANGED)


def _offered_and_retired(scale: Scale) -> tuple[list[Rating], list[Rating]]:
    ratings = list(scale.ratings.order_by("position"))
    return (
        [each for each in ratings if not each.is_retired],
        [each for each in ratings if each.is_retired],
    )


def _place(ratings: Sequence[Rating]) -> None:
    """Give the ratings of a scale their places, from 1."""
    for position, rating in enumerate(ratings, start=1):
        if rating.position != position:
            Rating.objects.filter(pk=rating.pk).update(position=position)


def _require_new_name(name: str) -> None:
    if Scale.objects.filter(name__iexact=name).exists():
        raise Refused(_("Another scale has this name. Choose a different one."))


def _require_new_label(scale: Scale, label: str) -> None:
    if scale.ratings.filter(label=label, is_retired=False).exists():
        raise Refused(_("Another rating of this scale has this label. Choose a different one."))


def _new_key(name: str) -> str:
    """Return the key of a new scale, which commands use: its name in ASCII, with a number if need be."""
    key = slugify(name)[:40] or "scale"
    taken = set(Scale.objects.values_list("key", flat=True))
    keys = [key, *(f"{key}-{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in keys if each not in taken)
