"""The conditions that triggers, queries and pages share: enough sign-offs, withdrawn rows."""

from articles import permissions
from articles.models import (
    NewsroomSettings,
    Question,
    SignOff,
    TieBreak,
    User,
    Verdict,
    Withdrawal,
)
from articles.models.conditions import HasEnoughSignOffs, is_withdrawn
from tests.factories import make_citation


def sign(verdict: Verdict, by: User, *, agrees: bool = True) -> SignOff:
    return SignOff.objects.create(
        verdict=verdict, signer=by, agrees=agrees, reason="" if agrees else "Too kind."
    )


def decide_for(verdict: Verdict, dissent: SignOff, by: User) -> TieBreak:
    return TieBreak.objects.create(
        sign_off=dissent, verdict=verdict, outcome="first", reason="The law says so.", decided_by=by
    )


def need(sign_offs: int, *, is_blind: bool = False) -> None:
    NewsroomSettings.objects.create(pk=1, sign_offs=sign_offs, is_blind=is_blind)


def test_one_sign_off_is_enough_without_settings(verdict, second_reviewer):
    assert not verdict.has_enough_sign_offs()

    sign(verdict, second_reviewer)

    assert verdict.has_enough_sign_offs()


def test_the_newsroom_sets_how_many_sign_offs_are_enough(verdict, second_reviewer, administrator):
    need(2)
    sign(verdict, second_reviewer)
    assert not verdict.has_enough_sign_offs()
    assert verdict.has_enough_sign_offs(added=1)

    sign(verdict, administrator)

    assert verdict.has_enough_sign_offs()


def test_a_withdrawn_sign_off_does_not_count(verdict, second_reviewer):
    Withdrawal.objects.create(sign_off=sign(verdict, second_reviewer), author=second_reviewer)

    assert not verdict.has_enough_sign_offs()


def test_a_dissent_is_not_outvoted(verdict, second_reviewer, administrator):
    sign(verdict, second_reviewer)
    sign(verdict, administrator, agrees=False)

    assert not verdict.has_enough_sign_offs(added=1)


def test_the_decision_of_an_editor_is_enough_until_it_is_withdrawn(
    verdict, editor, second_reviewer
):
    decision = decide_for(verdict, sign(verdict, second_reviewer, agrees=False), editor)
    assert verdict.has_enough_sign_offs()

    Withdrawal.objects.create(tie_break=decision, author=editor)

    assert not verdict.has_enough_sign_offs()


def test_a_query_asks_the_same_of_each_verdict(verdict, reviewer, rating, second_reviewer):
    sign(verdict, second_reviewer)
    about = {"claim": verdict.claim, "rating": rating, "author": reviewer}
    Verdict.objects.create(**about, number=2, explanation="Again.", claim_sha256="a" * 64)

    rows = Verdict.objects.annotate(is_enough=HasEnoughSignOffs("pk")).order_by("number")

    assert list(rows.values_list("number", "is_enough")) == [(1, True), (2, False)]


def test_blind_sign_off_withholds_a_verdict_until_it_has_enough_sign_offs(
    verdict, second_reviewer, administrator
):
    need(1, is_blind=True)
    administrator.is_reviewer = True
    blind = permissions.blind_claims(administrator)
    assert list(blind) == [verdict.claim]

    sign(verdict, second_reviewer)

    assert list(blind.all()) == []


def test_each_kind_of_row_says_whether_it_is_withdrawn(claim, reviewer, verdict, second_reviewer):
    citation = make_citation(claim, reviewer)
    question = Question(claim=claim, asked_by=reviewer)
    signed = sign(verdict, second_reviewer)
    rows = [citation, question, signed]
    assert [is_withdrawn(row) for row in rows] == [False, False, False]

    citation.is_withdrawn = True
    question.state = Question.State.WITHDRAWN
    Withdrawal.objects.create(sign_off=signed, author=second_reviewer)

    signed = SignOff.objects.select_related("withdrawal").get(pk=signed.pk)
    assert [is_withdrawn(row) for row in (citation, question, signed)] == [True, True, True]
