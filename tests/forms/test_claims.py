"""Move, assign, edit and discuss claims, and filter the list of claims."""

import pytest
from django.test import RequestFactory

from articles.actions.questions import ask_question
from articles.actions.verdicts import sign_off
from articles.forms.claims import (
    AssignForm,
    ClaimEditForm,
    CommentForm,
    FileForm,
    MoveForm,
    ThreadForm,
)
from articles.forms.lists import ClaimFilter
from articles.models import Claim, Question
from articles.reads.claims import claims_to_check
from tests.factories import make_claim
from tests.forms import REQUIRED, sentences


def choice(value: str) -> str:
    return f"Select a valid choice. {value} is not one of the available choices."


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        (MoveForm, {"expected_version": "1", "to": "cut"}, {}),
        (MoveForm, {"expected_version": "1", "to": "gone"}, {"to": choice("gone")}),
        (MoveForm, {"to": "cut"}, {"expected_version": REQUIRED}),
        (ClaimEditForm, {"expected_version": "1", "reason": "legal", "priority": "1"}, {}),
        (
            ClaimEditForm,
            {"expected_version": "1", "reason": "x", "priority": "9"},
            {"reason": choice("x"), "priority": choice("9")},
        ),
        (CommentForm, {"text": "Look."}, {}),
        (CommentForm, {"text": ""}, {"text": REQUIRED}),
        (CommentForm, {"text": "Look.", "reply_to": "x"}, {"reply_to": "Enter a whole number."}),
        (ThreadForm, {"expected_version": "0", "resolved": "yes"}, {}),
        (ThreadForm, {"expected_version": "0", "resolved": "?"}, {"resolved": choice("?")}),
        (FileForm, {}, {"file": REQUIRED}),
    ],
)
def test_forms_of_a_claim(form, typed, expected):
    assert sentences(form(typed)) == expected


@pytest.mark.parametrize(("typed", "resolved"), [("yes", True), ("no", False)])
def test_a_thread_is_resolved_or_reopened(typed, resolved):
    form = ThreadForm({"expected_version": "0", "resolved": typed})

    assert form.is_valid()
    assert form.cleaned_data["resolved"] is resolved


def test_a_claim_is_assigned_to_reviewers_who_can_log_in(reviewer, editor):
    typed = {"expected_version": "1"}

    assert sentences(AssignForm({**typed, "assignee": reviewer.pk})) == {}
    assert sentences(AssignForm({**typed, "assignee": ""})) == {}
    assert sentences(AssignForm({**typed, "assignee": editor.pk})) == {
        "assignee": "Select a valid choice. That choice is not one of the available choices."
    }


@pytest.fixture
def claims(article, verdict, editor, reviewer, second_reviewer):
    """Three claims: one in dispute, one assigned to the reviewer, one with an open question."""
    disputed = Claim.objects.get(pk=verdict.claim_id)
    sign_off(
        verdict, by=second_reviewer, agrees=False, reason="No.", expected_version=disputed.version
    )
    mine = make_claim(article, editor, "The bridge opened in 2019")
    Claim.objects.filter(pk=mine.pk).update(assignee=reviewer)
    asked = make_claim(article, editor, "Nobody has counted the cars")
    ask_question(asked, by=editor, addressee="A", channel=Question.Channel.EMAIL, text="Why?")
    return {"disputed": disputed, "mine": mine, "asked": asked}


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["disputed", "mine", "asked"]),
        ({"assignee": "me"}, ["mine"]),
        ({"assignee": "nobody"}, ["disputed", "asked"]),
        ({"questions": "open"}, ["asked"]),
        ({"questions": "overdue"}, []),
        ({"second": "disagreed"}, ["disputed"]),
        ({"priority": "1"}, []),
    ],
    ids=str,
)
def test_filters_leave_the_claims_that_match(claims, reviewer, chosen, names):
    request = RequestFactory().get("/claims/")
    request.user = reviewer

    filtered = ClaimFilter(chosen, queryset=claims_to_check(reader=reviewer), request=request).qs

    assert set(filtered) == {claims[name] for name in names}
