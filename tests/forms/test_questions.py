"""Ask, answer and override questions, and filter the list of questions."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone

from articles.actions.questions import ask_question, close_question
from articles.forms.questions import AnswerForm, OverrideForm, QuestionFilter, QuestionForm
from articles.models import Question, Source
from articles.reads.visibility import list_questions
from tests.factories import make_article, make_citation
from tests.forms import REQUIRED, sentences

ASKED = {"whom": "other", "addressee": "Ann", "channel": "email", "text": "Why?"}


def choice(value: str) -> str:
    return f"Select a valid choice. {value} is not one of the available choices."


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        ({"deadline": "2030-01-02T10:00"}, {}),
        ({"text": ""}, {"text": REQUIRED}),
        ({"whom": "nobody"}, {"whom": choice("nobody")}),
        ({"channel": "pigeon"}, {"channel": choice("pigeon")}),
        ({"deadline": "soon"}, {"deadline": "Enter a valid date/time."}),
    ],
    ids=["valid", "deadline", "no text", "recipient", "channel", "no date"],
)
def test_a_question(claim, editor, changed, expected):
    form = QuestionForm({**ASKED, **changed}, claim=claim, reader=editor)

    assert sentences(form) == expected


def test_only_speakers_of_the_article_can_be_asked(claim, editor):
    other = make_article(editor, "Bob Roe said that it rained in Bonn.", title="Rain")

    form = QuestionForm({**ASKED, "speaker": other.speakers.get().pk}, claim=claim, reader=editor)

    assert set(sentences(form)) == {"speaker"}


def test_only_cited_sources_that_the_reader_sees_can_be_asked(claim, editor, reviewer):
    source = make_citation(claim, reviewer).source
    typed = {**ASKED, "source": source.pk}
    assert sentences(QuestionForm(typed, claim=claim, reader=editor)) == {}

    Source.objects.filter(pk=source.pk).update(
        visibility=Source.Visibility.RESTRICTED, public_description="An official"
    )

    assert set(sentences(QuestionForm(typed, claim=claim, reader=editor))) == {"source"}
    assert sentences(QuestionForm(typed, claim=claim, reader=reviewer)) == {}


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        (AnswerForm, {"expected_version": "1", "answer": ""}, {}),
        (AnswerForm, {"answer": "So."}, {"expected_version": REQUIRED}),
        (OverrideForm, {"expected_version": "1", "reason": "Print."}, {}),
        (OverrideForm, {"expected_version": "1", "reason": ""}, {"reason": REQUIRED}),
    ],
)
def test_a_question_is_closed_with_or_without_an_answer(form, typed, expected):
    assert sentences(form(typed)) == expected


@pytest.fixture
def questions(claim, editor, reviewer):
    """An open question, an overdue one, and one that was answered."""
    asked: dict[str, Any] = {"channel": Question.Channel.EMAIL, "text": "Why?"}
    past = timezone.now() - timedelta(days=1)
    answered = ask_question(claim, by=editor, addressee="C", **asked)
    close_question(answered, by=editor, answer="So.", expected_version=answered.version)
    overdue = ask_question(claim, by=reviewer, addressee="B", **asked)
    Question.objects.filter(pk=overdue.pk).update(deadline=past)
    return {
        "open": ask_question(claim, by=editor, addressee="A", **asked),
        "overdue": overdue,
        "answered": answered,
    }


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["open", "overdue"]),
        ({"show": "overdue"}, ["overdue"]),
        ({"show": "closed"}, ["answered"]),
        ({"show": "all"}, ["open", "overdue", "answered"]),
        ({"asked_by": "me"}, ["open"]),
        ({"whom": "speaker"}, []),
    ],
    ids=str,
)
def test_filters_leave_the_questions_that_match(questions, editor, chosen, names):
    request = RequestFactory().get("/questions/")
    request.user = editor

    filtered = QuestionFilter(chosen, queryset=list_questions(editor), request=request).qs

    assert set(filtered) == {questions[name] for name in names}
