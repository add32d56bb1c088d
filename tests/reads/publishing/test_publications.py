"""Publications with their editions, and the files of exports."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from articles import jobs
from articles.actions.publishing import withdraw_publication, write_claim_review
from articles.models import Export, Job
from articles.reads.publishing import (
    claim_review_of,
    editions_citing,
    editions_of,
    exports_of,
    find_edition,
    is_approved,
    is_long,
    previous_publisher,
    publication_of,
    speakers_of_claim,
)
from tests.factories import make_citation, make_claim, make_edition, make_export


@pytest.fixture
def editions(article, editor):
    first = make_edition(article, editor)
    make_claim(article, editor)
    return first, make_edition(article, editor, note="A claim more.")


def test_editions_are_listed_newest_first_without_their_texts(
    article, editions, django_assert_num_queries
):
    publication = publication_of(article)
    assert publication

    with django_assert_num_queries(1):
        listed = editions_of(publication)

    assert (listed, "page" in listed[0].get_deferred_fields()) == (list(reversed(editions)), True)


def test_an_earlier_edition_knows_that_it_is_superseded(article, editions):
    first, second = editions
    key = first.publication.key

    older, newest = find_edition(key, 1), find_edition(key)

    assert older
    assert (older.edition, older.is_superseded, older.newest) == (first, True, second)
    assert newest
    assert (newest.edition, newest.is_superseded, newest.retraction) == (second, False, None)
    assert (find_edition(key, 3), find_edition("unknown")) == (None, None)


def test_a_withdrawal_counts_for_all_editions_before_it(article, editions, editor):
    first, _second = editions
    withdraw_publication(first.publication, by=editor, expected_version=2, reason="Wrong.")

    standing = find_edition(first.publication.key, 1)

    assert standing
    assert standing.retraction
    assert standing.retraction.reason == "Wrong."


def test_editions_are_found_by_a_source_that_they_cite(article, claim, editor, reviewer):
    source = make_citation(claim, reviewer).source
    assert editions_citing(source) == []

    edition = make_edition(article, editor)

    assert editions_citing(source) == [edition]


def test_an_approval_lasts_until_the_article_changes(
    article, editions, editor, django_assert_num_queries
):
    with django_assert_num_queries(2):
        assert is_approved(article)

    make_claim(article, editor, "Nobody has counted the cars")

    assert not is_approved(article)


def test_an_export_shows_how_far_it_is(article, editor, reviewer, settings):
    made = make_export(article, editor)
    waiting = Export.objects.create(
        article=article, form="pdf", rendering="public", language="en", asked_by=editor
    )
    jobs.ask(Job.Kind.EXPORT, waiting.pk)
    ending = Export.objects.create(
        article=article, form="csv", rendering="public", language="en", asked_by=editor
    )
    jobs.ask(Job.Kind.EXPORT, ending.pk)
    Job.objects.filter(subject_id=ending.pk).update(state=Job.State.DONE, finished_at=Now())
    lost = Export.objects.create(
        article=article, form="docx", rendering="legal", language="en", asked_by=editor
    )

    rows = {row.export: row for row in exports_of(article, editor)}

    assert (rows[made].is_pending, rows[waiting].is_pending) == (False, True)
    assert (rows[ending].is_pending, rows[ending].failure) == (True, "")  # made while it is read
    assert rows[lost].failure == "It could not be made."
    assert rows[made].until - made.created_at == timedelta(hours=settings.EXPORT_KEEP_HOURS)
    assert exports_of(article, reviewer) == []


def test_an_article_is_long_by_its_text_or_its_claims(article, claim, monkeypatch):
    assert not is_long(article)

    monkeypatch.setattr("articles.reads.publishing.publications.MANY_CLAIMS", 0)

    assert is_long(article)


def test_a_review_begins_with_the_publisher_of_the_last_one(article, claim, verdict, editor):
    other = make_claim(article, editor, "Nobody has counted the cars")
    assert (claim_review_of(claim), previous_publisher(other, reader=editor)) == (None, "")
    (jane,) = speakers_of_claim(claim)
    review = write_claim_review(
        claim,
        by=editor,
        expected_version=0,
        speaker=jane,
        page="https://paper.example/check",
        words="The bridge cost 4.5 million",
        publisher="The Paper",
    )

    assert claim_review_of(claim) == review
    assert (previous_publisher(other, reader=editor), previous_publisher(claim, reader=editor)) == (
        "The Paper",
        "",
    )
    assert not speakers_of_claim(other).exists()
