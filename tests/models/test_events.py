"""Triggers write the history: who changed what, when and why."""

import pghistory
import pytest
from django.db import DatabaseError
from pghistory.models import Context

from articles.actions.claims import move_claim
from articles.models import Claim, Event


def test_an_event_has_the_person_and_the_reason(claim, editor):
    move_claim(claim, by=editor, to=Claim.State.CUT, why="Not in the copy.", expected_version=1)

    event = Event.objects.tracks(claim).order_by("-pgh_id").first()

    assert (event.user, event.why) == (editor, "Not in the copy.")
    assert event.pgh_diff["state"] == ["open", "cut"]


def test_a_change_without_an_action_is_an_event_too(claim):
    Claim.objects.filter(pk=claim.pk).update(priority=1)

    event = Event.objects.tracks(claim).order_by("-pgh_id").first()

    assert event.pgh_diff["priority"] == [2, 1]


def reopen_in_one_request(claim, editor):
    """Cut the claim and take it back, in two transactions of one request."""
    with pghistory.context(url="/claims/1/"):
        move_claim(claim, by=editor, to=Claim.State.CUT, why="Not in the copy.", expected_version=1)
        move_claim(claim, by=editor, to=Claim.State.OPEN, why="It is.", expected_version=2)


def test_a_later_action_of_a_request_leaves_the_reason_of_the_first(claim, editor):
    reopen_in_one_request(claim, editor)

    events = Event.objects.tracks(claim).order_by("pgh_id")
    assert [event.why for event in events][-2:] == ["Not in the copy.", "It is."]
    assert {event.user for event in list(events)[-2:]} == {editor}


def test_the_function_of_the_library_would_change_the_reason_of_the_first(claim, editor):
    Context.install_pgh_attach_context_func()

    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        reopen_in_one_request(claim, editor)
