"""The gate: the house rules of an article with their violations, and the decisions about them."""

import pytest

from articles import rules
from articles.actions.publishing import override_rule
from articles.models import NewsroomSettings, Rule
from articles.reads.publishing import read_gate
from articles.reads.publishing.gate import MOST_LISTED
from tests.factories import SHORT, make_approval, make_claim, make_revision


def rows(article, reader):
    return {row.check.rule: row for row in read_gate(article, reader=reader).rows}


def test_each_rule_lists_its_violations_with_the_number_of_the_claim(article, claim, editor):
    later = make_claim(article, editor, "Nobody has counted the cars")

    unjudged = rows(article, editor)[Rule.UNJUDGED]

    assert [(hit.claim_id, hit.claim_number) for hit in unjudged.listed] == [
        (claim.pk, 1),
        (later.pk, 2),
    ]
    assert unjudged.label == "2 claims not judged"


def test_a_rule_that_must_hold_blocks_until_it_is_overridden(article, claim, editor):
    NewsroomSettings.objects.create(
        pk=1, **dict.fromkeys(Rule.values, "should") | {Rule.UNSIGNED.value: "must"}
    )
    gate = read_gate(article, reader=editor)
    assert [check.rule for check in gate.blocking] == [Rule.UNSIGNED]

    override_rule(
        article,
        by=editor,
        rule=Rule.UNSIGNED,
        reason="Late.",
        displayed_violations=gate.blocking[0].digest,
    )

    after = read_gate(article, reader=editor)
    assert after.blocking == []
    assert [(str(each.who), each.why) for each in after.decisions] == [("edith", "Late.")]


def test_an_approval_counts_while_the_article_stays_as_it_was(article, editor):
    make_approval(article, editor)
    assert read_gate(article, reader=editor).is_approved

    make_claim(article, editor)

    gate = read_gate(article, reader=editor)
    assert (gate.is_approved, gate.approval is not None) == (False, True)
    assert gate.state == rules.state_of(article)


def test_an_outdated_verdict_is_withheld_from_a_blind_reviewer(
    article, verdict, editor, second_reviewer
):
    NewsroomSettings.objects.create(pk=1, is_blind=True)
    make_revision(article, editor, SHORT.replace("4.5", "5.4"))

    blind, seen = rows(article, second_reviewer)[Rule.STALE], rows(article, editor)[Rule.STALE]

    assert (len(blind.listed), blind.withheld, blind.unlisted) == (0, 1, 0)
    assert (len(seen.listed), seen.withheld) == (1, 0)


@pytest.mark.parametrize("number", [1, 3])
def test_the_gate_costs_as_many_queries_for_one_claim_as_for_many(
    article, editor, number, django_assert_num_queries
):
    for words in ["the bridge cost", "The bridge opened", "Nobody has counted"][:number]:
        make_claim(article, editor, words)

    with django_assert_num_queries(13):
        gate = read_gate(article, reader=editor)

    assert all(len(row.listed) <= MOST_LISTED for row in gate.rows)
