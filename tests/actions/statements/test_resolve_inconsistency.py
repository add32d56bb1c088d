"""What does not fit together becomes a question, or is dismissed with a reason."""

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


def test_an_import_finds_what_does_not_fit_together(editor):
    article = make_article(editor, TWO_SPELLINGS)

    found = Inconsistency.objects.get(revision__article=article)

    assert found.kind == "name"
    assert "Emanual" in found.question


def test_an_article_that_fits_together_has_none(article):
    assert not Inconsistency.objects.exists()


def test_asking_flags_the_place_and_records_a_query(inconsistency, editor):
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


def test_asking_uses_the_claim_that_is_there(inconsistency, editor, claim):
    question = ask_about_inconsistency(
        inconsistency, by=editor, expected_version=1, addressee="the reporter", channel=EMAIL
    )

    assert question.claim.revision_id == claim.revision_id


def test_nobody_asked_is_refused_and_nothing_stays(inconsistency, editor):
    with pytest.raises(Refused):
        ask_about_inconsistency(
            inconsistency, by=editor, expected_version=1, addressee=" ", channel=EMAIL
        )

    assert not Claim.objects.exists()


def test_a_dismissal_says_who_and_why(inconsistency, reviewer):
    dismiss_inconsistency(inconsistency, by=reviewer, expected_version=1, reason="Two people.")

    inconsistency.refresh_from_db()
    assert inconsistency.state == Inconsistency.State.DISMISSED
    assert (inconsistency.dismissed_by, inconsistency.reason) == (reviewer, "Two people.")


def test_a_dismissal_needs_a_reason(inconsistency, reviewer):
    with pytest.raises(Refused, match="why"):
        dismiss_inconsistency(inconsistency, by=reviewer, expected_version=1, reason=" ")


def test_what_is_settled_is_not_settled_again(inconsistency, reviewer):
    dismiss_inconsistency(inconsistency, by=reviewer, expected_version=1, reason="Two people.")

    with pytest.raises(NotAllowed):
        dismiss_inconsistency(inconsistency, by=reviewer, expected_version=2, reason="Again.")


def test_of_two_at_once_the_second_is_told(inconsistency, editor, reviewer):
    mine = Inconsistency.objects.get(pk=inconsistency.pk)
    dismiss_inconsistency(inconsistency, by=reviewer, expected_version=1, reason="Two people.")

    with pytest.raises(Stale):
        dismiss_inconsistency(mine, by=editor, expected_version=1, reason="A slip.")


def test_nobody_without_rights_settles_anything(inconsistency, nobody):
    with pytest.raises(NotAllowed):
        dismiss_inconsistency(inconsistency, by=nobody, expected_version=1, reason="So.")
