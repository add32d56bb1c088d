"""Undo of a decision: the row stays and no longer counts."""

import pytest
from django.db import IntegrityError, transaction

from articles import rules
from articles.actions.claims import assign_claim
from articles.actions.publishing import approve_article, override_rule
from articles.actions.sources import upload_instead
from articles.actions.statements import confirm_attribution, correct_speaker
from articles.actions.verdicts import break_tie, reconfirm_verdict, sign_off
from articles.models import (
    Attribution,
    Claim,
    Event,
    Fingerprints,
    Mark,
    NewsroomSettings,
    Override,
    PublicationApproval,
    Rule,
    SignOff,
    Speaker,
    TieBreak,
    UndoEntry,
    User,
    Verdict,
    VerdictReconfirmation,
    Withdrawal,
)
from articles.reads.claims import claim_card
from articles.reads.newsroom import newest_change_since
from articles.reads.publishing import is_approved, read_gate, snapshot_report
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import Rendering, in_rendering
from articles.rules.freshness import freshness_of
from tests.factories import SHORT, make_approval, make_edition, make_revision
from tests.undoing import cite_letter, fresh, judge, undo


def test_a_verdict_reconfirmed_by_mistake_is_stale_again(claim, reviewer, rating):
    source = cite_letter(claim, reviewer).source
    verdict = judge(claim, reviewer, rating)
    upload_instead(source, by=reviewer, file_name="a.txt", data=b"It cost nine.")
    before = freshness_of([claim])[claim.pk].marks
    shown = Fingerprints.of(claim).digest
    reconfirm_verdict(
        verdict, by=reviewer, expected_version=fresh(claim).version, displayed_captures=shown
    )
    assert freshness_of([claim])[claim.pk].marks == []

    undo(reviewer)

    assert freshness_of([claim])[claim.pk].marks == before == [Mark.SOURCE_CHANGED]
    assert VerdictReconfirmation.objects.count() == 1
    assert not VerdictReconfirmation.objects.standing().exists()


@pytest.fixture
def dissent(verdict, second_reviewer, rating) -> SignOff:
    other = rating.scale.ratings.exclude(pk=rating.pk)[0]
    sign_off(
        verdict,
        by=second_reviewer,
        agrees=False,
        reason="Too kind.",
        rating=other,
        expected_version=2,
    )
    return SignOff.objects.select_related("verdict__claim__revision__article").get()


def decide(dissent, by, outcome, **about) -> TieBreak:
    dissent = SignOff.objects.select_related("verdict__claim__revision__article").get(pk=dissent.pk)
    expected_version = dissent.verdict.claim.version
    return break_tie(
        dissent, by=by, outcome=outcome, reason="So.", expected_version=expected_version, **about
    )


@pytest.mark.parametrize("outcome", TieBreak.Outcome)
def test_two_people_disagree_again_when_the_decision_is_withdrawn(dissent, editor, rating, outcome):
    claim, first = dissent.verdict.claim, dissent.verdict
    was = fresh(claim).state
    new = {"rating": rating, "explanation": "Neither."} if outcome == "new" else {}
    decide(dissent, editor, outcome, **new)

    undo(editor)

    now = fresh(claim)
    assert (now.state, now.signed_off_by) == (was, None)
    assert now.verdicts.standing().first() == first
    assert SignOff.objects.disagreeing().get() == dissent
    card = claim_card(claim.pk, reader=editor)
    assert (card.verdict, card.dissent) == (first, dissent)
    decided = decide(dissent, editor, TieBreak.Outcome.FIRST)
    assert decided.number == 2
    assert fresh(claim).state == Claim.State.SIGNED_OFF


def test_a_decision_with_a_signed_verdict_stays(dissent, editor, reviewer, second_reviewer, rating):
    decided = decide(dissent, editor, "new", rating=rating, explanation="Neither.")
    claim = fresh(dissent.verdict.claim)
    verdict = Verdict.objects.select_related("claim").get(pk=decided.verdict_id)
    sign_off(verdict, by=reviewer, agrees=True, expected_version=claim.version)

    with pytest.raises((Stale, NotAllowed)):
        undo(editor)

    assert not Withdrawal.objects.exists()


def test_the_database_allows_one_decision_for_a_disagreement(dissent, editor):
    decide(dissent, editor, TieBreak.Outcome.FIRST)

    with pytest.raises(IntegrityError, match="decided once"), transaction.atomic():
        TieBreak.objects.create(
            sign_off=dissent,
            number=2,
            verdict=dissent.verdict,
            outcome="first",
            reason="Again.",
            decided_by=editor,
        )


def override(article, by, rule) -> Override:
    revision = article.revisions.latest("number")
    check = next(each for each in rules.checks_of(revision, reader=by) if each.rule == rule)
    return override_rule(
        article, by=by, rule=rule, reason="Press.", displayed_violations=check.digest
    )


def clear(article, by) -> PublicationApproval:
    for rule in (Rule.UNJUDGED, Rule.UNSIGNED):
        override(article, by, rule)
    return approve_article(article, by=by, displayed_state=rules.state_of(article))


def test_an_approval_and_its_overrides_are_undone_step_by_step(article, claim, editor):
    clear(article, editor)
    assert is_approved(article)

    undo(editor)
    gate = read_gate(article, reader=editor)
    assert (gate.is_approved, gate.approval, is_approved(article)) == (False, None, False)
    assert not gate.blocking
    assert [each.is_withdrawn for each in gate.decisions] == [True, False, False]
    undo(editor)
    undo(editor)
    assert {each.rule for each in read_gate(article, reader=editor).blocking} == {
        Rule.UNJUDGED,
        Rule.UNSIGNED,
    }
    assert (PublicationApproval.objects.count(), Override.objects.count()) == (1, 2)
    assert Event.objects.filter(pgh_model="articles.WithdrawalEvent").count() == 3


def test_an_approval_of_a_published_article_stays(article, claim, editor):
    clear(article, editor)
    make_edition(article, editor)

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(editor)

    assert PublicationApproval.objects.standing().exists()


def test_an_override_that_another_editor_approved_with_stays(
    article, claim, editor, second_reviewer
):
    for rule in (Rule.UNJUDGED, Rule.UNSIGNED):
        override(article, editor, rule)
    second_reviewer.is_editor = True
    second_reviewer.save()
    approve_article(article, by=second_reviewer, displayed_state=rules.state_of(article))

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(editor)
    with (
        pytest.raises(IntegrityError, match="while an approval depends on it"),
        transaction.atomic(),
    ):
        Withdrawal.objects.create(override=Override.objects.latest("pk"), author=editor)


@pytest.mark.parametrize("what", ["reconfirmation", "tie_break", "override", "approval"])
def test_the_database_lets_nobody_withdraw_the_decision_of_another(
    article, dissent, editor, reviewer, what
):
    made = {
        "reconfirmation": lambda: VerdictReconfirmation.objects.create(
            verdict=dissent.verdict, confirmed_by=editor, claim_sha256="a" * 64
        ),
        "tie_break": lambda: decide(dissent, editor, TieBreak.Outcome.FIRST),
        "override": lambda: override(article, editor, Rule.UNSIGNED),
        "approval": lambda: approved(article, editor),
    }[what]()

    with pytest.raises(IntegrityError, match="only the author can withdraw"), transaction.atomic():
        Withdrawal.objects.create(**{what: made}, author=reviewer)


def approved(article, editor) -> PublicationApproval:
    make_approval(article, editor)
    return PublicationApproval.objects.get()


def speaker_names(article) -> list[tuple[int, str]]:
    said = Attribution.objects.filter(statement__revision__article=article)
    return sorted(said.values_list("statement_id", "speaker__name"))


def merge(article, editor) -> tuple[Speaker, Speaker]:
    first = Speaker.objects.get(article=article, name="Jane Doe")
    other = article.speakers.create(name="Joan Doe", kind=first.kind, aliases=["J. D."])
    correct_speaker(
        first, by=editor, expected_version=first.version, name=other.name, kind=Speaker.Kind.PERSON
    )
    return first, other


def test_merged_speakers_are_two_again(article, editor):
    before = speaker_names(article)
    was = article.speakers.get(name="Jane Doe")
    _first, other = merge(article, editor)
    assert speaker_names(article) != before

    undo(editor)

    assert speaker_names(article) == before
    again = article.speakers.get(name="Jane Doe")
    assert (again.pk, again.role, again.aliases) == (was.pk, was.role, was.aliases)
    assert fresh(other).aliases == ["J. D."]


def test_a_correction_before_a_merge_is_undone_after_the_merge(article, editor):
    speaker = article.speakers.get(name="Jane Doe")
    was = speaker.role
    correct_speaker(
        speaker,
        by=editor,
        expected_version=speaker.version,
        name="Jane Doe",
        kind=speaker.kind,
        role="Queen",
    )
    merge(article, editor)

    undo(editor)
    undo(editor)

    assert article.speakers.get(name="Jane Doe").role == was


def test_merged_speakers_on_which_another_person_built_stay_merged(
    article, editor, second_reviewer: User
):
    second_reviewer.is_editor = True
    second_reviewer.save()
    _first, other = merge(article, editor)
    said = Attribution.objects.filter(speaker=other)[0]
    confirm_attribution(said, by=second_reviewer, expected_version=said.version)

    with pytest.raises((Stale, Refused)):
        undo(editor)

    assert not article.speakers.filter(name="Jane Doe").exists()


def test_merged_speakers_stay_merged_in_a_new_text(article, editor):
    merge(article, editor)
    make_revision(article, editor, f"{SHORT} It rains.")

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(editor)


def test_withdrawals_are_listed_on_the_card_and_in_the_report(article, dissent, editor):
    claim = dissent.verdict.claim
    decide(dissent, editor, TieBreak.Outcome.FIRST)
    undo(editor)
    make_approval(article, editor)
    undo(editor)
    undo(editor)

    card = claim_card(claim.pk, reader=editor)
    assert any("Decision on the disagreement withdrawn" in e.what for e in card.feed.entries)
    report = snapshot_report(article, reader=editor)
    withdrawals = {
        event.what: event.claim for event in report.events if event.subject == "withdrawal"
    }
    assert withdrawals == {
        "Decision on the disagreement withdrawn": 1,
        "Approval withdrawn": None,
        "Override of a house rule withdrawn": None,
    }
    public = in_rendering(report, Rendering.PUBLIC)
    assert "Override of a house rule withdrawn" not in {event.what for event in public.events}


def test_a_blind_reviewer_sees_nothing_of_a_withdrawn_reconfirmation(
    claim, reviewer, second_reviewer, rating
):
    source = cite_letter(claim, reviewer).source
    verdict = judge(claim, reviewer, rating)
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": True})
    upload_instead(source, by=reviewer, file_name="a.txt", data=b"It cost nine.")
    shown = Fingerprints.of(claim).digest
    reconfirm_verdict(
        verdict,
        by=reviewer,
        expected_version=fresh(claim).version,
        displayed_captures=shown,
        reason="Rosa says so.",
    )
    undo(reviewer)
    assign_claim(
        fresh(claim),
        by=second_reviewer,
        assignee=second_reviewer,
        expected_version=fresh(claim).version,
    )
    mine = UndoEntry.objects.filter(by=second_reviewer)[0]

    card = claim_card(claim.pk, reader=second_reviewer)
    judged = [
        entry for entry in card.feed.entries if "erdict" in entry.what or "onfirm" in entry.why
    ]
    assert all(entry.is_anonymous for entry in judged)
    assert "Rosa says so." not in str(card.feed.entries)
    report = snapshot_report(claim.revision.article, reader=second_reviewer)
    assert "Rosa says so." not in str(report.events)
    assert "confirmed" not in str(report.events)
    assert newest_change_since(mine) == ""
