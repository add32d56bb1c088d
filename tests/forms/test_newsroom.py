"""Settings, roles and invitations."""

import pytest

from articles.forms.newsroom import (
    InvitationForm,
    NewsForm,
    newsroom_settings_form,
    person_form,
)
from articles.models import MAX_SIGN_OFFS, NewsroomSettings, Rule, Severity
from tests.forms import REQUIRED, sentences

RULES = dict.fromkeys(Rule.values, "must")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        ({"sign_offs": "0"}, {"sign_offs": "Ensure this value is greater than or equal to 1."}),
        (
            {"sign_offs": str(MAX_SIGN_OFFS + 1)},
            {"sign_offs": f"Ensure this value is less than or equal to {MAX_SIGN_OFFS}."},
        ),
        (
            {"stale": "never"},
            {"stale": "Select a valid choice. never is not one of the available choices."},
        ),
        ({"unsigned": ""}, {"unsigned": REQUIRED}),
    ],
    ids=["valid", "too few", "too many", "severity", "no severity"],
)
def test_the_house_rules_need_a_severity_each(db, changed, expected):
    typed = {"expected_version": "1", "sign_offs": "1", **RULES, **changed}

    assert sentences(newsroom_settings_form(NewsroomSettings.current(), typed)) == expected


def test_the_form_begins_with_the_rules_as_they_are(db):
    NewsroomSettings.objects.create(pk=1, sign_offs=2, stale="must")

    form = newsroom_settings_form(NewsroomSettings.current())

    assert (form["sign_offs"].value(), form["stale"].value()) == (2, "must")
    assert [field.name for field in form.rules] == Rule.values


def test_the_chosen_severities_are_by_rule(db):
    typed = {"expected_version": "1", "sign_offs": "1", **RULES, "stale": "should"}
    form = newsroom_settings_form(NewsroomSettings.current(), typed)

    assert form.is_valid()
    assert form.severities[Rule.STALE] == Severity.SHOULD
    assert form.severities[Rule.UNSIGNED] == Severity.MUST


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("kim@newsroom.invalid", {}),
        ("kim", {"email": "Enter a valid email address."}),
        ("", {"email": REQUIRED}),
    ],
)
def test_an_invitation_needs_an_email_address(email, expected):
    assert sentences(InvitationForm({"email": email})) == expected


def test_the_form_of_a_person_begins_with_their_roles(editor):
    form = person_form(editor)

    assert (form["is_editor"].value(), form["is_reviewer"].value()) == (True, False)
    assert form["is_active"].value() is True


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"look": "1"}, {}),
        ({"look": ""}, {"look": REQUIRED}),
        (
            {"look": "1", "statement": "0"},
            {"statement": "Ensure this value is greater than or equal to 1."},
        ),
        (
            {"look": "1", "claim": str(2**63)},
            {"claim": f"Ensure this value is less than or equal to {2**62}."},
        ),
    ],
    ids=["valid", "no look", "statement 0", "beyond the database"],
)
def test_the_request_of_an_open_desk(typed, expected):
    assert sentences(NewsForm(typed)) == expected
