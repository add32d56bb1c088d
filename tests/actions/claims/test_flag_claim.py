import pytest

from articles.actions.claims import flag_claim, move_claim
from articles.models import Claim
from articles.refusals import NotAllowed, Refused
from tests.factories import statement_with


def test_a_claim_stores_its_text_and_the_text_around_it(article, editor):
    statement = statement_with(article, "Minister")

    claim = flag_claim(statement, by=editor, words="4.5 million")

    assert (claim.text, claim.prefix[-5:], claim.suffix[:6]) == ("4.5 million", "cost ", " euros")


def test_flagging_the_same_text_twice_makes_one_claim(article, editor):
    statement = statement_with(article, "Minister")

    first = flag_claim(statement, by=editor, words="4.5 million")
    second = flag_claim(statement, by=editor, words=" 4.5 million ")

    assert first == second


def test_text_that_is_not_in_the_statement_is_refused_and_quoted(article, editor):
    with pytest.raises(Refused, match=r"does not contain “5\.4 million”"):
        flag_claim(statement_with(article, "Minister"), by=editor, words="5.4 million")


def test_text_that_occurs_twice_is_refused(article, editor):
    with pytest.raises(Refused, match="more than once"):
        flag_claim(statement_with(article, "Minister"), by=editor, words="i")


def test_a_span_outside_the_statement_is_refused(article, editor):
    statement = statement_with(article, "Minister")

    with pytest.raises(Refused, match="is not inside"):
        flag_claim(statement, by=editor, span=(statement.start, statement.end + 4))


def test_flagging_a_cut_claim_reopens_it(claim, editor):
    move_claim(claim, by=editor, to=Claim.State.CUT, why="not ours", expected_version=1)

    again = flag_claim(
        statement_with(claim.revision.article, "Minister"),
        by=editor,
        span=(claim.start, claim.end),
    )

    assert (again.pk, again.state) == (claim.pk, Claim.State.OPEN)


def test_a_user_without_roles_cannot_flag(article, nobody):
    with pytest.raises(NotAllowed):
        flag_claim(statement_with(article, "Minister"), by=nobody)
