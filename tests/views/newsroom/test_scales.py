"""The pages of rating scales: what is typed stays, and a used rating is retired."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.newsroom import create_scale
from articles.models import Rating, Scale


@pytest.fixture
def inside(client, administrator):
    """A client of an administrator."""
    client.force_login(administrator)
    return client


def fields_of(rating: Rating, **other: object) -> dict[str, object]:
    return {**rating.as_recorded(), "expected_version": rating.scale.fingerprint(), **other}


def test_an_administrator_makes_a_scale_and_rewords_a_rating(inside):
    public = Scale.objects.get(key="public")
    page = inside.post(
        "/settings/scales/new/", {"name": "Ours", "description": "", "like": public.pk}, follow=True
    )
    assert "Mostly true" in page.content.decode()
    rating = Rating.objects.get(scale__name="Ours", label="False")
    edit = f"/settings/ratings/{rating.pk}/"
    former = rating.scale.fingerprint()

    page = inside.post(edit, fields_of(rating, label="Wrong"), follow=True).content.decode()
    assert "Saved." in page
    assert "Wrong" in page
    assert "Rating changed" in inside.get("/settings/history/").content.decode()
    refused = inside.post(edit, fields_of(rating, label="Bad", expected_version=former))
    assert refused.status_code == 409
    assert 'value="Bad"' in refused.content.decode()
    taken = inside.post(edit, fields_of(rating, label="True"))
    assert "has this label" in taken.content.decode()
    renamed = {"name": "public", "expected_version": rating.scale.fingerprint()}
    other = inside.post(f"/settings/scales/{rating.scale_id}/", renamed)
    assert (other.status_code, Scale.objects.filter(name="Ours").exists()) == (422, True)


def test_the_page_of_a_used_rating_says_what_saving_does(inside, verdict):
    rating = Rating.objects.get(pk=verdict.rating_id)
    edit = f"/settings/ratings/{rating.pk}/"
    assert "1 verdict or sign-off has this rating" in inside.get(edit).content.decode()

    page = inside.post(edit, fields_of(rating, definition="New."), follow=True).content.decode()

    assert "The former rating is retired." in page
    assert "Retired ratings" in page
    assert inside.get(edit).status_code == 404  # a retired rating is not edited


def test_the_list_asks_no_more_queries_for_more_scales(inside, administrator, verdict):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            inside.get("/settings/scales/")
        return len(queries)

    few = count()
    for name in "abcdef":
        create_scale(by=administrator, name=name, like=verdict.rating.scale)
    assert count() == few
