"""Two texts of an article compared, and what happened to each claim between them."""

import pytest

from articles.actions.articles import place_claim
from articles.models import ClaimCarryOver
from articles.reads.articles import (
    list_revisions,
    newest_unconfirmed,
    next_unconfirmed,
    read_comparison,
    read_proposal,
    revision_text,
)
from tests.factories import SHORT, make_claim, make_revision

COST = "the bridge cost 4.5 million euros"
CARS = "Nobody has counted the cars"
NEXT = SHORT.replace("4.5", "5.4").replace(f" {CARS}.", "")


@pytest.fixture
def cars(article, claim, editor):
    return make_claim(article, editor, CARS)


def test_a_proposal_says_what_would_become_of_each_claim(article, claim, cars, editor):
    safe = make_claim(article, editor, '"It is safe,"')

    proposal = read_proposal(article, NEXT, reader=editor)

    assert {each.claim: each.kind for each in proposal.claims} == {claim: "edited", cars: "cut"}
    assert (proposal.unchanged, safe.carry_overs.count()) == (1, 0)
    edited = proposal.claims[0]
    assert (edited.before, edited.after) == (COST, COST.replace("4.5", "5.4"))
    assert (edited.statement, edited.is_unconfirmed) == (1, False)


def test_a_comparison_says_what_became_of_each_claim(article, claim, cars, editor):
    make_revision(article, editor, NEXT)
    late = make_claim(article, editor, "The bridge opened in 2019")

    comparison = read_comparison(article, former=1, number=2, reader=editor)

    assert comparison
    kinds = {each.claim: each.kind for each in comparison.claims}
    assert kinds == {claim: "edited", cars: "cut", late: "new"}
    assert {each.claim for each in comparison.unconfirmed} == {claim, cars}


def test_a_comparison_over_several_revisions_compares_only_the_two(article, claim, editor):
    make_revision(article, editor, SHORT.replace("4.5", "5.4"))
    make_revision(article, editor, SHORT)

    comparison = read_comparison(article, former=1, number=3, reader=editor)

    assert comparison
    assert [(each.kind, each.carry_over) for each in comparison.claims] == [("unchanged", None)]
    assert (comparison.changed, comparison.numbers) == ([], [1, 2, 3])


def test_a_claim_that_was_cut_and_restored_is_back(article, cars, editor):
    make_revision(article, editor, NEXT)
    make_revision(article, editor, SHORT)
    cars.refresh_from_db()
    place_claim(cars, by=editor, words=CARS, expected_version=cars.version)

    comparison = read_comparison(article, former=2, number=3, reader=editor)

    assert comparison
    assert {each.claim: each.kind for each in comparison.claims}[cars] == "back"


@pytest.mark.parametrize("pair", [(0, 1), (1, 1), (2, 1), (1, 3)])
def test_only_an_earlier_and_a_later_revision_are_compared(article, editor, pair):
    make_revision(article, editor, NEXT)

    assert read_comparison(article, former=pair[0], number=pair[1], reader=editor) is None


@pytest.mark.parametrize("is_long", [False, True])
def test_a_comparison_costs_as_many_queries_for_one_claim_as_for_many(
    article, claim, editor, is_long, django_assert_num_queries
):
    if is_long:
        for words in (CARS, '"It is safe,"', "The bridge opened in 2019"):
            make_claim(article, editor, words)
    make_revision(article, editor, NEXT)

    with django_assert_num_queries(11):
        read_comparison(article, former=1, number=2, reader=editor)


def test_the_list_of_revisions_counts_what_each_had(
    article, claim, cars, editor, django_assert_num_queries
):
    make_revision(article, editor, NEXT)

    with django_assert_num_queries(5):
        rows = list_revisions(article)

    counts = [(r.revision.number, r.statements, r.claims, r.unconfirmed) for r in rows]
    assert counts == [(2, 3, 1, 2), (1, 4, 2, 0)]


def test_an_earlier_text_shows_the_claims_that_it_had(
    article, claim, cars, editor, django_assert_num_queries
):
    make_revision(article, editor, NEXT)
    first = article.revisions.select_related("article").get(number=1)

    with django_assert_num_queries(3):
        old = revision_text(first)

    marked = [text for each in old.paragraphs for text, is_claim in each.pieces if is_claim]
    assert (old.claims, marked) == (2, [COST, CARS])
    together = ["".join(text for text, _is_claim in each.pieces) for each in old.paragraphs]
    assert "\n\n".join(together) == first.text


def test_unconfirmed_claims_are_confirmed_one_after_the_other(article, claim, cars, editor):
    make_revision(article, editor, NEXT)
    first, second = ClaimCarryOver.objects.order_by("former_start")

    assert newest_unconfirmed(article) == first
    ClaimCarryOver.objects.filter(pk=first.pk).update(confirmed_by=editor)
    assert next_unconfirmed(first) == second
    assert newest_unconfirmed(article) == second
