"""What a reader may not see of restricted sources is removed before a template gets it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.sources import add_source
from articles.models import Citation, Event, Source
from articles.reads.visibility import (
    hidden_from,
    sources_visible_to,
    withhold_citations,
    withhold_events,
)


@pytest.fixture
def citation(claim, reviewer, second_reviewer) -> Citation:
    return add_source(
        claim,
        by=reviewer,
        kind=Source.Kind.INTERVIEW,
        about={"person": "H. Heron", "channel": "telephone", "dated_on": "2025-02-25"},
        text="It cost five.",
        stance=Citation.Stance.SUPPORTS,
        locator="minute 3",
        excerpt="five",
        note="Aside.",
        visibility=Source.Visibility.RESTRICTED,
        public_description="An official",
        readers=[second_reviewer],
    )


def test_only_the_person_who_added_it_and_its_readers_see_a_restricted_source(
    citation, reviewer, second_reviewer, editor, django_assert_num_queries
):
    ids = [citation.source_id]

    with django_assert_num_queries(1):
        hidden = hidden_from(second_reviewer, ids)

    assert (hidden, hidden_from(reviewer, ids)) == (frozenset(), frozenset())
    assert hidden_from(None, ids) == {citation.source_id}
    assert sources_visible_to(second_reviewer).get() == citation.source


def test_a_citation_of_a_hidden_source_keeps_only_stance_and_description(citation):
    withhold_citations([citation], {citation.source_id})

    assert (citation.locator, citation.excerpt, citation.note) == ("", "", "")
    assert (citation.source.person, str(citation.source)) == ("", "An official")
    assert citation.stance == Citation.Stance.SUPPORTS
    assert Citation.objects.get(pk=citation.pk).excerpt == "five"


def test_an_event_of_a_hidden_source_keeps_only_that_it_happened(citation):
    events = [
        event
        for event in Event.objects.references([citation.claim])
        if event.pgh_model == "articles.CitationEvent"
    ]

    withhold_events(events, {citation.source_id})

    (event,) = events
    assert event.pgh_data["source_id"] == citation.source_id
    assert not {"excerpt", "note", "locator"} & set(event.pgh_data)
    assert event.why == ""


def test_whether_sources_are_hidden_is_asked_of_these_and_not_of_all_sources(
    citation, editor, second_reviewer
):
    asked = [citation.source_id]

    with CaptureQueriesContext(connection) as captured:
        assert hidden_from(editor, asked) == {citation.source_id}
        assert hidden_from(second_reviewer, asked) == set()
    assert [query["sql"].count('FROM "articles_source"') for query in captured] == [1, 1]
