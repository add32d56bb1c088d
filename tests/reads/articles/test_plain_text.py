"""The lines of a text are kept in memory, and read again after each change of a statement."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.actions.statements import (
    attribute_statement,
    correct_speaker,
    mark_quotation,
    merge_statement,
    remove_speaker,
    set_kind,
    split_statement,
    tick_fact,
    unmark_quotation,
)
from articles.models import Article, Attribution, Quotation, Speaker, Statement, User
from articles.reads.articles import desk_revision, plain_text, read_desk
from tests.factories import make_claim, make_revision, statement_with
from tests.undoing import undo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_kept():
    plain_text.forget_plain_texts()
    yield
    plain_text.forget_plain_texts()


def lines_of(article, reader):
    desk = read_desk(desk_revision(article, reader=reader), reader=reader)
    claims = [[claim.number for claim in line.claims] for line in desk.lines]
    rows = [(line.text, line.before, line.speakers, line.quotations) for line in desk.lines]
    counted = (desk.kinds, [(row.key, row.count) for row in desk.speakers], desk.coverage)
    checks = [(line.kind, line.reasons, line.closed, line.ticked) for line in desk.lines]
    return desk.revision.text, claims, rows, counted, checks


def said(article: Article) -> Statement:
    return statement_with(article, "4.5 million euros")


def by_doe(article: Article) -> Attribution:
    return Attribution.objects.filter(statement=said(article), speaker__isnull=False).get()


def without_office(article: Article, by: User) -> None:
    doe = Speaker.objects.filter(article=article)[0]
    kind = Speaker.Kind(doe.kind)
    correct_speaker(doe, by=by, expected_version=doe.version, name=doe.name, kind=kind, role="")


def name_somebody(article: Article, by: User) -> None:
    opened = statement_with(article, "opened in 2019")
    attribute_statement(opened, by=by, expected_version=opened.version, name="Nora Lind")


def mark(article: Article, by: User) -> None:
    opened = statement_with(article, "opened in 2019")
    mark_quotation(opened, by=by, expected_version=opened.version, words="bridge opened")


def unmark(article: Article, by: User) -> None:
    quotation = Quotation.objects.filter(statement__revision__article=article).latest("pk")
    unmark_quotation(quotation, by=by, expected_version=quotation.statement.version)


def split(article: Article, by: User) -> None:
    counted = statement_with(article, "counted the cars")
    split_statement(counted, by=by, expected_version=counted.version, before="counted")


def merge(article: Article, by: User) -> None:
    nobody = statement_with(article, "Nobody has")
    merge_statement(nobody, by=by, expected_version=nobody.version)


STEPS: list[Callable[[Article, User], object]] = [
    lambda article, by: set_kind(
        said(article), by=by, kind=Statement.Kind.QUOTED, expected_version=said(article).version
    ),
    without_office,
    name_somebody,
    mark,
    lambda article, by: tick_fact(said(article), by=by, fact=tuple(said(article).facts[0])),
    unmark,
    split,
    merge,
    lambda _article, by: undo(by),
    lambda article, by: make_claim(article, by, "Nobody has"),
    lambda article, by: remove_speaker(
        by_doe(article), by=by, expected_version=by_doe(article).version
    ),
    lambda article, by: make_revision(article, by, "Nobody counted anything. He said: “No.”"),
]


def test_after_each_change_the_lines_are_those_of_the_database(article, editor):
    for step in STEPS:
        before = lines_of(article, editor)
        assert lines_of(article, editor) == before

        step(article, editor)
        after = lines_of(article, editor)
        plain_text.forget_plain_texts()

        assert before != after == lines_of(article, editor)


def test_a_change_that_is_not_noticed_would_show_old_lines(article, editor, monkeypatch):
    """The twin of the test above: kept lines are shown as long as the recorded changes are the same."""
    before = lines_of(article, editor)
    noticed = desk_revision(article, reader=editor).statements_state

    split(article, editor)

    kept = plain_text._kept[article.revisions.get().pk]
    assert kept.state == noticed != desk_revision(article, reader=editor).statements_state
    monkeypatch.setattr(plain_text, "_is_current", lambda *_arguments: True)
    assert lines_of(article, editor)[2] == before[2]


def test_kept_lines_are_not_read_again(article, editor):
    lines_of(article, editor)

    with CaptureQueriesContext(connection) as captured:
        lines_of(article, editor)

    assert captured.captured_queries
    columns = ('"articles_statement"."facts"', '"articles_revision"."text"')
    read = [column for each in captured for column in columns if column in each["sql"]]
    assert read == []


def test_what_is_not_committed_is_not_kept(article, editor):
    before = lines_of(article, editor)

    with transaction.atomic():
        split(article, editor)
        inside = lines_of(article, editor)
        transaction.set_rollback(True)

    assert inside != before == lines_of(article, editor)


def test_only_so_many_lines_are_kept(article, editor, monkeypatch):
    other = make_revision(article, editor, "One. Two. Three.")
    monkeypatch.setattr(plain_text, "MOST_KEPT", 4)
    lines_of(article, editor)
    last = make_revision(article, editor, "Four. Five.")

    lines_of(article, editor)

    assert list(plain_text._kept) == [last.pk] != [other.pk]
