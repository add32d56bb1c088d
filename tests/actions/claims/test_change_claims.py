"""Several claims are changed at once, and one undo takes all of it back."""

from datetime import date

import pytest

from articles import permissions
from articles.actions.claims import ClaimChanges, change_claims, move_claim
from articles.actions.newsroom import undo_batch
from articles.actions.readers import set_readers
from articles.models import Claim, Event, Readership, UndoEntry
from articles.refusals import NotAllowed, Refused
from tests.factories import UserFactory, make_article, make_claim
from tests.undoing import fresh

FRIDAY = date(2026, 6, 12)


@pytest.fixture
def claims(article, claim, editor) -> list[Claim]:
    """Two claims of one article, and one of another."""
    other = make_article(editor, title="Ferries")
    return [
        claim,
        make_claim(article, editor, "Nobody has counted the cars"),
        make_claim(other, editor),
    ]


def change(claims, by, **values):
    pairs = [
        (Claim.objects.select_related("revision__article").get(pk=each.pk), each.version)
        for each in claims
    ]
    return change_claims(pairs, by=by, changes=ClaimChanges(values))


def state(claims) -> list[tuple[object, ...]]:
    rows = Claim.objects.filter(pk__in=[each.pk for each in claims]).order_by("pk")
    return list(rows.values_list("state", "priority", "assignee__username", "due_on"))


ALL = {
    "state": Claim.State.IN_PROGRESS,
    "priority": Claim.Priority.HIGH,
    "due_on": FRIDAY,
}


def test_all_that_is_chosen_changes_and_one_undo_takes_it_back(claims, editor, reviewer):
    before = state(claims)

    outcome = change(claims, editor, **ALL, assignee=reviewer)

    assert (len(outcome.changed), outcome.refused) == (3, [])
    assert state(claims) == [("in_progress", 1, "rosa", FRIDAY)] * 3
    assert UndoEntry.objects.filter(by=editor, kind="change_claims").count() == 2  # one an article
    named = Event.objects.filter(pgh_model="articles.ClaimEvent", pgh_label="update")
    assert {event.user for event in named} == {editor}

    assert undo_batch(outcome.batch, by=editor) == []
    assert state(claims) == before
    assert undo_batch(outcome.batch, by=editor) == []
    assert state(claims) == before


def test_what_cannot_be_changed_is_named_and_the_rest_changes(claims, editor):
    stale, closed, fine = claims
    move_claim(fresh(closed), by=editor, to=Claim.State.CUT, why="No.", expected_version=1)
    closed.version = 2
    Claim.objects.get(pk=stale.pk).change(expected_version=1, priority=Claim.Priority.LOW)

    outcome = change([stale, closed, fine], editor, priority=Claim.Priority.HIGH)

    assert outcome.changed == [fine]
    reasons = {claim.pk: reason for claim, reason in outcome.refused}
    assert "while you were reading" in reasons[stale.pk]
    assert "closed" in reasons[closed.pk]
    assert undo_batch(outcome.batch, by=editor) == []
    assert fresh(stale).priority == Claim.Priority.LOW


def test_a_state_that_cannot_follow_is_refused_for_its_claim_alone(claims, editor, monkeypatch):
    first, *others = claims
    moves = Claim.MOVES | {Claim.State.HELP_NEEDED: {Claim.State.OPEN}}
    monkeypatch.setattr(Claim, "MOVES", moves)
    move_claim(fresh(first), by=editor, to=Claim.State.HELP_NEEDED, expected_version=1)
    first.version = 2

    outcome = change(claims, editor, state=Claim.State.IN_PROGRESS)

    assert [(claim.pk, reason) for claim, reason in outcome.refused] == [
        (first.pk, "A claim that is help needed cannot become in progress.")
    ]
    assert outcome.changed == others


def test_an_assignee_who_cannot_read_an_article_gets_none_of_its_claims(claims, editor, reviewer):
    hidden = claims[2].revision.article
    set_readers(
        hidden,
        by=editor,
        audience=Readership.Audience.NAMED,
        people=[editor],
        expected_version=Readership.objects.get(article=hidden).version,
    )
    outcome = change(claims, editor, assignee=reviewer)

    assert [reason for _claim, reason in outcome.refused] == ["rosa cannot read this article."]
    assert [row[2] for row in state(claims)] == ["rosa", "rosa", None]


def test_a_person_who_loses_access_changes_nothing_in_that_article(
    claims, editor, monkeypatch, changed_rules
):
    pairs = [
        (Claim.objects.select_related("revision__article").get(pk=each.pk), 1) for each in claims
    ]
    mine = claims[0].revision.article_id
    real = permissions.readable_by
    monkeypatch.setattr(permissions, "readable_by", lambda user: real(user).filter(pk=mine))

    outcome = change_claims(pairs, by=editor, changes=ClaimChanges({"due_on": FRIDAY}))

    assert [claim.pk for claim, _reason in outcome.refused] == [claims[2].pk]
    assert [row[3] for row in state(claims)] == [FRIDAY, FRIDAY, None]


def test_who_may_change_and_what(claims, editor, nobody):
    with pytest.raises(NotAllowed):
        change(claims, nobody, priority=Claim.Priority.LOW)
    with pytest.raises(NotAllowed):
        undo_batch("x", by=nobody)
    with pytest.raises(Refused, match="Select claims"):
        change(claims, editor)
    with pytest.raises(Refused, match="Select claims"):
        change([], editor, priority=Claim.Priority.LOW)
    with pytest.raises(Refused, match="at most 100"):
        change(claims * 34, editor, priority=Claim.Priority.LOW)
    with pytest.raises(Refused, match="Only reviewers"):
        change(claims, editor, assignee=UserFactory.create())
