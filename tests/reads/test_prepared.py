"""Prepared reads: the same rows as the queryset, compiled once, planned once per connection."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from articles import permissions
from articles.actions.articles import start_import
from articles.models import (
    Article,
    Capture,
    Claim,
    Event,
    Import,
    Job,
    Revision,
    Speaker,
    Statement,
    User,
    Verdict,
)
from articles.prepared import (
    Reading,
    prepared,
    read_now,
    read_together,
    together,
    without_reads,
)
from articles.reads.history import events_of_rows
from tests.factories import UserFactory, make_article

pytestmark = pytest.mark.django_db


def test_the_rows_are_those_of_the_queryset(article, claim, editor):
    @prepared
    def claims(article: Article, _reader: User) -> QuerySet[Claim]:
        return Claim.objects.filter(revision__article=article).select_related("flagged_by")

    (row,) = claims(article, editor)

    assert row == claim
    assert (row.text, row.created_at, row.flagged_by) == (claim.text, claim.created_at, editor)


def test_another_uuid_brings_another_row(editor):
    texts = [start_import(by=editor, pasted=f"Text {number}.") for number in range(2)]

    @prepared
    def of_key(key: UUID) -> QuerySet[Import]:
        return Import.objects.filter(pk=key)

    assert [of_key(each.pk) for each in texts] == [[each] for each in texts]
    assert [rows[0].text for rows in read_together(*(of_key.bind(each.pk) for each in texts))] == [
        "Text 0.",
        "Text 1.",
    ]


def test_other_arguments_bring_other_rows(editor):
    first, second = make_article(editor), make_article(editor)

    @prepared
    def numbers(article_id: int) -> QuerySet[Article, int]:
        return Article.objects.filter(pk=article_id).values_list("pk", flat=True)

    assert [*numbers(first.pk), *numbers(second.pk), *numbers(article_id=first.pk)] == [
        first.pk,
        second.pk,
        first.pk,
    ]


def test_a_list_is_one_argument(editor):
    articles = [make_article(editor) for _ in range(3)]
    built = []

    @prepared
    def some(ids: list[int]) -> QuerySet[Article]:
        built.append(ids)
        return Article.objects.filter(pk__any_of=ids).order_by("pk")

    assert some([]) == []
    assert some([articles[0].pk, articles[2].pk]) == [articles[0], articles[2]]
    assert some([each.pk for each in articles]) == articles
    assert len(built) == 1


def test_a_prefetch_is_made(article, editor):
    Speaker.objects.create(article=article, name="Zoe Zimmer")

    @prepared
    def with_speakers(article: Article) -> QuerySet[Article]:
        return Article.objects.filter(pk=article.pk).prefetch_related("speakers")

    (row,) = with_speakers(article)

    with CaptureQueriesContext(connection) as queries:
        assert "Zoe Zimmer" in map(str, row.speakers.all())
    assert len(queries) == 0


def test_it_is_built_once_for_each_combination_of_roles(article, editor, nobody, administrator):
    built = []

    @prepared
    def readable(reader: User) -> QuerySet[Article]:
        built.append(reader)
        return permissions.readable_by(reader)

    for reader in (editor, UserFactory.create(is_editor=True), nobody, administrator):
        assert readable(reader) == readable(reader) == [article]
    editor.is_active = False
    assert readable(editor) == []
    assert len(built) == 4


def test_the_statement_is_prepared_with_constants_in_it(editor):
    percent = make_article(editor)
    Article.objects.filter(pk=percent.pk).update(title="100 % O’Neill's")

    @prepared
    def titled(article_id: int) -> QuerySet[Article]:
        return Article.objects.filter(title="100 % O’Neill's", pk=article_id)

    assert titled(percent.pk) == [percent]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT parameter_types::text FROM pg_prepared_statements WHERE statement LIKE %s",
            ["%100 \\% O’Neill%"],
        )
        assert cursor.fetchall() == [("{bigint}",)]


def test_usual_queries_are_not_prepared(editor):
    """The twin: only reads that ask for it, because others have their values in the statement."""
    list(User.objects.filter(username="not prepared"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'not p.*d'")
        assert cursor.fetchone() == (0,)


def test_without_prepared_statements_the_rows_are_the_same(article, monkeypatch):
    connection.ensure_connection()
    monkeypatch.setattr(connection.connection, "prepare_threshold", None)

    @prepared
    def itself(article: Article) -> QuerySet[Article]:
        return Article.objects.filter(pk=article.pk)

    assert itself(article) == [article]


@pytest.mark.parametrize(
    "build",
    [
        lambda article: Article.objects.filter(pk=article.pk + 1000),
        lambda article: Article.objects.filter(title=f"Article {article.pk}"),
        lambda article: Article.objects.filter(title=article.title),
        lambda article: Article.objects.filter(pk__in=[article.pk * -1]),
        lambda article: Article.objects.filter(pk__in=[article.pk + 1]),
    ],
)
def test_what_would_be_the_same_for_everybody_is_refused(build, article):
    with pytest.raises(ValueError, match="sees only the ids"):
        prepared(build)(article)


def test_reads_together_return_the_same_rows_by_one_query(rich, editor):
    @prepared
    def of_article(article: Article) -> QuerySet[Article]:
        return Article.objects.filter(pk=article.pk).select_related("owner", "scale", "readership")

    @prepared
    def events(verdict_ids: Any) -> QuerySet[Event]:
        return events_of_rows([Verdict(pk=verdict_ids)])

    models = (Capture, Job, Revision, Statement, Verdict, Claim)
    verdicts = list(Verdict.objects.all())
    bound = [
        (events, ([verdict.pk for verdict in verdicts],)),
        (of_article, (rich,)),
        *((rows_from(model), (0,)) for model in models),
    ]

    with CaptureQueriesContext(connection) as queries:
        together = read_together(*(read.bind(*arguments) for read, arguments in bound))

    assert len(queries) == 1
    for rows, (read, arguments) in zip(together, bound, strict=True):
        expected = read(*arguments)
        assert rows
        assert rows == expected
        assert [vars_of(row) for row in rows] == [vars_of(row) for row in expected]
    assert vars_of(together[1][0].owner) == vars_of(User.objects.get(pk=editor.pk))
    assert {e.pgh_slug for e in together[0]} == {e.pgh_slug for e in events_of_rows(verdicts)}


def rows_from(model):
    return prepared(lambda number: model.objects.filter(pk__gte=number))


def vars_of(row):
    """All values of a row, with their types."""
    return {
        name: (type(value), value) for name, value in vars(row).items() if not name.startswith("_")
    }


def test_a_read_without_rows_stands_among_others(article, editor):
    @prepared
    def nothing(_article: Article) -> QuerySet[Claim]:
        return Claim.objects.none()

    @prepared
    def itself(article: Article) -> QuerySet[Article]:
        return Article.objects.filter(pk=article.pk)

    assert read_together(nothing.bind(article), itself.bind(article)) == [[], [article]]
    assert read_together(nothing.bind(article)) == [[]]


def test_a_condition_on_a_number_is_never_left_out(article, claim):
    """Django leaves out `start <= 9e18`, because a column of integers cannot have it."""

    @prepared
    def before(offset: int) -> QuerySet[Claim]:
        return Claim.objects.filter(start__lte=offset, end__gt=offset)

    assert before(claim.start) == [claim]
    assert before(claim.end) == []


def test_a_number_that_is_not_in_the_query_is_refused(article):
    with pytest.raises(ValueError, match="sees only the ids"):
        prepared(lambda _number: Article.objects.all())(article.pk)


def test_a_statement_is_planned_once(article):
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        assert cursor.fetchone() == ("force_generic_plan",)
    read = prepared(lambda article_id: Article.objects.filter(pk=article_id, title="Planned once"))
    for _ in range(3):
        read(article.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            ["%Planned once%"],
        )
        assert cursor.fetchall() == [(3, 0)]


def test_readings_need_as_many_queries_as_the_one_with_the_most_rounds(
    article, claim, django_assert_num_queries
):
    @prepared
    def itself(article_id: int) -> QuerySet[Article]:
        return Article.objects.filter(pk=article_id)

    @prepared
    def revisions(article: Article) -> QuerySet[Revision]:
        return Revision.objects.filter(article=article)

    @prepared
    def claims(revision: Revision) -> QuerySet[Claim]:
        return Claim.objects.filter(revision=revision)

    def one_round() -> Reading[Any]:
        ((row,),) = yield [itself.bind(article.pk)]
        return row

    def three_rounds() -> Reading[list[Claim]]:
        row = yield from one_round()
        ((revision,),) = yield [revisions.bind(row)]
        (rows,) = yield [claims.bind(revision)]
        return rows

    for _time in range(2):  # the first one builds the queries
        with django_assert_num_queries(3):
            results = read_now(together(one_round(), without_reads("known"), three_rounds()))

    assert results == [article, "known", [claim]]
    with django_assert_num_queries(0):
        assert read_now(together(without_reads(1), together())) == [1, []]
