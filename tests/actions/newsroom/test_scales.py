"""Administrators change rating scales; a rating that was used is retired, never reworded or deleted."""

from typing import Any

import pgtrigger
import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.actions.newsroom import (
    add_rating,
    change_rating,
    create_scale,
    move_rating,
    restore_rating,
    retire_rating,
)
from articles.actions.verdicts import record_verdict
from articles.models import Claim, Rating, Scale
from articles.reads.claims import claim_to_judge
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import make_claim

NEW: dict[str, Any] = {
    "label": "Misleading",
    "short_label": "Misl.",
    "colour": "mixed",
    "shape": "≈",
    "value": 3,
    "definition": "It says something else than the facts.",
}


@pytest.fixture
def used(verdict) -> Rating:
    """The rating of a verdict: the third of its scale."""
    return Rating.objects.get(pk=verdict.rating_id)


def labels(scale: Scale, *, is_retired: bool = False) -> list[str]:
    rows = Rating.objects.filter(scale=scale, is_retired=is_retired).order_by("position")
    return list(rows.values_list("label", flat=True))


def test_a_used_rating_is_retired_and_the_new_wording_takes_its_place(used, administrator):
    scale, before = used.scale, labels(used.scale)

    new = change_rating(used, by=administrator, expected_version=scale.fingerprint(), **NEW)

    used.refresh_from_db()
    assert (new.pk != used.pk, used.is_retired, used.definition != NEW["definition"]) == (True,) * 3
    assert labels(scale) == before
    assert [r.position for r in Rating.objects.filter(scale=scale)] == list(range(1, 8))


def test_an_unused_rating_is_reworded(used, administrator):
    other = used.scale.ratings.get(label="False")
    fields = {**NEW, "label": "Wrong"}

    same = change_rating(
        other, by=administrator, expected_version=used.scale.fingerprint(), **fields
    )

    assert (same.pk, same.label, same.is_retired) == (other.pk, "Wrong", False)


def reword(rating: Rating) -> None:
    with transaction.atomic():
        Rating.objects.filter(pk=rating.pk).update(definition="Another.")


def test_the_database_refuses_to_reword_or_delete_a_used_rating(used):
    with pytest.raises(IntegrityError, match="cannot be reworded"):
        reword(used)
    with pytest.raises(ProtectedError):
        used.delete()

    Rating.objects.filter(pk=used.pk).update(is_retired=True)  # which leaves its words


def test_without_the_trigger_a_used_rating_would_be_reworded(used):
    with pgtrigger.ignore("articles.Rating:used_stays"):
        reword(used)

    assert Rating.objects.get(pk=used.pk).definition == "Another."


def test_ratings_are_added_moved_retired_and_offered_again(administrator):
    scale = create_scale(by=administrator, name="Ours", like=Scale.objects.get(key="public"))
    first, second = labels(scale)[:2]

    def change(action, label: str, **more) -> None:
        rating = Rating.objects.get(scale=scale, label=label)
        action(rating, by=administrator, expected_version=scale.fingerprint(), **more)

    added: dict[str, Any] = {**NEW, "label": "Satire"}
    add_rating(scale, by=administrator, expected_version=scale.fingerprint(), **added)
    change(move_rating, second, is_up=True)
    change(move_rating, second, is_up=True)  # already the first
    change(retire_rating, first)
    assert labels(scale)[0] == second
    assert labels(scale)[-1] == "Satire"
    assert labels(scale, is_retired=True) == [first]
    change(restore_rating, first)
    assert labels(scale)[-2:] == ["Satire", first]
    assert scale.key == "ours"


def test_what_does_not_fit_is_refused(administrator, editor):
    scale = create_scale(by=administrator, name="Ours")
    how: dict[str, Any] = {"by": administrator, "expected_version": scale.fingerprint()}
    rating = add_rating(scale, **how, **NEW)

    with pytest.raises(Stale):
        retire_rating(rating, **how)
    how["expected_version"] = scale.fingerprint()
    with pytest.raises(Refused, match="at least one"):
        retire_rating(rating, **how)
    with pytest.raises(Refused, match="has this label"):
        add_rating(scale, **how, **NEW)
    with pytest.raises(Refused, match="has this name"):
        create_scale(by=administrator, name="OURS")
    with pytest.raises(NotAllowed):
        add_rating(scale, **{**how, "by": editor}, **NEW)


def test_a_retired_rating_is_offered_only_for_claims_that_have_it(
    used, verdict, reviewer, administrator, editor
):
    retire_rating(used, by=administrator, expected_version=used.scale.fingerprint())
    used.refresh_from_db()
    other = make_claim(verdict.claim.revision.article, editor, "Nobody has counted the cars")
    mine = Claim.objects.get(pk=verdict.claim_id)

    assert used in claim_to_judge(mine.pk, reader=reviewer)[1]
    assert used not in claim_to_judge(other.pk, reader=reviewer)[1]
    with pytest.raises(Refused, match="no longer offered"):
        record_verdict(
            other, by=reviewer, rating=used, explanation="So.", expected_version=other.version
        )
