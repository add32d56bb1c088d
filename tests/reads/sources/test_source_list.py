"""Lists of sources and what is known of one, as far as the reader may see it."""

import pytest

from articles import jobs
from articles.actions.sources import add_source
from articles.models import Citation, Job, Source
from articles.reads.sources import (
    captures_of,
    captures_visible_to,
    citable_sources,
    citations_visible_to,
    list_sources,
    newest_job,
    pending_refetch,
    source_history,
    validators_for,
    without_locator,
)
from tests.factories import make_citation, make_claim
from tests.rich import PAGE, missed, saw


@pytest.fixture
def secret(claim, reviewer) -> Source:
    citation = add_source(
        claim,
        by=reviewer,
        kind=Source.Kind.INTERVIEW,
        about={"person": "H. Heron", "channel": "telephone", "dated_on": "2025-02-25"},
        text="It cost five million euros.",
        stance=Citation.Stance.SUPPORTS,
        visibility=Source.Visibility.RESTRICTED,
        public_description="An official",
    )
    return citation.source


def test_restricted_sources_are_listed_only_for_those_who_may_see_them(
    secret, reviewer, second_reviewer
):
    assert [row.source for row in list_sources(reviewer)] == [secret]
    assert list(list_sources(second_reviewer)) == []
    assert not captures_visible_to(second_reviewer).exists()
    assert not citations_visible_to(second_reviewer).exists()
    assert citations_visible_to(reviewer).get().source == secret


def test_a_source_is_listed_with_the_number_of_claims_that_cite_it(
    article, claim, editor, reviewer, django_assert_num_queries
):
    make_citation(claim, reviewer)
    make_citation(make_claim(article, editor, "Nobody has counted"), reviewer)

    with django_assert_num_queries(1):
        (row,) = list_sources(editor)

    assert row.claims == 2


@pytest.mark.parametrize(
    ("words", "is_found"), [("heron", True), ("H. Heron", True), ("heron crane", False)]
)
def test_sources_are_found_by_every_word_of_their_name(secret, reviewer, words, is_found):
    assert bool(list_sources(reviewer, words)) is is_found


def test_the_sources_of_the_article_can_be_cited_first(article, claim, editor, reviewer):
    cited = make_citation(claim, reviewer).source
    other = Source.objects.create(kind=Source.Kind.UPLOAD, title="Newer", added_by=reviewer)

    listed = [(row.source, row.in_article) for row in citable_sources(claim, reader=reviewer)]

    assert listed == [(cited, True), (other, False)]


def test_captures_come_newest_first_and_say_whether_the_text_changed(
    claim, reviewer, django_assert_num_queries
):
    source = make_citation(claim, reviewer).source
    first = saw(source, PAGE.format("4.5"))
    same = saw(source, PAGE.format("4.5") + "<!-- other bytes -->")
    third = saw(source, PAGE.format("five"))

    with django_assert_num_queries(2):
        rows = captures_of(source)

    assert [row.capture for row in rows] == [third, same, first]
    assert [bool(row.is_unchanged) for row in rows] == [False, True, False]
    assert [str(row) for row in rows] == ["Costs"] * 3


def test_the_newest_fetch_and_the_last_answer_of_the_server_are_known(claim, reviewer):
    source = make_citation(claim, reviewer).source
    assert validators_for(source) is None

    saw(source, PAGE.format("4.5"))
    missed(source)

    newest = newest_job(source)
    assert newest
    assert newest.state == Job.State.FAILED
    assert validators_for(source)


def test_the_next_look_is_the_one_that_is_still_to_come(claim, reviewer):
    source = make_citation(claim, reviewer).source
    assert pending_refetch(source) is None

    job = jobs.ask(Job.Kind.LOOK_AGAIN, source.pk)

    assert pending_refetch(source) == job


def test_the_history_of_a_source_says_what_was_done_to_it(secret):
    (added,) = source_history(secret)

    assert (added.what, str(added.who)) == ("Source added", "rosa")


def test_only_documents_and_broadcasts_need_a_locator(article, claim, secret, reviewer):
    revision = article.revisions.get()
    assert not without_locator(revision).exists()

    document = add_source(
        claim,
        by=reviewer,
        kind=Source.Kind.DOCUMENT,
        about={"title": "Minutes", "issuer": "The board", "dated_on": None},
        stance=Citation.Stance.SUPPORTS,
    )

    assert without_locator(revision).get() == document
