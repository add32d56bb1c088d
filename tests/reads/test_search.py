"""The search in the header: claims, speakers and sources that contain all words."""

import pytest
from django.db import connection

from articles.models import Source, Speaker
from articles.models.articles.search import named_like
from articles.models.sources.source import SOURCE_NAMES
from articles.models.statements.speaker import SPEAKER_NAMES
from articles.reads.search import MAX_RESULTS, search_everything


@pytest.fixture
def source(claim, reviewer) -> Source:
    return Source.objects.create(
        kind=Source.Kind.UPLOAD,
        title="Jane Doe on the bridge",
        added_by=reviewer,
        visibility=Source.Visibility.RESTRICTED,
        public_description="A letter",
    )


def test_each_kind_is_found_by_the_same_words(claim, source, reviewer, django_assert_num_queries):
    with django_assert_num_queries(3):
        jane = search_everything("jane", reader=reviewer)
    bridge = search_everything("bridge", reader=reviewer)

    (speaker_row,), (source_row,) = jane.speakers, jane.sources
    assert (str(speaker_row.speaker), speaker_row.statements) == ("Jane Doe", 2)
    assert (source_row.source, source_row.claims) == (source, 0)
    assert (bridge.claims, [row.source for row in bridge.sources]) == ([claim], [source])


def test_a_restricted_source_is_not_found_by_others(source, second_reviewer):
    assert search_everything("Jane", reader=second_reviewer).sources == []


@pytest.mark.parametrize("words", ["doe", "ANE", "minister jane", "the first", "first minister"])
def test_a_speaker_is_found_by_parts_of_name_role_and_other_names(article, reviewer, words):
    article.speakers.update(role="Minister", aliases=["The First", "J_D"])

    speakers = search_everything(words, reader=reviewer).speakers

    assert [row.speaker.name for row in speakers] == ["Jane Doe"]
    assert search_everything("J%D", reader=reviewer).is_empty


def test_names_are_found_by_an_index(article, source, reviewer):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plans = [
        named_like(rows, names, "bridge").order_by().explain()
        for rows, names in (
            (Speaker.objects.all(), SPEAKER_NAMES),
            (Source.objects.all(), SOURCE_NAMES),
        )
    ]

    assert ["speaker_names" in plans[0], "source_names" in plans[1]] == [True, True]


@pytest.mark.parametrize("words", ["", "  ", "Jane Smith", "zebra"])
def test_words_that_nothing_contains_find_nothing(claim, source, reviewer, words):
    assert search_everything(words, reader=reviewer).is_empty


def test_a_long_list_is_cut(claim, reviewer):
    Source.objects.bulk_create(
        Source(kind=Source.Kind.UPLOAD, title=f"Copy {number}", added_by=reviewer)
        for number in range(MAX_RESULTS + 5)
    )

    assert len(search_everything("copy", reader=reviewer).sources) == MAX_RESULTS
