"""The history of an article: descriptions, and what it withholds of sources outside the report."""

import pytest

from articles.actions.questions import ask_question
from articles.models import Question
from articles.reads.history import describe_event, history_of
from tests.factories import make_citation


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (("verdict", "insert", {}, {}), "Verdict recorded"),
        (("signoff", "insert", {"agrees": False}, {}), "Dissent from the verdict"),
        (("query", "insert", {"addressee": "Kim"}, {}), "Question to Kim"),
        (("withdrawal", "insert", {"file_id": 1}, {}), "File withdrawn"),
        (("claim", "update", {}, {"state": ["open", "cut"]}), "Now cut"),
        (("claim", "update", {}, {"note": ["", "See p. 3"]}), "Claim changed"),
        (("query", "update", {}, {"overridden_by_id": [3, None]}), "Question reopened"),
        (("claim", "delete", {}, {}), "Flag removed"),
        (("tick", "update", {"text": "5 %", "ticked_by_id": None}, {}), "Fact unticked: “5 %”"),
    ],
)
def test_an_event_is_described_in_a_few_words(event, expected):
    assert describe_event(*event) == expected


@pytest.mark.parametrize("is_reported", [True, False])
def test_a_question_to_a_source_outside_the_report_reveals_nothing(claim, reviewer, is_reported):
    source = make_citation(claim, reviewer).source
    ask_question(
        claim,
        by=reviewer,
        text="Who paid?",
        whom=Question.Whom.SOURCE,
        addressee="Kim",
        source=source,
        channel=Question.Channel.EMAIL,
    )

    events = history_of(
        claim.revision,
        claims=[claim],
        numbers={claim.pk: 1},
        order={source.pk: 1} if is_reported else {},
    )

    question = next(event for event in events if event.subject == "query")
    assert question.what == ("Question to Kim" if is_reported else "Question to a source")
    assert ("text" in question.data) is is_reported
