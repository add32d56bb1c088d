import pytest
from django.db import connection

from articles.actions.statements import merge_statement, set_kind, split_statement
from articles.models import Claim, Quotation, Statement
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import make_claim, statement_with


@pytest.fixture(autouse=True)
def check_spans_at_commit(db):
    """Run the deferred checks of the database after each test."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def covered(statement):
    return statement.revision.text[statement.start : statement.end]


def test_a_statement_is_split_before_the_given_text(article, editor):
    statement = statement_with(article, "Nobody")

    rest = split_statement(statement, by=editor, before="counted", expected_version=1)

    assert (covered(statement), covered(rest)) == ("Nobody has", "counted the cars.")


def test_a_split_statement_that_is_merged_again_is_unchanged(article, editor):
    statement = statement_with(article, "Nobody")
    before = covered(statement)

    split_statement(statement, by=editor, before="counted", expected_version=1)
    merged = merge_statement(statement, by=editor, expected_version=2)

    assert covered(merged) == before


def test_a_quotation_across_the_split_is_split_as_well(article, editor):
    statement = statement_with(article, '"It is safe')

    split_statement(statement, by=editor, before="safe", expected_version=1)

    text = statement.revision.text
    assert [text[q.start : q.end] for q in Quotation.objects.all()] == ['"It is', 'safe,"']


def test_an_attribution_stays_with_its_cue(article, editor):
    statement = statement_with(article, '"It is safe')
    assert statement.attributions.count() == 1

    rest = split_statement(statement, by=editor, before="she said", expected_version=1)

    assert (statement.attributions.count(), rest.attributions.count()) == (0, 1)


def test_claims_keep_their_spans(article, editor):
    claim = make_claim(article, editor, "has counted")
    statement = statement_with(article, "Nobody")

    split_statement(statement, by=editor, before="counted", expected_version=1)

    assert Claim.objects.get(pk=claim.pk).text == "has counted"


@pytest.mark.parametrize("before", ["Nobody", "bicycles", ""], ids=["start", "absent", "empty"])
def test_a_split_with_an_empty_part_is_refused(article, editor, before):
    with pytest.raises(Refused):
        split_statement(
            statement_with(article, "Nobody"), by=editor, before=before, expected_version=1
        )


def test_the_last_statement_cannot_be_merged(article, editor):
    with pytest.raises(Refused, match="last statement"):
        merge_statement(statement_with(article, "Nobody"), by=editor, expected_version=1)


def test_a_stale_split_is_refused(article, editor):
    statement = statement_with(article, "Nobody")
    set_kind(statement, by=editor, kind=Statement.Kind.REPORTED, expected_version=1)

    with pytest.raises(Stale):
        set_kind(statement, by=editor, kind=Statement.Kind.QUOTED, expected_version=1)


def test_a_reviewer_does_not_correct_statements(article, reviewer):
    with pytest.raises(NotAllowed):
        set_kind(
            statement_with(article, "Nobody"),
            by=reviewer,
            kind=Statement.Kind.QUOTED,
            expected_version=1,
        )
