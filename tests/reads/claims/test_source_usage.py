"""The claims that cite a source, with what the source's page shows of each."""

import pytest

from articles.actions.sources import cite_source
from articles.models import Citation, NewsroomSettings
from articles.reads.claims import capture_differences, citations_of, settled_claims, usages_of
from tests.factories import make_citation, make_claim
from tests.rich import PAGE, saw


@pytest.fixture
def source(claim, reviewer):
    source = make_citation(claim, reviewer).source
    saw(source, PAGE.format("4.5"))
    return source


def usage(source, reader):
    return usages_of(
        source,
        list(citations_of(source, reader=reader)),
        list(source.captures.all()),
        reader=reader,
    )


def test_a_citation_comes_with_its_verdict_and_passages(source, verdict, reviewer):
    (row,) = usage(source, reviewer)

    assert (row.claim, row.verdict) == (verdict.claim, verdict)
    ((capture, passages),) = row.seen
    assert capture == source.captures.get()
    assert "claim" in {each.finding.sought for each in passages}


def test_a_blind_reviewer_sees_the_claim_without_its_verdict(source, verdict, second_reviewer):
    NewsroomSettings.objects.create(pk=1, is_blind=True)

    (row,) = usage(source, second_reviewer)

    assert (row.verdict, row.freshness.marks) == (None, [])


def test_a_change_of_the_source_marks_the_verdict_outdated(source, verdict, reviewer):
    saw(source, "<title>Costs</title><p>Nothing of it is true.</p>")

    (row,) = usage(source, reviewer)

    assert [mark.value for mark in row.freshness.marks] == ["source_changed"]
    assert row.drift


@pytest.mark.parametrize("number", [1, 3])
def test_the_usage_costs_as_many_queries_for_one_citation_as_for_many(
    article, source, verdict, editor, reviewer, number, django_assert_num_queries
):
    for words in ["The bridge opened", "Nobody has counted"][: number - 1]:
        claim = make_claim(article, editor, words)
        cite_source(claim, by=reviewer, source=source, stance=Citation.Stance.REFUTES)
    citations = list(citations_of(source, reader=reviewer))
    captures = list(source.captures.all())

    with django_assert_num_queries(5):
        rows = usages_of(source, citations, captures, reader=reviewer)

    assert len(rows) == number


def test_only_settled_claims_would_be_reopened(article, source, verdict, editor, reviewer):
    still_open = make_claim(article, editor, "Nobody has counted the cars")
    cite_source(still_open, by=reviewer, source=source, stance=Citation.Stance.SUPPORTS)

    assert list(settled_claims(source, reader=reviewer)) == [verdict.claim]


def test_two_captures_are_compared_where_they_differ(source):
    later = saw(source, PAGE.format("five"))

    (stretch,) = capture_differences(source.captures.last(), later)

    assert "five" in str(stretch)
