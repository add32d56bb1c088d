"""Triggers write the history: who changed what, when and why."""

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
