"""A possible inconsistency becomes a question, or is dismissed with a reason."""

import pytest

from articles.actions.statements import ask_about_inconsistency, dismiss_inconsistency
from articles.models import Claim, Inconsistency, Question
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import make_article, make_inconsistency

TWO_SPELLINGS = "Rahm Emanuel spoke in Oslo on Monday. Later Rahm Emanual left the city."
EMAIL = Question.Channel.EMAIL


@pytest.fixture
def inconsistency(article):
    return make_inconsistency(article)


def test_an_import_finds_possible_inconsistencies(editor):
    article = make_article(editor, TWO_SPELLINGS)

    inconsistency = Inconsistency.objects.get(revision__article=article)

    assert inconsistency.kind == "name"
    assert "Emanual" in inconsistency.question


def test_a_consistent_article_has_no_inconsistencies(article):
    assert not Inconsistency.objects.exists()


def test_asking_flags_the_statement_and_saves_a_question(inconsistency, editor):
    question = ask_about_inconsistency(
        inconsistency, by=editor, expected_version=1, addressee="the reporter", channel=EMAIL
    )

    inconsistency.refresh_from_db()
    assert (inconsistency.state, inconsistency.asked_question) == (
        Inconsistency.State.ASKED,
        question,
    )
    assert question.text == inconsistency.question
    assert question.claim.start == inconsistency.first_start
    assert question.claim.reason == Claim.Reason.NUMBER


def test_asking_uses_an_existing_claim(inconsistency, editor, claim):
    question = ask_about_inconsistency(
        inconsistency, by=editor, expected_version=1, addressee="the reporter", channel=EMAIL
    )

    assert question.claim.revision_id == claim.revision_id


def test_a_question_without_recipient_is_refused_and_nothing_is_saved(inconsistency, editor):
    with pytest.raises(Refused):
        ask_about_inconsistency(
            inconsistency, by=editor, expected_version=1, addressee=" ", channel=EMAIL
        )

    assert not Claim.objects.exists()


def test_a_dismissal_has_a_person_and_a_reason(inconsistency, reviewer):
    dismiss_inconsistency(inconsistency, by=reviewer, expected_version=1, reason="Two people.")

    inconsistency.refresh_from_db()
    assert inconsistency.state == Inconsistency.State.DISMISSED
    assert (inconsistency.dismissed_by, inconsistency.reason) == (reviewer, "Two people.")


def test_a_dismissal_needs_a_reason(inconsistency, reviewer):
    with pytest.raises(Refused, match="why"):
        dismiss_inconsistency(inconsistency, by=reviewer, expected_version=1, reason=" ")


def test_a_resolved_inconsistency_cannot_be_resolved_again(inconsistency, reviewer):
    dismiss_inconsistency(inconsistency, by=reviewer, expected_version=1, reason="Two people.")

    with pytest.raises(NotAllowed):
        dismiss_inconsistency(inconsistency, by=reviewer, expected_version=2, reason="Again.")


def test_of_two_people_resolving_it_the_second_is_refused(inconsistency, editor, reviewer):
    mine = Inconsistency.objects.get(pk=inconsistency.pk)
    dismiss_inconsistency(inconsistency, by=reviewer, expected_version=1, reason="Two people.")

    with pytest.raises(Stale):
        dismiss_inconsistency(mine, by=editor, expected_version=1, reason="A slip.")


def test_a_user_without_roles_cannot_resolve_an_inconsistency(inconsistency, nobody):
    with pytest.raises(NotAllowed):
        dismiss_inconsistency(inconsistency, by=nobody, expected_version=1, reason="So.")
