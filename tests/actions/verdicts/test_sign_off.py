"""Sign-off: how many must agree, blind reviewers, and decisions on disagreements."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles import permissions
from articles.actions.claims import move_claim
from articles.actions.newsroom import set_newsroom_settings, undo_action
from articles.actions.questions import ask_question
from articles.actions.verdicts import break_tie, record_verdict, sign_off
from articles.models import (
    Claim,
    NewsroomSettings,
    Question,
    Rating,
    SignOff,
    TieBreak,
    Verdict,
    Withdrawal,
)
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import UserFactory

State, Outcome = Claim.State, TieBreak.Outcome


@pytest.fixture
def third_reviewer(db):
    return UserFactory.create(username="rita", is_reviewer=True)


@pytest.fixture
def other_rating(article):
    return Rating.objects.get(scale=article.scale, label="False")


def set_house_rules(*, sign_offs=1, is_blind=False) -> NewsroomSettings:
    return NewsroomSettings.objects.update_or_create(
        pk=1, defaults={"sign_offs": sign_offs, "is_blind": is_blind}
    )[0]


def sign(verdict, by, **about):
    verdict = Verdict.objects.select_related("claim__revision__article", "rating").get(
        pk=verdict.pk
    )
    about = {"agrees": True, "expected_version": verdict.claim.version} | about
    return sign_off(verdict, by=by, **about)


def dissent(verdict, by, rating=None, reason="Too kind."):
    return sign(verdict, by, agrees=False, rating=rating, reason=reason)


def decide(signed, by, outcome=Outcome.FIRST, reason="The ministry says so.", **about):
    signed = SignOff.objects.select_related("verdict__claim__revision__article").get(pk=signed.pk)
    expected_version = signed.verdict.claim.version
    return break_tie(
        signed, by=by, outcome=outcome, reason=reason, expected_version=expected_version, **about
    )


def state_of(verdict) -> str:
    return Claim.objects.get(pk=verdict.claim_id).state


def check_deferred() -> None:
    """Run the checks that the database makes when a transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_claim_is_signed_off_when_enough_people_agree(verdict, second_reviewer, third_reviewer):
    set_house_rules(sign_offs=2)

    sign(verdict, second_reviewer)
    after_one = state_of(verdict)
    sign(verdict, third_reviewer)

    assert (after_one, state_of(verdict)) == (State.READY, State.SIGNED_OFF)


def test_of_two_sign_offs_on_one_version_the_second_is_stale(
    verdict, second_reviewer, third_reviewer
):
    set_house_rules(sign_offs=2)
    expected_version = verdict.claim.version
    sign(verdict, second_reviewer, expected_version=expected_version)

    with pytest.raises(Stale):
        sign(verdict, third_reviewer, expected_version=expected_version)


def test_nobody_signs_twice_and_the_database_holds_it(verdict, second_reviewer):
    set_house_rules(sign_offs=2)
    sign(verdict, second_reviewer)

    with pytest.raises(IntegrityError, match="sign a verdict twice"), transaction.atomic():
        verdict.sign_offs.create(signer=second_reviewer, agrees=True, number=2)


def test_the_database_itself_refuses_a_claim_signed_off_by_too_few(verdict, second_reviewer):
    set_house_rules(sign_offs=2)
    sign(verdict, second_reviewer)

    with pytest.raises(DatabaseError, match="too few people"), transaction.atomic():
        Claim.objects.filter(pk=verdict.claim_id).update(
            state=State.SIGNED_OFF, signed_off_by=second_reviewer
        )
        check_deferred()


def test_without_the_trigger_too_few_would_do(verdict, second_reviewer):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")

    Claim.objects.filter(pk=verdict.claim_id).update(
        state=State.SIGNED_OFF, signed_off_by=second_reviewer
    )
    check_deferred()

    assert state_of(verdict) == State.SIGNED_OFF


def test_one_of_two_sign_offs_is_withdrawn_and_given_again(
    verdict, article, second_reviewer, third_reviewer
):
    set_house_rules(sign_offs=2)
    sign(verdict, second_reviewer)

    undo_action(article.undo_entries.filter(by=second_reviewer).first(), by=second_reviewer)
    sign(verdict, third_reviewer)
    assert state_of(verdict) == State.READY
    sign(verdict, second_reviewer)

    assert state_of(verdict) == State.SIGNED_OFF
    assert Withdrawal.objects.count() == 1


def test_needing_fewer_sign_offs_signs_off_claims_that_have_enough(
    verdict, second_reviewer, administrator
):
    standing = set_house_rules(sign_offs=2)
    sign(verdict, second_reviewer)

    set_newsroom_settings(
        by=administrator, expected_version=standing.version, sign_offs=1, is_blind=False
    )

    claim = Claim.objects.get(pk=verdict.claim_id)
    assert (claim.state, claim.signed_off_by) == (State.SIGNED_OFF, second_reviewer)


def test_only_administrators_change_the_house_rules_and_a_second_change_is_stale(
    administrator, editor
):
    with pytest.raises(NotAllowed):
        set_newsroom_settings(by=editor, expected_version=1, sign_offs=2, is_blind=True)
    with pytest.raises(Refused, match="between 1 and 5"):
        set_newsroom_settings(by=administrator, expected_version=1, sign_offs=9, is_blind=True)
    set_newsroom_settings(by=administrator, expected_version=1, sign_offs=2, is_blind=True)

    with pytest.raises(Stale):
        set_newsroom_settings(by=administrator, expected_version=1, sign_offs=3, is_blind=False)
    with pytest.raises(IntegrityError, match="settings_is_one"), transaction.atomic():
        NewsroomSettings.objects.create(pk=2)


def test_a_blind_reviewer_must_rate_and_the_same_rating_agrees(verdict, rating, second_reviewer):
    set_house_rules(is_blind=True)
    with pytest.raises(Refused, match="Choose a rating"):
        sign(verdict, second_reviewer)

    signed = sign(verdict, second_reviewer, agrees=False, rating=rating, reason="As I read it.")

    assert (signed.agrees, signed.is_blind, state_of(verdict)) == (True, True, State.SIGNED_OFF)


def test_another_rating_disagrees_whatever_was_pressed(verdict, other_rating, second_reviewer):
    set_house_rules(is_blind=True)

    signed = sign(verdict, second_reviewer, agrees=True, rating=other_rating, reason="It is not.")

    assert (signed.agrees, state_of(verdict)) == (False, State.IN_PROGRESS)


def test_an_open_question_blocks_every_blind_rating_alike(
    verdict, rating, other_rating, editor, second_reviewer
):
    set_house_rules(is_blind=True)
    ask_question(
        verdict.claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="So?"
    )

    for each in (rating, other_rating):
        with pytest.raises(Refused, match="still open"):
            sign(verdict, second_reviewer, rating=each, reason="Because.")


def test_a_blind_reviewer_cannot_replace_a_withheld_verdict(verdict, other_rating, second_reviewer):
    set_house_rules(is_blind=True)
    claim = Claim.objects.select_related("revision__article").get(pk=verdict.claim_id)

    with pytest.raises(Stale, match="blind sign-off") as stale:
        record_verdict(
            claim, by=second_reviewer, rating=other_rating, explanation="Mine.", expected_version=1
        )

    assert stale.value.theirs == ""


@pytest.mark.parametrize("what", ["not blind", "author", "no reviewer", "signed", "dissent"])
def test_a_verdict_is_withheld_only_from_possible_signers(
    request, verdict, rating, other_rating, reviewer, second_reviewer, editor, third_reviewer, what
):
    set_house_rules(is_blind=what != "not blind", sign_offs=2)
    reader = {"author": reviewer, "no reviewer": editor}.get(what, second_reviewer)
    if what == "signed":
        sign(verdict, second_reviewer, rating=rating, reason="So it is.")
        assert list(permissions.blind_claims(third_reviewer)) == [verdict.claim]
    if what == "dissent":
        sign(verdict, third_reviewer, rating=other_rating, reason="It is not.")

    assert list(permissions.blind_claims(reader)) == []


@pytest.mark.parametrize("state", [State.READY, State.IN_PROGRESS])
def test_a_verdict_is_withheld_in_every_open_state(verdict, reviewer, second_reviewer, state):
    set_house_rules(is_blind=True)
    if state != State.READY:
        move_claim(verdict.claim, by=reviewer, to=state, expected_version=verdict.claim.version)

    assert list(permissions.blind_claims(second_reviewer)) == [verdict.claim]


def test_an_editor_decides_for_the_first_verdict(verdict, editor, second_reviewer, other_rating):
    decided = decide(dissent(verdict, second_reviewer, other_rating), editor)

    claim = Claim.objects.get(pk=verdict.claim_id)
    assert (claim.state, claim.signed_off_by) == (State.SIGNED_OFF, editor)
    assert decided.verdict == verdict
    check_deferred()


def test_an_editor_decides_for_the_second_as_a_verdict_of_its_author(
    verdict, editor, second_reviewer, other_rating
):
    decided = decide(dissent(verdict, second_reviewer, other_rating), editor, Outcome.SECOND)

    stands = verdict.claim.verdicts.standing().first()
    assert (decided.verdict, stands.rating, stands.author) == (
        stands,
        other_rating,
        second_reviewer,
    )
    assert (stands.explanation, state_of(verdict)) == ("Too kind.", State.SIGNED_OFF)
    check_deferred()


def test_a_verdict_that_an_editor_decided_for_is_withheld_when_its_claim_is_reopened(
    verdict, editor, second_reviewer, third_reviewer, other_rating
):
    decide(dissent(verdict, second_reviewer, other_rating), editor, Outcome.SECOND)
    set_house_rules(is_blind=True)
    claim = Claim.objects.select_related("revision__article").get(pk=verdict.claim_id)
    move_claim(
        claim, by=editor, to=State.IN_PROGRESS, why="New facts.", expected_version=claim.version
    )

    assert list(permissions.blind_claims(third_reviewer)) == [claim]
    assert not permissions.blind_claims(second_reviewer).exists()


def test_an_editors_own_verdict_needs_its_own_sign_off(
    verdict, editor, reviewer, second_reviewer, other_rating
):
    signed = dissent(verdict, second_reviewer)
    with pytest.raises(Refused, match="Enter a rating"):
        decide(signed, editor, Outcome.NEW)
    with pytest.raises(Refused, match="gave no rating"):
        decide(signed, editor, Outcome.SECOND)

    own = decide(signed, editor, Outcome.NEW, rating=other_rating, explanation="Neither.").verdict
    assert (own.author, state_of(verdict)) == (editor, State.READY)
    sign(own, reviewer)

    assert state_of(verdict) == State.SIGNED_OFF
    check_deferred()


def test_neither_of_the_two_decides_nor_anybody_but_an_editor(
    verdict, reviewer, second_reviewer, third_reviewer
):
    signed = dissent(verdict, second_reviewer)
    for person in (reviewer, second_reviewer):
        person.is_editor = True
        person.save()

    for person in (reviewer, second_reviewer, third_reviewer):
        with pytest.raises(NotAllowed):
            decide(signed, person)

    with (
        pytest.raises(IntegrityError, match="only a third person can decide"),
        transaction.atomic(),
    ):
        TieBreak.objects.create(
            sign_off=signed, verdict=verdict, outcome="first", reason="I.", decided_by=reviewer
        )


def test_a_decision_needs_a_reason_is_made_once_and_never_rewritten(
    verdict, editor, second_reviewer, other_rating
):
    signed = dissent(verdict, second_reviewer, other_rating)
    with pytest.raises(Refused, match="Enter a"):
        decide(signed, editor, reason=" ")
    decided = decide(signed, editor)

    with pytest.raises(NotAllowed):
        decide(signed, editor)
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        TieBreak.objects.filter(pk=decided.pk).update(reason="Another.")
    with pytest.raises(IntegrityError, match="an editor has decided"), transaction.atomic():
        Withdrawal.objects.create(sign_off=signed, author=second_reviewer)


def test_the_database_itself_checks_the_verdict_of_a_decision(
    verdict, editor, second_reviewer, other_rating
):
    signed = dissent(verdict, second_reviewer, other_rating)

    with pytest.raises(IntegrityError, match="the one that was decided for"), transaction.atomic():
        TieBreak.objects.create(
            sign_off=signed, verdict=verdict, outcome="second", reason="So.", decided_by=editor
        )


def test_a_disagreement_cannot_be_signed_off_by_a_third_reviewer(
    verdict, reviewer, second_reviewer
):
    dissent(verdict, second_reviewer)
    claim = Claim.objects.get(pk=verdict.claim_id)

    with pytest.raises(Refused, match="disagrees with the verdict"):
        move_claim(claim, by=reviewer, to=State.READY, expected_version=claim.version)


def test_a_dissent_may_omit_the_rating_but_not_repeat_it(verdict, rating, second_reviewer):
    with pytest.raises(Refused, match="rating of the verdict"):
        dissent(verdict, second_reviewer, rating)
    with pytest.raises(IntegrityError, match="agree if its rating"), transaction.atomic():
        verdict.sign_offs.create(signer=second_reviewer, agrees=False, reason="x", rating=rating)
