"""Ticks of facts, which stay with their text through splits, merges and new versions."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles.actions.newsroom import undo_action
from articles.actions.statements import merge_statement, split_statement, tick_fact, untick_fact
from articles.models import Event, Statement, Tick, UndoEntry
from articles.reads.articles import (
    desk_revision,
    read_comparison,
    read_desk,
    read_proposal,
)
from articles.reads.statements import Choice, read_card
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import SHORT, make_revision, statement_with

COST = "4.5 million euros"


@pytest.fixture(autouse=True)
def check_spans_at_commit(db):
    """Run the deferred checks of the database after each test."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture
def statement(article) -> Statement:
    return statement_with(article, COST)


def facts_of(statement: Statement) -> dict[str, tuple[int, int, str]]:
    statement.refresh_from_db()
    words = statement.revision.text
    return {words[start:end]: (start, end, kind) for start, end, kind in statement.facts}


def tick(statement: Statement, words: str, by) -> Tick:
    tick_fact(statement, by=by, fact=facts_of(statement)[words])
    return Tick.objects.get(revision=statement.revision, text=words)


def line(statement: Statement):
    editor = statement.revision.created_by
    newest = desk_revision(statement.revision.article_id, reader=editor)
    lines = read_desk(newest, reader=editor).lines
    return next(line for line in lines if line.statement_id == statement.pk)


def undo(by):
    undo_action(UndoEntry.objects.filter(by=by, undone_at__isnull=True)[0], by=by)


def test_a_statement_is_done_when_each_of_its_facts_is_ticked(statement, reviewer, editor):
    for words, who in zip(facts_of(statement), (reviewer, editor), strict=True):
        assert not line(statement).is_ticked
        tick(statement, words, who)

    assert line(statement).is_ticked
    assert [str(each.ticked_by) for each in Tick.objects.all()] == ["rosa", "edith"]


def test_ticking_a_fact_again_keeps_the_first_tick(statement, reviewer, second_reviewer):
    for who in (reviewer, second_reviewer):
        tick(statement, COST, who)

    assert Tick.objects.get().ticked_by == reviewer


def test_a_removed_tick_stays_in_the_history(statement, reviewer, second_reviewer):
    ticked = tick(statement, COST, reviewer)

    untick_fact(statement, by=second_reviewer, fact=ticked.fact, expected_version=1)

    assert line(statement).ticked == 0
    events = Event.objects.tracks(Tick.objects.get()).order_by("pgh_id")
    assert [(str(e.user), (e.pgh_data or {})["ticked_by_id"]) for e in events] == [
        ("rosa", reviewer.pk),
        ("ravi", None),
    ]
    with pytest.raises(Refused, match="is not ticked"):
        untick_fact(statement, by=reviewer, fact=ticked.fact, expected_version=2)


def test_a_stale_removal_of_a_tick_is_refused(statement, reviewer):
    ticked = tick(statement, COST, reviewer)
    untick_fact(statement, by=reviewer, fact=ticked.fact, expected_version=1)
    tick_fact(statement, by=reviewer, fact=ticked.fact)

    with pytest.raises(Stale):
        untick_fact(statement, by=reviewer, fact=ticked.fact, expected_version=1)


def test_ticking_and_unticking_are_undone(statement, reviewer, second_reviewer):
    ticked = tick(statement, COST, reviewer)
    untick_fact(statement, by=second_reviewer, fact=ticked.fact, expected_version=1)

    undo(second_reviewer)
    again = Tick.objects.get()
    assert (again.ticked_by, again.ticked_at) == (reviewer, ticked.ticked_at)
    undo(reviewer)
    assert line(statement).ticked == 0


def test_only_a_fact_of_the_statement_is_ticked(statement, reviewer):
    start, end, kind = facts_of(statement)[COST]

    for wrong in ((start, end - 1, kind), (start, end, "name")):
        with pytest.raises(Refused, match="no longer has this fact"):
            tick_fact(statement, by=reviewer, fact=wrong)


def test_a_user_without_roles_cannot_tick_facts(statement, nobody):
    with pytest.raises(NotAllowed):
        tick(statement, COST, nobody)


def test_the_database_itself_accepts_only_ticks_of_facts(statement, reviewer):
    ticked = tick(statement, COST, reviewer)

    with pytest.raises(IntegrityError, match="only a fact"), transaction.atomic():
        Tick.objects.update(start=ticked.start + 1)
    with pytest.raises(IntegrityError, match="text of its span"), transaction.atomic():
        Tick.objects.update(text="5.4 million euros")
    with pytest.raises(IntegrityError, match="tick_says_who_and_when"), transaction.atomic():
        Tick.objects.update(ticked_by=None)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Tick.objects.all().delete()


def test_ticks_survive_a_split_and_a_merge_that_keep_their_text(statement, reviewer, editor):
    tick(statement, "Jane Doe", reviewer)
    tick(statement, COST, reviewer)

    rest = split_statement(statement, by=editor, before="the bridge", expected_version=1)
    assert (line(statement).is_ticked, line(rest).is_ticked) == (True, True)
    merge_statement(statement, by=editor, expected_version=2)
    assert line(statement).is_ticked
    undo(editor)
    assert line(Statement.objects.get(pk=rest.pk)).is_ticked


def test_a_tick_whose_fact_was_split_is_shown_but_no_longer_counts(statement, reviewer, editor):
    tick(statement, COST, reviewer)

    rest = split_statement(statement, by=editor, before="euros", expected_version=1)

    assert line(statement).ticked == line(rest).ticked == 0
    choice = Choice(statement_id=statement.pk)
    _newest, card = read_card(statement.revision.article_id, choice, reader=editor)
    assert card is not None
    assert [each.text for each in card.stray_ticks] == [COST]
    undo(editor)
    assert line(statement).ticked == 1


def test_a_new_version_keeps_the_ticks_of_unchanged_facts_and_lists_the_others(
    article, statement, reviewer, editor
):
    tick(statement, "Jane Doe", reviewer)
    tick(statement, COST, reviewer)
    tick(statement_with(article, "2019"), "2019", reviewer)
    body = f"It rained.\n\n{SHORT.replace('4.5', '5.4')}"

    behind = read_proposal(article, body, reader=editor).behind
    revision = make_revision(article, editor, body)

    assert [(each.what, each.words) for each in behind] == [("Ticked by rosa", COST)]
    kept = revision.ticks.order_by("start")
    assert [each.text for each in kept] == ["Jane Doe", "2019"]
    assert all(revision.text[each.start : each.end] == each.text for each in kept)
    desk = read_desk(desk_revision(article, reader=editor), reader=editor)
    done = [line.is_ticked for line in desk.lines if line.ticked]
    assert done == [False, True]
    left = read_comparison(article, former=1, number=2, reader=editor)
    assert left is not None
    assert [each.words for each in left.behind] == [COST]


@pytest.mark.parametrize(
    "body",
    [
        SHORT.replace("cost 4.5", "cost not 4.5"),
        SHORT.replace("4.5 million euros", "4.5 million euros in 2019"),
    ],
    ids=["beside", "followed"],
)
def test_a_fact_with_other_text_around_it_must_be_ticked_again(
    article, statement, reviewer, editor, body
):
    tick(statement, COST, reviewer)

    revision = make_revision(article, editor, body)

    assert not revision.ticks.exists()
    left = read_comparison(article, former=1, number=2, reader=editor)
    assert left is not None
    assert [each.words for each in left.behind] == [COST]
