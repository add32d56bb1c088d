from typing import Any

import pytest
from django.db import IntegrityError

from articles.actions.sources import attach_upload, upload_instead
from articles.actions.verdicts import reconfirm_verdict, record_verdict
from articles.models import (
    Capture,
    Citation,
    Claim,
    Fingerprints,
    Mark,
    Verdict,
    VerdictReconfirmation,
)
from articles.reads.claims import claim_card
from articles.refusals import NotAllowed, Stale
from articles.rules.freshness import freshness_of
from tests.factories import make_article, make_claim

SAID = 'The minister said: "It is safe to drive on." The bridge cost 4.5 million euros.'


@pytest.fixture
def stale(editor, reviewer, rating) -> Verdict:
    """A verdict whose source has changed since."""
    claim = make_claim(make_article(editor, SAID), editor, "It is safe to drive on.")
    attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"It is safe to drive on, she said.",
        stance=Citation.Stance.SUPPORTS,
    )
    claim.refresh_from_db()
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="So it is.", expected_version=claim.version
    )
    changes(reviewer, b"It is unsafe to drive on, she said.")
    return Verdict.objects.select_related("claim__revision__article").get()


def changes(reviewer, data: bytes) -> None:
    source = Citation.objects.get().source
    upload_instead(source, by=reviewer, file_name="a.txt", data=data)


def confirm(verdict, by, **others: Any) -> VerdictReconfirmation:
    claim = Claim.objects.get(pk=verdict.claim_id)
    given: dict[str, Any] = {
        "expected_version": claim.version,
        "displayed_captures": Fingerprints.of(claim).digest,
    } | others
    return reconfirm_verdict(verdict, by=by, **given)


def marks(verdict) -> list[Mark]:
    return freshness_of([verdict.claim])[verdict.claim_id].marks


def test_a_reconfirmed_verdict_is_current_until_the_next_change(stale, second_reviewer):
    assert marks(stale) == [Mark.SOURCE_CHANGED]

    confirm(stale, second_reviewer, reason="A slip of theirs.")
    assert marks(stale) == []

    changes(second_reviewer, b"It is most unsafe to drive on, she said.")
    assert marks(stale) == [Mark.SOURCE_CHANGED]


def test_it_stores_author_reason_and_current_fingerprints(stale, second_reviewer):
    reconfirmation = confirm(stale, second_reviewer, reason="A slip of theirs.")

    newest = Capture.objects.first()
    assert newest
    assert reconfirmation.captures == {str(newest.source_id): newest.sha256}
    assert (reconfirmation.confirmed_by, reconfirmation.reason) == (
        second_reviewer,
        "A slip of theirs.",
    )


def test_the_state_of_the_claim_and_its_verdict_stay(stale, reviewer):
    confirm(stale, reviewer)

    claim = Claim.objects.get(pk=stale.claim_id)
    assert (claim.state, claim.verdicts.count()) == (Claim.State.READY, 1)


def test_the_history_shows_it(stale, reviewer):
    confirm(stale, reviewer, reason="Looked at both.")

    entries = claim_card(stale.claim_id, reader=reviewer).feed.entries
    assert ("Verdict reconfirmed", "Looked at both.") in [(each.what, each.why) for each in entries]


def test_only_reviewers_reconfirm(stale, editor):
    with pytest.raises(NotAllowed):
        confirm(stale, editor)


def test_a_claim_changed_in_the_meantime_is_not_reconfirmed(stale, reviewer):
    expected_version = Claim.objects.get(pk=stale.claim_id).version
    confirm(stale, reviewer)

    with pytest.raises(Stale):
        confirm(stale, reviewer, expected_version=expected_version)

    assert VerdictReconfirmation.objects.count() == 1


def test_without_the_version_check_both_would_count(stale, reviewer, monkeypatch):
    expected_version = Claim.objects.get(pk=stale.claim_id).version
    monkeypatch.setattr(Claim, "change", lambda claim, **_fields: claim)
    confirm(stale, reviewer, expected_version=expected_version)

    confirm(stale, reviewer, expected_version=expected_version)

    assert VerdictReconfirmation.objects.count() == 2


def test_a_capture_that_was_not_displayed_is_not_reconfirmed(stale, reviewer):
    shown = Fingerprints.of(stale.claim).digest
    changes(reviewer, b"Nobody drives here.")

    with pytest.raises(Stale, match="changed again"):
        confirm(stale, reviewer, displayed_captures=shown)

    assert marks(stale) == [Mark.SOURCE_CHANGED]


def test_a_former_verdict_is_not_reconfirmed(stale, reviewer, rating):
    claim = Claim.objects.select_related("revision__article").get(pk=stale.claim_id)
    record_verdict(
        claim,
        by=reviewer,
        rating=rating,
        explanation="On second thoughts.",
        expected_version=claim.version,
    )

    with pytest.raises(Stale, match="newer verdict"):
        confirm(stale, reviewer)


def test_the_database_itself_refuses_to_reconfirm_a_former_verdict(stale, reviewer, rating):
    claim = Claim.objects.select_related("revision__article").get(pk=stale.claim_id)
    record_verdict(
        claim,
        by=reviewer,
        rating=rating,
        explanation="On second thoughts.",
        expected_version=claim.version,
    )

    with pytest.raises(IntegrityError, match="only the newest verdict"):
        VerdictReconfirmation.objects.create(
            verdict=stale, confirmed_by=reviewer, claim_sha256="a" * 64
        )
