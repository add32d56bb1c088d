"""Questions to reporter, speaker or source; open ones block the sign-off."""

from datetime import timedelta
from importlib import import_module
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles.actions.articles import edit_article
from articles.actions.questions import ask_question, close_question, override_question
from articles.actions.statements import correct_speaker
from articles.actions.verdicts import sign_off
from articles.models import Claim, Question, Source
from articles.refusals import NotAllowed, Refused
from tests.factories import make_citation


def ask(claim, by, **about):
    about = {"channel": Question.Channel.EMAIL, "text": "How much?"} | about
    return ask_question(claim, by=by, **about)


def test_the_reporter_is_the_byline_and_a_speaker_has_a_name(article, claim, editor):
    edit_article(
        article,
        by=editor,
        expected_version=1,
        title="T",
        byline="Ann Writer",
        publisher="",
        published_on=None,
        scale=article.scale,
    )
    claim = Claim.objects.get(pk=claim.pk)

    reporter = ask(claim, editor, whom=Question.Whom.REPORTER)
    speaker = ask(claim, editor, whom=Question.Whom.SPEAKER, speaker=article.speakers.all()[0])

    assert (reporter.addressee, speaker.addressee) == ("Ann Writer", "Jane Doe")


def test_a_restricted_source_is_asked_under_its_public_description(claim, editor, reviewer):
    citation = make_citation(claim, reviewer)
    Source.objects.filter(pk=citation.source_id).update(
        visibility="restricted", public_description="a person at the ministry", title="Bob Secret"
    )
    source = Source.objects.get(pk=citation.source_id)

    assert ask(claim, reviewer, whom=Question.Whom.SOURCE, source=source).addressee == (
        "a person at the ministry"
    )
    with pytest.raises(NotAllowed):
        ask(claim, editor, whom=Question.Whom.SOURCE, source=source)


def test_a_source_that_the_claim_does_not_cite_cannot_be_asked(claim, editor):
    source = Source.objects.create(url="https://example.com/", added_by=editor)

    with pytest.raises(NotAllowed, match="Attach the source first"):
        ask(claim, editor, whom=Question.Whom.SOURCE, source=source)


@pytest.mark.parametrize(
    "about",
    [{"addressee": " "}, {"whom": Question.Whom.SPEAKER}, {"addressee": "X", "text": " "}],
    ids=["nobody", "no speaker", "nothing"],
)
def test_a_question_needs_a_recipient_and_a_text(claim, editor, about):
    with pytest.raises(Refused, match="Enter a recipient"):
        ask(claim, editor, **about)


def test_a_question_closed_without_an_answer_has_the_time_of_closing(claim, editor, reviewer):
    deadline = timezone.now() - timedelta(hours=1)
    question = ask(claim, editor, addressee="X", deadline=deadline)
    assert question.is_overdue
    assert list(Question.objects.overdue()) == [question]

    close_question(question, by=reviewer, answer=" ", expected_version=1)

    assert (question.state, question.closed_by) == (Question.State.NO_REPLY, reviewer)
    assert question.closed_at
    assert not question.is_overdue


def test_an_editor_overrides_a_question_with_a_reason(verdict, editor, reviewer, second_reviewer):
    question = ask(verdict.claim, editor, addressee="X")
    with pytest.raises(NotAllowed, match="Only an editor"):
        override_question(question, by=reviewer, reason="Press time.", expected_version=1)
    with pytest.raises(Refused, match="Enter a"):
        override_question(question, by=editor, reason=" ", expected_version=1)
    with pytest.raises(Refused, match="still open"):
        sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)

    override_question(question, by=editor, reason="Press time.", expected_version=1)
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)

    assert (question.overridden_by, question.override_reason) == (editor, "Press time.")


def test_the_database_itself_refuses_an_override_without_a_reason(claim, editor):
    question = ask(claim, editor, addressee="X")

    with pytest.raises(DatabaseError, match="question_override_has_reason"), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(overridden_by=editor)


def signed_while_asking(verdict, second_reviewer, editor, monkeypatch):
    """Ask after the signer has looked for open questions. Returns how many there are."""
    looked = Signal()
    module = import_module("articles.actions.verdicts.sign_off")
    require = module.require_no_open_question

    def look(claim):
        require(claim)
        looked.set()
        asker.join(timeout=1)

    def ask_then():
        looked.wait(10)
        try:
            ask(Claim.objects.get(pk=verdict.claim_id), editor, addressee="X")
        except NotAllowed:
            pass
        finally:
            connection.close()

    asker = Thread(target=ask_then)
    monkeypatch.setattr(module, "require_no_open_question", look)
    asker.start()
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)
    asker.join()
    return Question.objects.open().count()


@pytest.mark.django_db(transaction=True)
def test_asking_during_a_sign_off_waits_and_is_refused(
    verdict, editor, second_reviewer, monkeypatch
):
    assert signed_while_asking(verdict, second_reviewer, editor, monkeypatch) == 0


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_a_signed_off_claim_would_have_an_open_question(
    verdict, editor, second_reviewer, monkeypatch
):
    asking = import_module("articles.actions.questions.ask_question")
    monkeypatch.setattr(asking, "require_claim_open", lambda _claim: None)

    assert signed_while_asking(verdict, second_reviewer, editor, monkeypatch) == 1


def test_merging_speakers_moves_their_questions(article, claim, editor):
    wrong = article.speakers.create(name="J. Doe")
    question = ask(claim, editor, whom=Question.Whom.SPEAKER, speaker=wrong)
    right = article.speakers.get(name="Jane Doe")

    correct_speaker(wrong, by=editor, expected_version=1, name="Jane Doe", kind=right.kind)

    assert Question.objects.get(pk=question.pk).speaker == right
