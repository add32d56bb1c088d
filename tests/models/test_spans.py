"""The database refuses spans that do not fit the text of their revision."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles.models import Claim, Quotation, Revision, Statement
from tests.factories import make_article, statement_with


def check_now() -> None:
    """Check now what PostgreSQL would check at commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_statements_must_cover_all_text(article):
    with (
        pytest.raises(IntegrityError, match=r"statements must cover the whole text"),
        transaction.atomic(),
    ):
        statement_with(article, "Nobody").delete()
        check_now()


def test_statements_cannot_overlap(article):
    statement = statement_with(article, "Nobody")

    with pytest.raises(IntegrityError, match="statements_do_not_overlap"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(start=statement.start - 5)
        check_now()


def test_a_statement_cannot_end_after_its_text(article):
    statement = statement_with(article, "Nobody")

    with pytest.raises(IntegrityError, match="cannot end after the end"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(end=statement.end + 5)
        check_now()


def test_a_statement_cannot_be_empty(article):
    statement = statement_with(article, "Nobody")

    with pytest.raises(IntegrityError, match="statement_span"), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(end=statement.start)


def test_a_quotation_must_be_inside_its_statement(article):
    quotation = Quotation.objects.get()
    outside = statement_with(article, "Nobody")

    with pytest.raises(IntegrityError, match="inside its statement"), transaction.atomic():
        Quotation.objects.filter(pk=quotation.pk).update(start=outside.start, end=outside.end)
        check_now()


def test_each_revision_that_a_transaction_wrote_is_checked(article, editor):
    other = make_article(editor, title="Another")
    with (
        pytest.raises(IntegrityError, match="statements must cover the whole text"),
        transaction.atomic(),
    ):
        statement_with(other, "Nobody").change(expected_version=1, kind="quoted")
        check_now()
        statement_with(article, "Nobody").delete()
        check_now()


def test_a_claim_must_have_the_text_of_its_span(claim):
    with pytest.raises(IntegrityError, match="text of a claim"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(text="the bridge cost nothing")


@pytest.mark.parametrize("wrong", ["text", "start", "end"])
def test_one_wrong_claim_among_several_of_two_articles_is_refused(article, editor, wrong):
    revisions = [article.revisions.get(), make_article(editor, title="Other").revisions.get()]
    claims = [
        Claim(
            revision=revision,
            number=number,
            start=statement.start,
            end=statement.end,
            text=revision.text[statement.start : statement.end],
            flagged_by=editor,
        )
        for revision in revisions
        for number, statement in enumerate(revision.statements.all(), start=1)
    ]
    setattr(claims[-1], wrong, {"text": "Nobody.", "start": 3, "end": 9999}[wrong])

    with pytest.raises(IntegrityError, match="text of a claim"), transaction.atomic():
        Claim.objects.bulk_create(reversed(claims))

    Claim.objects.bulk_create(claims[:-1])
    assert Claim.objects.count() == 7


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_revision_cannot_be_changed(article, act):
    revisions = Revision.objects.filter(article=article)

    with pytest.raises(DatabaseError, match=r"Cannot (update|delete)"), transaction.atomic():
        revisions.update(text="other") if act == "update" else revisions._raw_delete("default")
