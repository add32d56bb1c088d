import pytest

from articles.actions.claims import assign_claim
from articles.actions.sources import attach_source
from articles.actions.verdicts import record_verdict, reopen_claims, sign_off
from articles.models import Citation, Claim, Source, User
from articles.reads.claims import claim_card, settled_claims
from articles.refusals import NotAllowed, Refused
from tests.factories import make_claim

WORDS = ("the bridge cost 4.5 million euros", "The bridge opened in 2019", "It is safe")
REASON = "The ministry withdrew the letter."


@pytest.fixture
def source(article, editor, reviewer, second_reviewer, rating) -> Source:
    """A page cited by a signed-off claim, a ready one and one in progress."""
    for words, stance in zip(WORDS, ["supports", "refutes", "supports"], strict=True):
        claim = make_claim(article, editor, words)
        attach_source(
            claim, by=reviewer, url="https://www.example.com/", stance=Citation.Stance(stance)
        )
        claim.refresh_from_db()
        if words != WORDS[2]:
            record_verdict(
                claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
            )
    signed = Claim.objects.get(text=WORDS[0])
    verdict = signed.verdicts.get()
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=signed.version)
    return Source.objects.get()


def listed(source) -> dict[int, int]:
    claims = settled_claims(source, reader=User.objects.get(username="edith"))
    return {claim.pk: claim.version for claim in claims}


def states() -> dict[str, str]:
    return dict(Claim.objects.values_list("text", "state"))


def test_signed_off_and_ready_claims_are_reopened_and_keep_their_verdicts(source, editor):
    done = reopen_claims(source, by=editor, reason=REASON, expected_version=listed(source))

    assert set(states().values()) == {"in_progress"}
    assert len(done.claims) == 2
    signed = Claim.objects.get(text=WORDS[0])
    assert (signed.signed_off_by, signed.verdicts.count()) == (None, 1)


def test_the_reason_is_in_the_history_of_each_claim(source, editor):
    for claim in reopen_claims(
        source, by=editor, reason=REASON, expected_version=listed(source)
    ).claims:
        entries = claim_card(claim.pk, reader=editor).feed.entries
        assert (REASON, editor) in [(entry.why, entry.who) for entry in entries]


def test_a_claim_to_which_the_source_only_gives_context_stays(source, editor):
    Citation.objects.filter(claim__text=WORDS[0]).update(stance="context")

    reopen_claims(source, by=editor, reason=REASON, expected_version=listed(source))

    assert states()[WORDS[0]] == "signed_off"


def test_a_claim_changed_in_the_meantime_is_skipped_and_reported(source, editor, reviewer):
    expected_version = listed(source)
    changed = Claim.objects.get(text=WORDS[1])
    assign_claim(changed, by=editor, assignee=reviewer, expected_version=changed.version)

    done = reopen_claims(source, by=editor, reason=REASON, expected_version=expected_version)

    assert (done.skipped, len(done.claims)) == ([changed], 1)
    assert states()[WORDS[1]] == "ready"


def test_without_the_version_check_it_would_be_reopened(source, editor, reviewer, monkeypatch):
    expected_version = listed(source)
    changed = Claim.objects.get(text=WORDS[1])
    assign_claim(changed, by=editor, assignee=reviewer, expected_version=changed.version)
    move = Claim.move
    monkeypatch.setattr(
        Claim,
        "move",
        lambda self, to, *, expected_version, **more: move(
            self, to, expected_version=self.version, **more
        ),
    )

    done = reopen_claims(source, by=editor, reason=REASON, expected_version=expected_version)

    assert done.skipped == []


def test_a_claim_that_was_not_listed_is_not_touched(source, editor, article, reviewer):
    done = reopen_claims(
        source,
        by=editor,
        reason=REASON,
        expected_version=dict([next(iter(listed(source).items()))]),
    )

    assert len(done.claims) == 1
    assert sorted(states().values()) == ["in_progress", "in_progress", "ready"]


def test_a_claim_of_another_source_is_never_reopened(source, editor):
    claim = Claim.objects.get(text=WORDS[1])
    Citation.objects.filter(claim=claim).update(
        source=Source.objects.create(kind="upload", title="A letter", added_by=editor)
    )

    done = reopen_claims(
        source, by=editor, reason=REASON, expected_version={claim.pk: claim.version}
    )

    assert done.skipped == [claim]


def test_only_editors_reopen_and_only_for_a_reason(source, editor, reviewer):
    with pytest.raises(NotAllowed):
        reopen_claims(source, by=reviewer, reason=REASON, expected_version=listed(source))
    with pytest.raises(Refused, match="Enter a"):
        reopen_claims(source, by=editor, reason=" ", expected_version=listed(source))
    with pytest.raises(Refused, match="no claims to reopen"):
        reopen_claims(source, by=editor, reason=REASON, expected_version={})
