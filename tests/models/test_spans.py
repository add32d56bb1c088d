"""The database itself keeps the spans right, whoever writes to it."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles.models import Claim, Quotation, Revision, Statement
from tests.factories import statement_with


def check_now() -> None:
    """What would be checked at commit is checked here."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_statements_must_cover_all_text(article):
    with (
        pytest.raises(IntegrityError, match=r"statements must cover the whole text"),
        transaction.atomic(),
    ):
        statement_with(article, "Nobody").delete()
        check_now()


def test_statements_may_not_overlap(article):
    statement = statement_with(article, "Nobody")

    with pytest.raises(IntegrityError, match="statements_do_not_overlap"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(start=statement.start - 5)
        check_now()


def test_a_statement_may_not_end_behind_its_text(article):
    statement = statement_with(article, "Nobody")

    with pytest.raises(IntegrityError, match="cannot end after the end"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(end=statement.end + 5)
        check_now()


def test_an_empty_statement_is_no_statement(article):
    statement = statement_with(article, "Nobody")

    with pytest.raises(IntegrityError, match="statement_span"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(end=statement.start)


def test_a_quotation_lies_in_its_statement(article):
    quotation = Quotation.objects.get()
    outside = statement_with(article, "Nobody")

    with pytest.raises(IntegrityError, match="inside its statement"), transaction.atomic():
        Quotation.objects.filter(pk=quotation.pk).update(start=outside.start, end=outside.end)
        check_now()


def test_two_wrongs_on_two_revisions_in_one_transaction_are_both_seen(article, editor):
    from tests.factories import make_article

    other = make_article(editor, title="Another")
    with (
        pytest.raises(IntegrityError, match="statements must cover the whole text"),
        transaction.atomic(),
    ):
        statement_with(other, "Nobody").change(expected_version=1, kind="quoted")
        check_now()
        statement_with(article, "Nobody").delete()
        check_now()


def test_a_claim_has_exactly_the_words_of_its_span(claim):
    with pytest.raises(IntegrityError, match="text of a claim"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(text="the bridge cost nothing")


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_revision_never_changes(article, act):
    revisions = Revision.objects.filter(article=article)

    with pytest.raises(DatabaseError, match=r"Cannot (update|delete)"), transaction.atomic():
        revisions.update(text="other") if act == "update" else revisions._raw_delete("default")
