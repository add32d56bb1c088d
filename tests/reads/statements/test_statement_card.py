"""The card of a statement: its place, facts, speakers and claims."""

import pytest

from articles.actions.statements import tick_fact
from articles.reads.articles import card_revision, desk_revision, read_desk
from articles.reads.statements import read_card, sayings_of
from tests.factories import make_claim, statement_with

COST = "the bridge cost 4.5 million euros"


def card(article, reader, **chosen):
    return read_card(card_revision(article), reader=reader, **chosen)


def test_without_a_choice_it_is_the_first_statement_and_its_claim_waits(article, claim, editor):
    statement_card = card(article, editor)

    assert (
        statement_card.position.number,
        statement_card.position.total,
        statement_card.position.previous_id,
    ) == (1, 4, None)
    assert (
        [(each.pk, each.number) for each in statement_card.position.claims],
        statement_card.claim,
    ) == (
        [(claim.pk, 1)],
        None,
    )


def test_a_statement_comes_with_its_first_claim(article, claim, editor):
    statement = statement_with(article, COST)

    statement_card = card(article, editor, statement_id=statement.pk)

    assert statement_card.claim.claim == claim


def test_a_claim_comes_with_the_statement_in_which_it_begins(article, editor):
    claim = make_claim(article, editor, "Nobody has counted the cars")

    statement_card = card(article, editor, claim_id=claim.pk)

    assert (
        statement_card.text,
        statement_card.position.number,
        statement_card.position.next_id,
    ) == (
        "Nobody has counted the cars.",
        4,
        None,
    )


@pytest.mark.parametrize("chosen", [{"statement_id": 2**40}, {"claim_id": 2**40}], ids=str)
def test_what_is_not_in_the_newest_revision_has_no_card(article, editor, chosen):
    assert card(article, editor, **chosen) is None


def test_the_speaker_is_named_with_the_words_that_say_so(article, editor):
    statement_card = card(article, editor)

    (row,) = statement_card.attributions
    assert (str(row.attribution.speaker), row.cue) == ("Jane Doe", "said")
    assert "Jane Doe" in row.mention


def test_a_ticked_fact_shows_its_tick_and_the_next_one_follows(article, editor, reviewer):
    statement = statement_with(article, COST)
    tick_fact(statement, by=reviewer, fact=tuple(statement.facts[0]))

    statement_card = card(article, editor)

    assert (statement_card.ticked, str(statement_card.facts[0].tick.ticked_by)) == (1, "rosa")
    assert statement_card.next_to_tick == statement_card.facts[1].name


def test_from_the_desk_and_alone_it_is_the_same_card(article, claim, editor):
    newest = desk_revision(article, reader=editor)
    statement = statement_with(article, COST)
    desk = read_desk(newest, reader=editor)

    alone = read_card(newest, reader=editor, statement_id=statement.pk)
    on_desk = read_card(newest, reader=editor, statement_id=statement.pk, desk=desk)

    assert alone
    assert on_desk
    for name in ("position", "text", "quotations", "facts"):
        assert getattr(alone, name) == getattr(on_desk, name)


def test_a_card_without_a_claim_costs_three_queries(article, editor, django_assert_num_queries):
    newest = card_revision(article)

    with django_assert_num_queries(3):
        read_card(newest, reader=editor)


def test_what_a_speaker_said_is_listed_in_text_order(article, editor, django_assert_num_queries):
    jane = article.speakers.get()

    with django_assert_num_queries(3):
        sayings = sayings_of(jane)

    assert [(each.text, each.cue) for each in sayings] == [
        (COST, "said"),
        ('"It is safe,"', "said"),
    ]
