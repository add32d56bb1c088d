"""The card of a claim: what it shows, what it withholds, and that its cost is constant."""

import pytest

from articles.actions.questions import ask_question
from articles.actions.sources import attach_upload
from articles.models import Citation, Claim, NewsroomSettings, Question, Source
from articles.reads.claims import claim_card
from tests.factories import make_citation, make_claim
from tests.rich import PAGE, saw


def test_a_claim_keeps_its_number_when_another_is_flagged_before_it(article, editor):
    claims = [make_claim(article, editor, words) for words in ("Nobody", "2019", "4.5 million")]
    claims[1].move(Claim.State.CUT, expected_version=1)

    claims.append(make_claim(article, editor, "It is safe"))

    assert [claim_card(each.pk, reader=editor).claim.number for each in claims] == [1, 2, 3, 4]


def test_an_unknown_claim_has_no_card(editor):
    with pytest.raises(Claim.DoesNotExist):
        claim_card(0, reader=editor)


def test_a_citation_comes_with_its_newest_capture_and_fetch(claim, reviewer):
    source = make_citation(claim, reviewer).source
    saw(source, PAGE.format("4.5"))
    newest = saw(source, PAGE.format("five"))

    (row,) = claim_card(claim.pk, reader=reviewer).citations

    assert row.capture
    assert (row.capture.capture, str(row.capture)) == (newest, "Costs")
    assert (row.pending, row.hidden) == (False, False)
    assert row.reason.startswith("The page has changed since the last capture.")


def test_of_a_restricted_source_only_the_description_is_left(claim, reviewer, editor):
    citation = attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"A letter.",
        stance=Citation.Stance.SUPPORTS,
        excerpt="secret words",
    )
    Source.objects.filter(pk=citation.source_id).update(
        visibility=Source.Visibility.RESTRICTED, public_description="An official"
    )
    nobody = type(editor).objects.create(username="other", is_reviewer=True)

    (row,) = claim_card(claim.pk, reader=nobody).citations

    assert (row.hidden, row.capture, row.citation.excerpt) == (True, None, "")
    assert str(row.citation.source) == "An official"


def test_a_blind_reviewer_gets_no_verdict_but_can_sign_it(verdict, second_reviewer, reviewer):
    NewsroomSettings.objects.create(pk=1, is_blind=True)

    blind = claim_card(verdict.claim_id, reader=second_reviewer)
    author = claim_card(verdict.claim_id, reader=reviewer)

    assert (blind.is_blind, blind.verdict, blind.verdicts) == (True, None, [])
    assert blind.verdict_to_sign == verdict
    assert (author.is_blind, author.verdict) == (False, verdict)


def test_an_open_question_of_the_newsroom_blocks(claim, editor):
    question = ask_question(
        claim, by=editor, addressee="Ann", channel=Question.Channel.EMAIL, text="Why?"
    )

    assert claim_card(claim.pk, reader=editor).blocking_questions == [question]


@pytest.mark.parametrize("number", [1, 4])
def test_the_card_costs_as_many_queries_for_one_citation_as_for_many(
    verdict, reviewer, number, django_assert_num_queries
):
    for each in range(number):
        source = make_citation(verdict.claim, reviewer, f"https://www.example.com/{each}").source
        saw(source, PAGE.format(each))

    with django_assert_num_queries(2):
        card = claim_card(verdict.claim_id, reader=reviewer)

    assert len(card.citations) == number
