"""Thousands of statements are written at a cost that grows with their number alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.db.models.query import QuerySet

from articles.actions import transactions
from articles.actions.articles import edit_article, store_statements, write_revision
from articles.actions.publishing import import_report
from articles.models import Article, Statement
from articles.models.triggers import BY_INDEX
from articles.reads.publishing import report_for
from articles.reports import Rendering, render_json
from tests.factories import make_article, make_revision

TEXT = "Minister Jane Doe said that the bridge cost 4.5 million euros. Nobody counted the cars."


@contextmanager
def settings_at_statements(monkeypatch) -> Iterator[list[str | None]]:
    """Yield what pgtrigger's setting was each time that statements were written."""
    seen: list[str | None] = []
    create, copy = QuerySet.bulk_create, transactions.copy_in_batches

    def look(model: Any) -> None:
        if model is Statement:
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_setting('pgtrigger.ignore', true)")
                seen.append(cursor.fetchone()[0])

    def watched_create(self: Any, *rows: Any, **options: Any) -> Any:
        look(self.model)
        return create(self, *rows, **options)

    def watched_copy(model: Any, rows: Any, **options: Any) -> Any:
        look(model)
        return copy(model, rows, **options)

    with monkeypatch.context() as patch:
        patch.setattr(QuerySet, "bulk_create", watched_create)
        patch.setattr(store_statements, "copy_in_batches", watched_copy)
        yield seen


def make_first(editor) -> Article:
    return make_article(editor, TEXT)


def make_second(editor) -> Article:
    article = make_article(editor, TEXT)
    make_revision(article, editor, TEXT + " It was built in 2019.")
    return article


def change_language(editor) -> Article:
    article = make_article(editor, TEXT)
    details: dict[str, Any] = {"title": "T", "byline": "", "publisher": "", "published_on": None}
    return edit_article(
        article, by=editor, expected_version=1, scale=article.scale, language="de", **details
    )


def read_report(editor) -> Article:
    report, _sources = report_for(editor, make_article(editor, TEXT), Rendering.LEGAL)
    return import_report(render_json(report).encode(), by=editor)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("write", [make_first, make_second, change_language, read_report])
def test_the_setting_for_many_rows_is_made_before_the_first_row(
    monkeypatch, editor, write: Callable[[Any], Article]
):
    with settings_at_statements(monkeypatch) as seen:
        write(editor)

    assert seen
    assert set(seen) == {"{}"}


@pytest.mark.django_db(transaction=True)
def test_without_the_setting_each_trigger_would_catch_an_error(monkeypatch, editor):
    monkeypatch.setattr(write_revision, "expect_many_rows", lambda: None)

    with settings_at_statements(monkeypatch) as seen:
        make_first(editor)

    assert not any(seen)


ROWS_READ = """
    SELECT sum(seq_tup_read + idx_tup_fetch) FROM pg_stat_xact_user_tables
    WHERE relname IN ('articles_attribution', 'articles_statement')
"""
LOOKS_EMPTY = """
    SET LOCAL session_replication_role = replica;
    TRUNCATE articles_attribution, articles_statement CASCADE;
    SET LOCAL session_replication_role = DEFAULT;
    UPDATE pg_class SET reltuples = 0 WHERE relname IN ('articles_attribution', 'articles_statement')
"""
CHECKS = "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE strpos(prosrc, %s) > 0"


def rows_read_by_checks(editor) -> int:
    """Import a long text after its checks were planned for empty tables. Returns their rows."""
    lines = [f"Then the mayor said that line {n} of the budget is what it is." for n in range(800)]
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")  # those of other tests
        cursor.execute(LOOKS_EMPTY)
        for _time in range(10):  # PostgreSQL keeps a plan after it has made five
            make_first(editor)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        make_article(editor, "\n\n".join(lines))
        cursor.execute(ROWS_READ)
        (before,) = cursor.fetchone()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(ROWS_READ)
        return int(cursor.fetchone()[0] - before)


@pytest.mark.django_db
def test_checks_of_many_statements_do_not_read_whole_tables(editor):
    assert rows_read_by_checks(editor) < 800 * 10


@pytest.mark.django_db
def test_without_their_setting_they_would(editor):
    with connection.cursor() as cursor:
        cursor.execute(CHECKS, [BY_INDEX])
        for (definition,) in cursor.fetchall():
            cursor.execute(definition.replace(BY_INDEX, ""))

    assert rows_read_by_checks(editor) > 800 * 100


def test_rows_are_made_and_written_in_batches(monkeypatch, article):
    monkeypatch.setattr(transactions, "BATCH", 2)
    revision = article.revisions.get()
    revision.inconsistencies.all().delete()
    made: list[int] = []
    written: list[int] = []
    create = QuerySet.bulk_create

    def watched(self: Any, rows: Any, **options: Any) -> Any:
        written.append(len(made))
        return create(self, rows, **options)

    monkeypatch.setattr(QuerySet, "bulk_create", watched)

    def rows() -> Iterator[Any]:
        for number in range(5):
            made.append(number)
            yield revision.inconsistencies.model(
                revision=revision,
                kind="name",
                first_start=number,
                first_end=number + 1,
                second_start=10,
                second_end=11,
                question=str(number),
            )

    stored = transactions.create_in_batches(revision.inconsistencies.model, rows())

    assert written == [2, 4, 5]
    questions = revision.inconsistencies.in_bulk(stored)
    assert [questions[pk].question for pk in stored] == ["0", "1", "2", "3", "4"]
