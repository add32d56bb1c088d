"""What a blind reviewer does not see of a verdict before they have judged the claim themselves."""

import pytest

from articles.actions.verdicts import record_verdict, sign_off
from articles.models import Claim, NewsroomSettings
from articles.reads.claims import claim_card
from articles.reads.verdicts import (
    annotate_blind,
    blind_spans,
    current_verdicts,
    is_blind,
    visible_freshness,
)
from tests.factories import SHORT, make_claim, make_revision


@pytest.fixture
def blind(db) -> None:
    NewsroomSettings.objects.create(pk=1, is_blind=True)


def claims_for(reader):
    return list(annotate_blind(Claim.objects.order_by("pk"), reader))


def test_a_verdict_is_withheld_from_other_reviewers_only(
    blind, verdict, reviewer, second_reviewer, editor, django_assert_num_queries
):
    with django_assert_num_queries(1):
        (claim,) = claims_for(second_reviewer)

    assert is_blind(claim)
    assert [is_blind(claim) for claim in claims_for(reviewer)] == [False]
    assert [is_blind(claim) for claim in claims_for(editor)] == [False]
    assert [is_blind(claim) for claim in claims_for(None)] == [False]


def test_a_claim_without_a_verdict_is_not_blind(blind, claim, second_reviewer):
    assert [is_blind(claim) for claim in claims_for(second_reviewer)] == [False]


def test_the_own_judgement_ends_the_blindness(blind, verdict, second_reviewer, rating):
    claim = Claim.objects.get(pk=verdict.claim_id)

    sign_off(
        verdict,
        by=second_reviewer,
        rating=rating,
        reason="It cost five.",
        expected_version=claim.version,
    )

    assert [is_blind(claim) for claim in claims_for(second_reviewer)] == [False]


def test_the_newest_verdict_is_current_and_withheld_from_blind_reviewers(
    blind, article, verdict, reviewer, second_reviewer, rating, django_assert_num_queries
):
    claim = Claim.objects.get(pk=verdict.claim_id)
    newest = record_verdict(
        claim, by=reviewer, rating=rating, explanation="Six.", expected_version=claim.version
    )
    claims = [claim, make_claim(article, reviewer, "Nobody has counted the cars")]

    with django_assert_num_queries(1):
        verdicts = current_verdicts(claims, reader=None)

    assert verdicts == {claim.pk: newest}
    assert current_verdicts(claims, reader=reviewer) == {claim.pk: newest}
    assert current_verdicts(claims, reader=second_reviewer) == {}


def test_the_freshness_of_a_withheld_verdict_is_empty(
    blind, article, claim, verdict, editor, reviewer, second_reviewer
):
    make_revision(article, editor, SHORT.replace("4.5", "5.4"))

    seen = visible_freshness(claims_for(reviewer))[claim.pk]
    withheld = visible_freshness(claims_for(second_reviewer))[claim.pk]

    assert (seen.text_changed, withheld.text_changed) == (True, False)


def test_the_places_of_blind_claims_are_known_for_the_report(
    blind, article, verdict, second_reviewer, django_assert_num_queries
):
    claim = verdict.claim

    with django_assert_num_queries(1):
        spans = blind_spans(article, 1, second_reviewer)

    assert spans == {(claim.start, claim.end)}
    assert blind_spans(article, 2, second_reviewer) == set()
    assert blind_spans(article, 1, None) == set()


def test_the_feed_shows_that_a_verdict_exists_but_not_by_whom(
    blind, verdict, editor, second_reviewer
):
    entries = claim_card(verdict.claim_id, reader=second_reviewer).feed.entries
    open_entries = claim_card(verdict.claim_id, reader=editor).feed.entries

    recorded = next(entry for entry in entries if entry.what == "Verdict recorded")
    assert (recorded.is_anonymous, recorded.who, recorded.why) == (True, None, "")
    assert next(e for e in open_entries if e.what == "Verdict recorded").who == verdict.author
