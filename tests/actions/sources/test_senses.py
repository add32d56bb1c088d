"""A source may have the words of a claim in another sense: what that marks, and what people judge of it."""

import sys
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from articles import jobs, rules, tasks
from articles.actions.newsroom.undo import undo_action
from articles.actions.sources import attach_upload, judge_sense, upload_instead
from articles.actions.verdicts import reconfirm_verdict, record_verdict
from articles.models import (
    Citation,
    Claim,
    Drift,
    Finding,
    Fingerprints,
    Job,
    Mark,
    Rule,
    SenseJudgement,
    UndoEntry,
    Verdict,
)
from articles.reads.claims import claim_card
from articles.reads.publishing import visible_report
from articles.refusals import NotAllowed, Refused, Stale
from articles.rules.freshness import freshness_of
from articles.text.evidence import EXAMINER_VERSION
from tests.factories import make_article, make_claim

SAID = '"The bridge is safe to drive on," the minister said on Monday. The work is done.'
TURNED = "<p>The minister said it was not true that the bridge is safe to drive on. It rained.</p>"
HONEST = "<p>“The bridge is safe to drive on,” the minister said. It rained all day.</p>"


@pytest.fixture
def claim(editor) -> Claim:
    return make_claim(make_article(editor, SAID), editor, "The bridge is safe to drive on")


def cite(claim: Claim, reviewer, page: str, stance=Citation.Stance.SUPPORTS) -> Citation:
    return attach_upload(
        claim,
        by=reviewer,
        title=f"Letter {claim.citations.count() + 1}",
        file_name="letter.html",
        data=page.encode(),
        stance=stance,
        locator="paragraph 1",
    )


def judge(claim: Claim, reviewer, rating) -> Verdict:
    claim.refresh_from_db()
    version = claim.version
    return record_verdict(
        claim, by=reviewer, rating=rating, explanation="So it is.", expected_version=version
    )


def turned_finding() -> Finding:
    return Finding.objects.get(outcome="other sense", examiner=EXAMINER_VERSION)


def not_turned(reviewer, **values: Any) -> SenseJudgement:
    asked: dict[str, Any] = {
        "expected_version": 0,
        "is_turned": False,
        "reason": "He quotes himself.",
    } | values
    return judge_sense(turned_finding(), by=reviewer, **asked)


def hits(claim: Claim, reader) -> int:
    return len(rules.rule_violations(claim.revision, reader=reader)[Rule.OTHER_SENSE])


def word(claim: Claim) -> Drift:
    (source,) = freshness_of([claim])[claim.pk].sources
    return source.status


def undo_last(by) -> None:
    undo_action(UndoEntry.objects.filter(by=by, undone_at=None).latest("pk"), by=by)


@pytest.fixture
def former_rules(monkeypatch):
    """The rules of before, which did not read the sense of a passage."""
    with monkeypatch.context() as patch:
        patch.setattr("articles.models.sources.finding.EXAMINER_VERSION", 1)
        patch.setattr("articles.actions.captures.searched.EXAMINER_VERSION", 1)
        module = sys.modules["articles.text.evidence.examine"]
        patch.setattr(module, "with_frame", lambda match, *_frames: match)
        yield patch


def test_the_search_says_what_turns_the_words(claim, reviewer):
    cite(claim, reviewer, TURNED)

    finding = turned_finding()
    frame = finding.detail["frame"]
    assert finding.capture.text[frame["start"] : frame["end"]] == frame["words"]
    assert "not" in frame["words"]
    (row,) = claim_card(claim.pk, reader=reviewer).citations
    assert row.is_turned
    pieces = [piece for part in row.findings.passages[0].parts for piece in part]
    assert [piece.text for piece in pieces if piece.kind == "turning"] == [frame["words"]]


def test_the_article_may_frame_the_words_as_the_source_does(editor, reviewer):
    body = 'The minister said it was not true that "the bridge is safe to drive on", he added.'
    claim = make_claim(make_article(editor, body), editor, "the bridge is safe to drive on")

    cite(claim, reviewer, TURNED)

    assert not Finding.objects.filter(outcome="other sense").exists()


def test_a_verdict_that_rests_only_on_another_sense_breaks_a_rule(claim, editor, reviewer, rating):
    cite(claim, reviewer, TURNED)
    assert hits(claim, editor) == 0  # nothing is judged yet
    judge(claim, reviewer, rating)
    assert hits(claim, editor) == 1

    honest = cite(claim, reviewer, HONEST)
    assert hits(claim, editor) == 0

    Citation.objects.filter(pk=honest.pk).update(stance=Citation.Stance.CONTEXT)
    assert hits(claim, editor) == 1
    Citation.objects.exclude(pk=honest.pk).update(stance=Citation.Stance.REFUTES)
    assert hits(claim, editor) == 0  # a source that turns the words is cited against them


def test_a_person_judges_with_a_reason_that_it_is_not_turned(claim, editor, reviewer, rating):
    cite(claim, reviewer, TURNED)
    judge(claim, reviewer, rating)
    with pytest.raises(Refused, match="reason"):
        not_turned(reviewer, reason=" ")
    with pytest.raises(NotAllowed):
        not_turned(editor)

    judgement = not_turned(reviewer)

    assert hits(claim, editor) == 0
    (row,) = claim_card(claim.pk, reader=reviewer).citations
    assert not row.is_turned
    with pytest.raises(Stale) as stale:
        not_turned(reviewer)
    assert "He quotes himself." in stale.value.theirs
    not_turned(reviewer, expected_version=judgement.version, is_turned=True, reason="He jokes.")
    assert hits(claim, editor) == 1

    undo_last(reviewer)
    assert hits(claim, editor) == 0
    undo_last(reviewer)
    assert (hits(claim, editor), SenseJudgement.objects.count()) == (1, 0)


def test_a_judgement_holds_for_a_later_capture_with_the_same_passage(
    claim, editor, reviewer, rating
):
    citation = cite(claim, reviewer, TURNED)
    judge(claim, reviewer, rating)
    not_turned(reviewer)

    later = TURNED.replace("It rained", "It snowed")
    upload_instead(citation.source, by=reviewer, file_name="b.html", data=later.encode())
    assert hits(claim, editor) == 0

    other = TURNED.replace("The minister said", "On Friday the minister said")
    upload_instead(citation.source, by=reviewer, file_name="c.html", data=other.encode())
    assert hits(claim, editor) == 1


def test_a_judgement_is_of_its_citation(claim, reviewer):
    cite(claim, reviewer, TURNED)
    judgement = not_turned(reviewer)
    other = cite(claim, reviewer, HONEST)

    with pytest.raises(IntegrityError, match="claim and source of its citation"):
        SenseJudgement.objects.create(
            citation=other,
            claim=claim,
            source=judgement.source,
            words="a",
            passage_sha256=judgement.passage_sha256,
            turn="negated",
            is_turned=True,
            reason="b",
            judged_by=reviewer,
        )


@pytest.mark.django_db(transaction=True)
def test_what_was_exact_is_searched_again_and_its_verdict_asks_to_be_confirmed(
    claim, editor, reviewer, rating, former_rules
):
    citation = cite(claim, reviewer, TURNED)
    former_rules.undo()
    verdict = judge(claim, reviewer, rating)
    assert (word(claim), hits(claim, editor)) == (Drift.UNCHANGED, 0)

    job = jobs.ask(Job.Kind.EXAMINE, citation.source_id)
    tasks.examine(job.pk)

    assert Finding.objects.filter(sought="quotation").count() == 2  # what was stored stays
    (row,) = claim_card(claim.pk, reader=reviewer).citations
    assert [each.finding.outcome for each in row.findings.passages] == ["other sense"]
    assert (word(claim), hits(claim, editor)) == (Drift.TURNED, 1)
    assert freshness_of([claim])[claim.pk].marks == [Mark.OTHER_SENSE]
    claim.refresh_from_db()
    displayed = Fingerprints.of(claim).digest
    reconfirm_verdict(
        verdict, by=reviewer, expected_version=claim.version, displayed_captures=displayed
    )
    assert (word(claim), hits(claim, editor)) == (Drift.UNCHANGED, 1)


def test_the_report_prints_the_words_that_turn_and_the_judgement(claim, reviewer):
    cite(claim, reviewer, TURNED)
    not_turned(reviewer)

    report = visible_report(claim.revision.article, at=timezone.now())

    (finding,) = [each for each in report.claims[0].citations[0].findings if each.turn]
    assert finding.turn
    assert finding.judged
    assert (finding.outcome.key, finding.turn.key) == ("other sense", "negated")
    assert "not" in finding.turning_words
    assert (finding.judged.is_turned, finding.judged.reason) == (False, "He quotes himself.")
