"""Record, sign off and reconfirm verdicts, and decide disagreements."""

import pytest
from django.http import QueryDict

from articles.forms.fields import update_expected_version
from articles.forms.verdicts import (
    BlindSignOffForm,
    ReconfirmForm,
    SignOffForm,
    TieBreakForm,
    VerdictForm,
    as_blind_sign_off,
)
from articles.models import Rating
from tests.forms import REQUIRED, sentences

NOT_OFFERED = "This rating is no longer offered. Choose another one."


def typed(chosen: Rating, **changed: object) -> QueryDict:
    """What a reviewer sends, as browsers do."""
    data = QueryDict(mutable=True)
    for name, value in {
        "expected_version": "1",
        "rating": chosen.pk,
        "explanation": "It cost five.",
        "reason": "It cost five.",
        **changed,
    }.items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    return data


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        ({"rating": ""}, {"rating": "Choose a rating."}),
        ({"rating": "0"}, {"rating": NOT_OFFERED}),
        (
            {"explanation": ""},
            {"explanation": "Enter an explanation. It is printed in the report."},
        ),
        ({"expected_version": ""}, {"expected_version": REQUIRED}),
    ],
    ids=["valid", "no rating", "other scale", "no explanation", "no version"],
)
def test_a_verdict(rating, changed, expected):
    form = VerdictForm(typed(rating, **changed), ratings=rating.scale.ratings.all())

    assert sentences(form) == expected


def test_a_rating_of_another_scale_is_not_offered(rating):
    other = Rating.objects.exclude(scale=rating.scale)[0]

    form = VerdictForm(typed(rating, rating=other.pk), ratings=rating.scale.ratings.all())

    assert sentences(form) == {"rating": NOT_OFFERED}


def test_a_verdict_names_the_captures_that_the_page_displayed(rating):
    displayed = ["12:" + "a" * 64, "13:"]
    form = VerdictForm(
        typed(rating, displayed_captures=displayed), ratings=rating.scale.ratings.all()
    )

    assert form.is_valid()
    assert form.cleaned_data["displayed_captures"] == {"12": "a" * 64, "13": ""}


def test_a_blind_sign_off_needs_a_rating_and_an_explanation(rating):
    form = BlindSignOffForm(typed(rating, rating="", reason=""), ratings=rating.scale.ratings.all())

    assert sentences(form) == {
        "rating": "Choose a rating.",
        "reason": "Enter an explanation. It is shown beside the first verdict.",
    }


def test_a_verdict_that_came_second_becomes_a_blind_sign_off(rating):
    verdict = VerdictForm(typed(rating), ratings=rating.scale.ratings.all())
    verdict.add_error(None, "Somebody was faster.")

    form = as_blind_sign_off(verdict, ratings=rating.scale.ratings.all())

    assert form.data["reason"] == "It cost five."
    assert sentences(form)["__all__"] == "Somebody was faster."


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"agrees": "yes", "rating": "", "reason": ""}, {}),
        ({"agrees": "no"}, {}),
        ({}, {"agrees": REQUIRED}),
    ],
    ids=["agrees", "disagrees", "neither"],
)
def test_a_sign_off_agrees_or_disagrees(rating, changed, expected):
    form = SignOffForm(typed(rating, **changed), ratings=rating.scale.ratings.all())

    assert sentences(form) == expected


@pytest.mark.parametrize(
    ("is_rated", "outcome", "expected"),
    [
        (True, "first", {}),
        (True, "second", {}),
        (
            False,
            "second",
            {"outcome": "Select a valid choice. second is not one of the available choices."},
        ),
        (True, "", {"outcome": "Choose which verdict stands."}),
    ],
)
def test_a_dissent_without_a_rating_cannot_stand(rating, is_rated, outcome, expected):
    form = TieBreakForm(
        typed(rating, outcome=outcome), ratings=rating.scale.ratings.all(), is_rated=is_rated
    )

    assert sentences(form) == expected


def test_a_reconfirmation_names_what_the_page_displayed():
    assert sentences(ReconfirmForm({"expected_version": "1"})) == {"displayed_captures": REQUIRED}
    assert sentences(ReconfirmForm({"expected_version": "1", "displayed_captures": "a"})) == {}


def test_a_stale_form_keeps_what_was_typed_but_expects_the_current_version(rating):
    displayed = ["12:" + "a" * 64, "13:"]
    form = VerdictForm(
        typed(rating, displayed_captures=displayed), ratings=rating.scale.ratings.all()
    )

    update_expected_version(form, 7, note="shown")

    assert (form.data["expected_version"], form.data["note"]) == ("7", "shown")
    assert form.data["explanation"] == "It cost five."
    assert dict(form.data)["displayed_captures"] == displayed
