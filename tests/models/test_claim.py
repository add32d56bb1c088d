import pytest
from django.db import IntegrityError

from articles.models import Claim
from articles.refusals import NotAllowed, Stale

State = Claim.State


def test_moves_are_defined_for_every_state():
    assert set(Claim.MOVES) == set(State)


def test_every_state_can_be_reached():
    assert set(State) == {State.OPEN} | {to for steps in Claim.MOVES.values() for to in steps}


def test_an_impossible_change_of_state_is_refused(claim):
    with pytest.raises(NotAllowed, match="A claim that is open cannot become signed off"):
        claim.move(State.SIGNED_OFF, expected_version=claim.version)


def test_of_two_changes_to_one_version_only_one_succeeds(claim):
    same = Claim.objects.get(pk=claim.pk)
    claim.move(State.IN_PROGRESS, expected_version=1)

    with pytest.raises(Stale):
        same.move(State.HELP_NEEDED, expected_version=1)

    assert Claim.objects.get(pk=claim.pk).state == State.IN_PROGRESS


def test_the_database_refuses_a_sign_off_without_a_signer(claim):
    with pytest.raises(IntegrityError, match="claim_signed_off_has_signer"):
        Claim.objects.filter(pk=claim.pk).update(state=State.SIGNED_OFF)
