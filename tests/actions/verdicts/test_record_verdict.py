from importlib import import_module
from threading import Barrier, Thread

import pytest
from django.db import connection

from articles.actions.claims import move_claim
from articles.actions.questions import ask_question, close_question
from articles.actions.sources import attach_upload
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import Citation, Claim, Fingerprints, Question, Rating, SignOff, User, Verdict
from articles.refusals import NotAllowed, Refused, Stale


def judge(claim, by, rating, explanation="Because.", expected_version=1):
    return record_verdict(
        claim, by=by, rating=rating, explanation=explanation, expected_version=expected_version
    )


def test_a_verdict_makes_the_claim_ready_for_review(claim, reviewer, rating):
    judge(claim, reviewer, rating)

    assert Claim.objects.get(pk=claim.pk).state == Claim.State.READY


def test_a_second_verdict_counts_and_the_first_stays(claim, reviewer, rating):
    first = judge(claim, reviewer, rating)
    second = judge(claim, reviewer, rating, "On second thoughts.", expected_version=2)

    assert list(claim.verdicts.all()) == [second, first]


def test_a_verdict_stores_the_fingerprints_of_its_text_and_captures(claim, reviewer, rating):
    citation = attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"A letter.",
        stance=Citation.Stance.CONTEXT,
    )
    claim.refresh_from_db()

    verdict = judge(claim, reviewer, rating, expected_version=claim.version)

    assert verdict.captures == {str(citation.source_id): citation.source.captures.get().sha256}


@pytest.mark.parametrize("explanation", ["", "  \n"])
def test_a_verdict_needs_an_explanation(claim, reviewer, rating, explanation):
    with pytest.raises(Refused, match="Enter a"):
        judge(claim, reviewer, rating, explanation)


def test_a_rating_of_another_scale_is_refused(claim, reviewer):
    other = Rating.objects.get(scale__key="pre-publication", label="Wrong")

    with pytest.raises(Refused, match="not on the article’s scale"):
        judge(claim, reviewer, other)


def test_an_editor_who_is_no_reviewer_does_not_judge(claim, editor, rating):
    with pytest.raises(NotAllowed):
        judge(claim, editor, rating)


def test_a_stale_write_is_refused_and_shows_the_current_verdict(
    claim, reviewer, second_reviewer, rating
):
    judge(Claim.objects.get(pk=claim.pk), reviewer, rating, "Theirs.")

    with pytest.raises(Stale) as stale:
        judge(claim, second_reviewer, rating, "Mine.")

    assert stale.value.theirs == "Misleading: Theirs."


def at_once(*acts):
    """Run the functions at the same moment, each in its thread. Returns what they raised."""
    barrier, raised = Barrier(len(acts)), []

    def run(act):
        barrier.wait()
        try:
            act()
        except (Stale, NotAllowed) as refusal:
            raised.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.django_db(transaction=True)
def test_of_two_verdicts_at_once_exactly_one_counts(claim, reviewer, second_reviewer, rating):
    expected_version = [
        Claim.objects.select_related("revision__article").get(pk=claim.pk) for _ in range(2)
    ]

    refused = at_once(
        lambda: judge(expected_version[0], reviewer, rating),
        lambda: judge(expected_version[1], second_reviewer, rating),
    )

    assert (Verdict.objects.count(), len(refused)) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_without_the_version_check_both_would_count(
    claim, reviewer, second_reviewer, rating, monkeypatch
):
    def unchecked(self, to, *, expected_version, **fields):
        Claim.objects.filter(pk=self.pk).update(state=to, **fields)

    monkeypatch.setattr(Claim, "move", unchecked)
    first, second = (
        Claim.objects.select_related("revision__article").get(pk=claim.pk) for _ in range(2)
    )

    judge(first, reviewer, rating)
    judge(second, second_reviewer, rating)

    assert Verdict.objects.count() == 2


def test_a_second_person_signs_off(verdict, second_reviewer):
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)

    claim = Claim.objects.get(pk=verdict.claim_id)
    assert (claim.state, claim.signed_off_by) == (Claim.State.SIGNED_OFF, second_reviewer)


def test_nobody_signs_off_their_own_verdict(verdict, reviewer):
    with pytest.raises(NotAllowed, match="did not record the verdict"):
        sign_off(verdict, by=reviewer, agrees=True, expected_version=2)

    assert not SignOff.objects.exists()


def test_a_dissent_needs_a_reason_and_sends_the_claim_back(verdict, second_reviewer):
    with pytest.raises(Refused, match="what you disagree with"):
        sign_off(verdict, by=second_reviewer, agrees=False, expected_version=2)

    sign_off(verdict, by=second_reviewer, agrees=False, reason="Too harsh.", expected_version=2)

    assert Claim.objects.get(pk=verdict.claim_id).state == Claim.State.IN_PROGRESS


def test_an_open_question_blocks_the_sign_off(verdict, reviewer, second_reviewer):
    question = ask_question(
        verdict.claim,
        by=reviewer,
        addressee="The ministry",
        channel=Question.Channel.EMAIL,
        text="How much?",
    )
    with pytest.raises(Refused, match="still open"):
        sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)

    close_question(question, by=reviewer, answer="", expected_version=1)
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)

    assert Question.objects.get().state == Question.State.NO_REPLY


def test_a_signed_off_claim_is_reopened_only_with_a_reason(verdict, second_reviewer, reviewer):
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=2)
    claim = Claim.objects.get(pk=verdict.claim_id)

    with pytest.raises(Refused, match="Enter a"):
        move_claim(claim, by=reviewer, to=Claim.State.IN_PROGRESS, expected_version=claim.version)
    move_claim(
        claim,
        by=reviewer,
        to=Claim.State.IN_PROGRESS,
        why="New data.",
        expected_version=claim.version,
    )

    claim.refresh_from_db()
    assert (claim.state, claim.signed_off_by) == (Claim.State.IN_PROGRESS, None)


def test_a_capture_that_arrives_while_judging_must_be_read_first(claim, reviewer, rating):
    source = str(cite_upload(claim, reviewer).source_id)
    today = Fingerprints.of(claim).captures
    claim.refresh_from_db()
    judging = {
        "by": reviewer,
        "rating": rating,
        "explanation": "So.",
        "expected_version": claim.version,
    }

    for shown in ({source: ""}, {source: "0" * 64}):
        with pytest.raises(Stale, match="captured again while you were reading"):
            record_verdict(claim, **judging, displayed_captures=shown)
    assert not claim.verdicts.exists()

    claim.refresh_from_db()
    verdict = record_verdict(claim, **judging, displayed_captures=today)
    assert verdict.captures == today


def test_without_that_check_a_verdict_would_include_an_unread_capture(
    claim, reviewer, rating, monkeypatch
):
    """The same without the check."""
    action = import_module("articles.actions.verdicts.record_verdict")
    monkeypatch.setattr(action, "_require_displayed", lambda _fingerprints, _displayed: None)
    source = str(cite_upload(claim, reviewer).source_id)
    claim.refresh_from_db()

    verdict = record_verdict(
        claim,
        by=reviewer,
        rating=rating,
        explanation="So.",
        expected_version=claim.version,
        displayed_captures={source: ""},
    )

    assert source in verdict.captures


def cite_upload(claim: Claim, reviewer: User) -> Citation:
    return attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="letter.txt",
        data=b"The bridge cost five million euros.",
        stance=Citation.Stance.REFUTES,
    )
