"""The newest revision of an article, with what its card or its desk shows: two queries each."""

import pytest

from articles.actions.sources import attach_upload, cite_source
from articles.actions.statements import tick_fact
from articles.models import Citation, Revision
from articles.reads.articles import card_revision, desk_revision, list_articles, newest_revision
from tests.factories import (
    SHORT,
    make_approval,
    make_claim,
    make_common_origin,
    make_revision,
    statement_with,
)

NEXT = SHORT.replace("4.5", "5.4")


@pytest.fixture
def ticked(article, reviewer):
    statement = statement_with(article, "Minister Jane Doe")
    fact = tuple(statement.facts[0])
    tick_fact(statement, by=reviewer, fact=fact)
    return fact


def test_the_newest_revision_comes_with_its_article_and_speakers(
    article, editor, django_assert_num_queries
):
    make_revision(article, editor, NEXT)

    with django_assert_num_queries(2):
        revision = newest_revision(article)
        names = [speaker.name for speaker in revision.article.speakers.all()]
        scale = revision.article.scale.key

    assert (revision.number, names, scale) == (2, ["Jane Doe"], "public")


def test_an_unknown_article_has_no_newest_revision(db):
    with pytest.raises(Revision.DoesNotExist):
        newest_revision(0)


def test_the_revision_of_a_card_has_its_ticks_with_their_person(
    article, ticked, django_assert_num_queries
):
    with django_assert_num_queries(1):
        ticks = card_revision(article).ticks

    assert {fact: str(tick.ticked_by) for fact, tick in ticks.items()} == {ticked: "rosa"}


def test_the_revision_of_a_desk_has_all_that_the_desk_shows_of_it(
    article, claim, ticked, editor, reviewer, django_assert_num_queries
):
    make_revision(article, editor, NEXT)

    with django_assert_num_queries(1):
        newest = desk_revision(article, reader=reviewer)

    assert (newest.revision.number, list(newest.ticks)) == (2, [ticked])
    assert (newest.has_unconfirmed, newest.approval) == (True, None)


def test_an_approval_is_current_until_the_article_changes(article, editor):
    make_approval(article, editor)

    before = desk_revision(article, reader=editor).approval
    make_claim(article, editor)
    after = desk_revision(article, reader=editor).approval

    assert before
    assert (str(before.approved_by), before.is_current) == ("edith", True)
    assert after
    assert (str(after.approved_by), after.is_current) == ("edith", False)


def test_only_pairs_of_sources_that_the_article_cites_are_returned(
    article, verdict, reviewer, editor
):
    citation = attach_upload(
        verdict.claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"A letter about it.",
        stance=Citation.Stance.SUPPORTS,
    )
    common = make_common_origin(citation.source, reviewer)

    alone = desk_revision(article, reader=editor).common_pairs
    cite_source(verdict.claim, by=reviewer, source=common.second, stance=Citation.Stance.SUPPORTS)
    both = desk_revision(article, reader=editor).common_pairs

    assert (alone, both) == ([], [[common.first_id, common.second_id, 1]])


def test_the_list_counts_the_claims_of_each_article_in_two_queries(
    article, verdict, editor, django_assert_num_queries
):
    make_claim(article, editor, "Nobody has counted the cars")

    with django_assert_num_queries(2):
        (row,) = list_articles(editor)

    assert (row.pk, row.claims, row.judged, row.signed_off) == (article.pk, 2, 1, 0)
