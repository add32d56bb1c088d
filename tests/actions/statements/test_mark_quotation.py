"""Mark quotations that the splitter missed, and remove wrong marks."""

import pytest

from articles.actions.statements import mark_quotation, unmark_quotation
from articles.models import Quotation
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import statement_with


@pytest.fixture
def statement(article):
    return statement_with(article, '"It is safe')


def test_text_is_marked_as_a_quotation(article, editor):
    plain = statement_with(article, "Nobody")

    mark_quotation(plain, by=editor, expected_version=1, words="counted the cars")

    quotation = plain.quotations.get()
    assert plain.revision.text[quotation.start : quotation.end] == "counted the cars"


def test_marking_a_quotation_again_changes_nothing(statement, editor):
    known = statement.quotations.get()

    again = mark_quotation(statement, by=editor, expected_version=1, span=(known.start, known.end))

    assert again == known


def test_a_quotation_inside_another_is_refused(statement, editor):
    with pytest.raises(Refused, match="already"):
        mark_quotation(statement, by=editor, expected_version=1, words="is safe")


def test_text_of_another_statement_is_refused(statement, editor):
    with pytest.raises(Refused, match="does not contain"):
        mark_quotation(statement, by=editor, expected_version=1, words="counted")


def test_the_mark_of_a_quotation_is_removed(statement, editor):
    unmark_quotation(statement.quotations.get(), by=editor, expected_version=1)

    assert not Quotation.objects.filter(statement=statement).exists()


def test_a_stale_removal_is_refused(statement, editor):
    quotation = statement.quotations.get()

    with pytest.raises(Stale):
        unmark_quotation(quotation, by=editor, expected_version=7)

    assert Quotation.objects.filter(pk=quotation.pk).exists()


def test_a_reviewer_cannot_mark_quotations(statement, reviewer):
    with pytest.raises(NotAllowed):
        mark_quotation(statement, by=reviewer, expected_version=1, words="she said")
