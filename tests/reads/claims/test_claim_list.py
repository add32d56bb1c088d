"""The claims to check: which are listed, in which order, and what each row shows."""

import pytest

from articles.actions.claims import edit_claim, move_claim
from articles.actions.questions import ask_question
from articles.actions.verdicts import sign_off
from articles.models import Claim, Mark, NewsroomSettings, Question
from articles.reads.claims import all_claims_to_check, claims_to_check, listed_claims
from articles.reads.rows import COUNTED
from tests.factories import SHORT, make_claim, make_revision


def texts(reader, **filters) -> list[str]:
    return [claim.text for claim in claims_to_check(reader=reader, **filters)]


def test_urgent_claims_come_first_then_the_oldest(article, claim, editor):
    second = make_claim(article, editor, "The bridge opened in 2019")
    urgent = make_claim(article, editor, "Nobody has counted the cars")
    edit_claim(
        urgent,
        by=editor,
        expected_version=1,
        reason=Claim.Reason.LEGAL,
        priority=Claim.Priority.HIGH,
    )

    assert list(claims_to_check(reader=editor)) == [urgent, claim, second]


def test_closed_claims_are_listed_only_when_their_state_is_chosen(article, claim, editor):
    move_claim(claim, by=editor, to=Claim.State.CUT, why="No.", expected_version=claim.version)

    assert texts(editor) == []
    assert texts(editor, states=["cut"]) == [claim.text]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("bridge", True), ("bri", True), ("cars", False), ("million bridge", True), ("'", False)],
)
def test_words_are_looked_for_in_the_claim_and_the_title(claim, editor, words, is_found):
    claim.revision.article.title = "Costs"
    claim.revision.article.save()

    assert bool(texts(editor, words=words)) is is_found


def test_outdated_verdicts_are_found_by_their_mark(article, verdict, editor):
    assert texts(editor, marks=[Mark.TEXT_CHANGED.value]) == []

    make_revision(article, editor, SHORT.replace("4.5", "5.4"))

    assert len(texts(editor, marks=[Mark.TEXT_CHANGED.value])) == 1
    assert texts(editor, marks=[Mark.CURRENT.value]) == []


def test_a_row_shows_verdict_disagreement_and_open_questions(
    verdict, editor, reviewer, second_reviewer
):
    claim = Claim.objects.get(pk=verdict.claim_id)
    sign_off(
        verdict, by=second_reviewer, agrees=False, reason="No.", expected_version=claim.version
    )
    question = ask_question(
        claim, by=editor, addressee="Ann", channel=Question.Channel.EMAIL, text="Why?"
    )

    (row,) = listed_claims(claims_to_check(reader=editor), reader=editor)

    assert (row.claim, row.verdict, row.is_blind) == (claim, verdict, False)
    assert (row.is_disagreed, row.blocking_questions) == (True, [question])


def test_a_row_withholds_the_verdict_from_a_blind_reviewer(verdict, second_reviewer):
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    claims = claims_to_check(reader=second_reviewer)

    (row,) = listed_claims(claims, reader=second_reviewer)

    assert (row.is_blind, row.verdict, row.freshness.sources) == (True, None, ())


@pytest.mark.parametrize("number", [1, 3])
def test_the_rows_cost_four_queries_for_one_claim_or_many(
    article, editor, number, django_assert_num_queries
):
    parts = ["the bridge cost", "The bridge opened", "Nobody has counted"]
    for words in parts[:number]:
        make_claim(article, editor, words)

    with django_assert_num_queries(2):
        rows = listed_claims(claims_to_check(reader=editor), reader=editor)[:]

    assert len(rows) == number


def test_the_first_page_that_is_read_prepared_is_that_of_the_whole_list(article, editor):
    for words in ("the bridge cost", "The bridge opened"):
        make_claim(article, editor, words)
    every_row = all_claims_to_check(editor)

    assert every_row[:50] == listed_claims(claims_to_check(reader=editor), reader=editor)[:]
    assert every_row[1:50] == every_row[:][1:]
    assert every_row.count_up_to(COUNTED) == every_row.count_up_to(100) == len(every_row) == 2
