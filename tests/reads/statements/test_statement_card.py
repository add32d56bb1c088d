"""The card of a statement: its place, facts, speakers and claims."""

import pytest

from articles.actions.statements import tick_fact
from articles.prepared import read_now
from articles.reads.articles import EVERYTHING, desk_reading
from articles.reads.statements import Choice, desk_and_card_reading, read_card, sayings_of
from tests.factories import make_article, make_claim, make_revision, statement_with

COST = "the bridge cost 4.5 million euros"


def card(article, reader, **chosen):
    _newest, read = read_card(article.pk, Choice(**chosen), reader=reader)
    return read


def card_on_desk(article, reader, **chosen):
    desk = desk_reading(article.pk, EVERYTHING, reader=reader)
    _desk, read = read_now(desk_and_card_reading(desk, Choice(**chosen), reader=reader))
    return read


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
    assert card_on_desk(article, editor, **chosen) is None


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
    statement = statement_with(article, COST)

    for chosen in ({}, {"statement_id": statement.pk}, {"claim_id": claim.pk}):
        alone = card(article, editor, **chosen)
        on_desk = card_on_desk(article, editor, **chosen)

        assert alone
        assert on_desk
        for name in ("position", "text", "quotations", "facts", "attributions", "speakers"):
            assert getattr(alone, name) == getattr(on_desk, name)
        assert getattr(alone.claim, "claim", None) == getattr(on_desk.claim, "claim", None)


@pytest.mark.parametrize("of_card", [card, card_on_desk])
def test_a_claim_of_another_article_or_an_earlier_version_has_no_card(article, editor, of_card):
    other = make_article(editor, title="Another")
    claim = make_claim(other, editor, COST)
    statement = statement_with(other, COST)
    make_revision(article, editor, "It rained.")

    assert of_card(article, editor, claim_id=claim.pk) is None
    assert of_card(article, editor, statement_id=statement.pk) is None


def test_a_card_costs_two_queries_and_that_of_a_statement_with_a_claim_four(
    article, claim, editor, django_assert_num_queries
):
    statement = statement_with(article, COST)

    for number, chosen in (
        (2, {}),
        (2, {"claim_id": claim.pk}),
        (4, {"statement_id": statement.pk}),
    ):
        with django_assert_num_queries(number):
            card(article, editor, **chosen)


def test_what_a_speaker_said_is_listed_in_text_order(article, editor, django_assert_num_queries):
    jane = article.speakers.get()

    with django_assert_num_queries(3):
        sayings = sayings_of(jane)

    assert [(each.text, each.cue) for each in sayings] == [
        (COST, "said"),
        ('"It is safe,"', "said"),
    ]
