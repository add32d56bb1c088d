"""The list of questions, with what a reader may see of those to restricted sources."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.questions import ask_question
from articles.models import Question, Source
from articles.reads.visibility import (
    list_questions,
    questions_visible_to,
    withhold_hidden_sources,
)
from tests.factories import make_citation


def ask(claim, editor, **asked) -> Question:
    return ask_question(claim, by=editor, channel=Question.Channel.EMAIL, text="Why?", **asked)


def test_the_next_deadline_comes_first_and_none_last(claim, editor, django_assert_num_queries):
    none = ask(claim, editor, addressee="A")
    later = ask(claim, editor, addressee="B", deadline=timezone.now() + timedelta(days=2))
    sooner = ask(claim, editor, addressee="C", deadline=timezone.now() + timedelta(days=1))

    with django_assert_num_queries(1):
        questions = list(list_questions(editor))
        titles = {question.claim.revision.article.title for question in questions}

    assert (questions, titles) == ([sooner, later, none], {"The bridge"})


@pytest.fixture
def secret(claim, editor, reviewer):
    source = make_citation(claim, reviewer).source
    asked = ask(claim, editor, whom=Question.Whom.SOURCE, source=source, addressee="H. Heron")
    Source.objects.filter(pk=source.pk).update(
        visibility=Source.Visibility.RESTRICTED, public_description="An official"
    )
    return asked


def test_a_question_to_a_hidden_source_keeps_its_place_but_not_its_text(
    claim, secret, editor, second_reviewer, reviewer, django_assert_num_queries
):
    ask(claim, editor, addressee="A")
    hidden, visible = list(list_questions(second_reviewer)), list(list_questions(reviewer))

    with django_assert_num_queries(1):
        withhold_hidden_sources(hidden, reader=second_reviewer)
    withhold_hidden_sources(visible, reader=reviewer)

    assert [question.addressee for question in hidden] == ["restricted source", "A"]
    assert hidden[0].text != "Why?"
    assert [question.addressee for question in visible] == ["H. Heron", "A"]
    assert Question.objects.get(pk=secret.pk).addressee == "H. Heron"


def test_only_those_who_see_the_source_can_close_its_question(secret, reviewer, second_reviewer):
    assert questions_visible_to(reviewer).get() == secret
    assert not questions_visible_to(second_reviewer).exists()
