"""The people of the newsroom, and the last actions of a person."""

import pytest

from articles.actions.claims import add_comment, assign_claim
from articles.actions.newsroom import invite, undo_action
from articles.models import Claim, NewsroomSettings, User
from articles.reads.newsroom import (
    last_decision,
    last_undo_entry,
    list_people,
    newest_change_since,
    open_invitations,
    place_of,
)


@pytest.fixture
def assigned(claim, editor, reviewer):
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=claim.version)
    return last_undo_entry(claim.revision.article, editor)


def test_people_are_listed_without_names_from_imported_reports(
    editor, reviewer, django_assert_num_queries
):
    User.objects.create(username="imported", is_external=True, is_active=False)
    User.objects.filter(pk=editor.pk).update(is_active=False)

    with django_assert_num_queries(1):
        people = [str(person) for person in list_people()]

    assert people == ["rosa", "edith"]


def test_an_invitation_is_open_until_it_is_accepted(administrator, editor):
    invitation, _token = invite(
        by=administrator,
        email="new@newsroom.invalid",
        is_editor=True,
        is_reviewer=False,
        is_administrator=False,
    )
    assert open_invitations().get() == invitation

    type(invitation).objects.update(accepted_by=editor)

    assert not open_invitations().exists()


def test_the_last_action_is_the_newest_of_the_person_that_is_not_undone(
    claim, assigned, editor, reviewer
):
    add_comment(claim, by=reviewer, text="Mine")

    assert last_undo_entry(claim.revision.article, editor) == assigned
    assert last_decision(claim.revision.article, editor) is None

    undo_action(assigned, by=editor)

    assert last_undo_entry(claim.revision.article, editor) != assigned


@pytest.mark.django_db(transaction=True)
def test_what_another_person_did_since_is_named(claim, assigned, reviewer):
    claim.refresh_from_db()
    assign_claim(claim, by=reviewer, assignee=None, expected_version=claim.version)

    assert newest_change_since(assigned) == "rosa: Unassigned."


def test_a_blind_reviewer_is_not_told_who_judged(verdict, second_reviewer):
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    add_comment(verdict.claim, by=second_reviewer, text="Mine")
    entry = last_undo_entry(verdict.claim.revision.article, second_reviewer)

    assert entry
    assert newest_change_since(entry) == ""


def test_an_action_leads_to_its_claim_as_long_as_it_is_there(claim, assigned):
    assert place_of(assigned) == (claim.pk, None)

    assigned.claim = Claim.objects.latest("pk").pk + 1

    assert place_of(assigned) == (None, None)
