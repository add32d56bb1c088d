"""A corrected speaker has the sources of a claim compared again: "another speaker" comes or goes by itself."""

import pytest
from django.db import IntegrityError, transaction

from articles import rules, tasks
from articles.actions.articles import split_again
from articles.actions.captures import examine_source
from articles.actions.newsroom.undo import undo_action
from articles.actions.sources import attach_upload
from articles.actions.statements import (
    attribute_statement,
    confirm_attribution,
    correct_speaker,
    merge_names,
    remove_speaker,
    separate_names,
)
from articles.actions.verdicts import record_verdict
from articles.models import (
    Attribution,
    Citation,
    Claim,
    ClaimCarryOver,
    Drift,
    Finding,
    Job,
    Mark,
    Rule,
    Speaker,
    UndoEntry,
)
from articles.reads.articles import read_new_split
from articles.reads.claims import claim_card
from articles.rules.freshness import freshness_of
from tests.factories import make_article, make_claim, make_revision

BODY = "“The bridge is safe to drive on,” Goran Petric said on Monday. It rained all day."
PAGE = "<p>“The bridge is safe to drive on,” Goran Petric said on Monday. It rained.</p>"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def citation(editor, reviewer) -> Citation:
    claim = make_claim(make_article(editor, BODY), editor, "The bridge is safe to drive on")
    return attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="letter.html",
        data=PAGE.encode(),
        stance=Citation.Stance.SUPPORTS,
        locator="paragraph 1",
    )


def said() -> Attribution:
    rows = Attribution.objects.select_related("statement__revision__article")
    return rows.get(statement__revision__text=BODY)


def work() -> None:
    """Do what waits for a worker."""
    for job in Job.objects.filter(kind=Job.Kind.EXAMINE, state=Job.State.QUEUED):
        tasks.examine(job.pk)


def outcome(claim: Claim, reader) -> str:
    """What the card shows of the passage, after the workers have done their work."""
    work()
    (row,) = claim_card(claim.pk, reader=reader).citations
    (passage,) = row.findings.passages
    turned = passage.finding.turn if passage.finding.is_turned else ""
    return turned or passage.finding.outcome


def word(claim: Claim) -> Drift:
    return freshness_of([claim])[claim.pk].sources[0].status


def attribute(name: str, editor) -> None:
    row = said()
    attribute_statement(
        row.statement, by=editor, attribution=row, name=name, expected_version=row.version
    )


def rename(name: str, editor) -> None:
    speaker = Speaker.objects.get(attributions=said())
    correct_speaker(
        speaker, by=editor, expected_version=speaker.version, name=name, kind=Speaker.Kind.PERSON
    )


def undo_last(by) -> None:
    undo_action(UndoEntry.objects.filter(by=by, undone_at=None).latest("pk"), by=by)


@pytest.mark.parametrize("correct", [attribute, rename])
def test_another_speaker_comes_and_goes_with_corrections_and_their_undo(
    citation, editor, reviewer, rating, correct
):
    claim = citation.claim
    assert outcome(claim, reviewer) == "exact"
    claim.refresh_from_db()
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )

    correct("Jane Doe", editor)
    assert outcome(claim, reviewer) == "other speaker"
    assert len(rules.rule_violations(claim.revision, reader=editor)[Rule.OTHER_SENSE]) == 1
    assert (word(claim), freshness_of([claim])[claim.pk].marks) == (
        Drift.TURNED,
        [Mark.OTHER_SENSE],
    )

    undo_last(editor)
    assert outcome(claim, reviewer) == "exact"
    assert word(claim) == Drift.UNCHANGED
    assert not rules.rule_violations(claim.revision, reader=editor)[Rule.OTHER_SENSE]

    stored = Finding.objects.filter(sought="quotation").order_by("pk")
    assert [(each.search_round, each.speakers, each.outcome) for each in stored] == [
        (0, ["Goran Petric"], "exact"),
        (1, ["Jane Doe"], "other sense"),
        (2, ["Goran Petric"], "exact"),
    ]
    with pytest.raises(IntegrityError, match="compares_speakers"):
        Finding.objects.create(
            citation=citation,
            capture=stored[0].capture,
            sought="fact",
            start=0,
            end=3,
            words="The",
            outcome="not found",
            search_round=1,
        )


def test_a_verdict_that_knew_the_former_speaker_is_marked_by_the_next(
    citation, editor, reviewer, rating
):
    """A finding of another sense that no longer counted when the verdict was recorded was not known."""
    claim = citation.claim
    attribute("Jane Doe", editor)
    assert outcome(claim, reviewer) == "other speaker"
    attribute("Goran Petric", editor)
    assert outcome(claim, reviewer) == "exact"
    claim.refresh_from_db()
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )

    attribute("Jane Doe", editor)

    assert outcome(claim, reviewer) == "other speaker"
    assert word(claim) == Drift.TURNED


def test_names_of_one_speaker_in_the_register_are_one_speaker(citation, editor, reviewer):
    claim = citation.claim
    other = make_article(editor, title="Another", body="Goran Petric said that it rained.")
    attribute("Milan Horvat", editor)
    assert outcome(claim, reviewer) == "other speaker"

    merge_names(by=editor, name="Milan Horvat", into=other.speakers.get().name)
    assert outcome(claim, reviewer) == "exact"

    separate_names(by=editor, name="Milan Horvat")
    assert outcome(claim, reviewer) == "other speaker"


def test_nothing_is_searched_again_without_another_speaker(citation, editor, reviewer):
    work()
    before = Finding.objects.count()

    confirm_attribution(said(), by=editor, expected_version=1)
    assert not Job.objects.filter(kind=Job.Kind.EXAMINE, state=Job.State.QUEUED).exists()
    attribute("Goran Petric", editor)
    work()
    with transaction.atomic():
        examine_source(citation.source_id)

    assert Finding.objects.count() == before
    row = said()
    remove_speaker(row, by=editor, expected_version=row.version)
    work()
    assert Finding.objects.latest("pk").speakers == []


def test_a_new_version_with_another_speaker_has_sources_compared_again(citation, editor, reviewer):
    claim = citation.claim
    make_revision(claim.revision.article, editor, BODY.replace("Goran Petric", "Jane Doe"))

    assert outcome(claim, reviewer) == "other speaker"


def test_a_new_split_asks_about_a_speaker_that_changed(citation, editor, reviewer):
    """As a new version of the text does: the claim waits until an editor confirms it."""
    claim, article = citation.claim, citation.claim.revision.article
    wrong = Speaker.objects.create(article=article, name="Jane Doe")
    Attribution.objects.filter(pk=said().pk).update(speaker=wrong)  # as former rules read it

    saved = split_again(article, by=editor, expected_version=read_new_split(article).fingerprint)

    (carried,) = saved.carry_overs.all()
    assert (carried.doubt, carried.is_waiting) == (ClaimCarryOver.Doubt.SPEAKER, True)
    assert len(rules.rule_violations(saved, reader=editor)[Rule.TO_CONFIRM]) == 1
    assert outcome(claim, reviewer) == "exact"
    assert Finding.objects.latest("pk").speakers == ["Goran Petric"]
