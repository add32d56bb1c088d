"""A verdict is outdated when the text of the claim or a relevant passage of a source changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.sources import attach_upload, upload_instead
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import Capture, Citation, Claim, Drift, Freshness, Mark, Verdict
from articles.reads.claims import claims_to_check
from articles.reads.sources import passage_changes
from articles.rules.freshness import freshness_of
from tests.factories import make_article, make_claim, make_revision

SAID = 'The minister said: "It is safe to drive on." The bridge cost 4.5 million euros in 2019.'
PASSAGE = "She stood by it. “It is safe to drive on,” said the minister on Monday."
PAGE = f"<p>News of the day. {PASSAGE} It rained.</p>"


@pytest.fixture
def article(editor):
    return make_article(editor, SAID)


@pytest.fixture
def claim(article, editor):
    return make_claim(article, editor, "It is safe to drive on.")


def cite(claim, reviewer, page: str = PAGE, excerpt: str = "") -> Citation:
    return attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="letter.html",
        data=page.encode(),
        stance=Citation.Stance.SUPPORTS,
        excerpt=excerpt,
    )


def judge(claim, reviewer, rating) -> Verdict:
    claim.refresh_from_db()
    return record_verdict(
        claim, by=reviewer, rating=rating, explanation="So it is.", expected_version=claim.version
    )


def now_says(citation, reviewer, page: str) -> None:
    """Capture the source again with this text."""
    upload_instead(citation.source, by=reviewer, file_name="letter.html", data=page.encode())


def fresh(claim) -> Freshness:
    return freshness_of([claim])[claim.pk]


def word(claim) -> Drift:
    (source,) = fresh(claim).sources
    return source.status


def test_a_verdict_is_current_when_it_is_recorded(claim, reviewer, rating):
    cite(claim, reviewer)
    judge(claim, reviewer, rating)

    assert fresh(claim).marks == []
    assert word(claim) == Drift.UNCHANGED


def test_without_a_verdict_nothing_is_outdated(claim, reviewer):
    now_says(cite(claim, reviewer), reviewer, "<p>All is different.</p>")

    assert fresh(claim).marks == []
    assert word(claim) == Drift.VANISHED


CHANGES = {
    "the same text in other bytes": (PAGE + "<!-- 9:31 -->", "unchanged", False),
    "other words elsewhere": (PAGE.replace("It rained", "It snowed"), "passage_unchanged", False),
    "marks only": (PAGE.replace("“", '"').replace("”", '"'), "passage_unchanged", False),
    "the passage has another word": (PAGE.replace("safe", "unsafe"), "changed", True),
    "a not in the passage": (PAGE.replace("is safe", "is not safe"), "changed", True),
    "said otherwise around it, in its sentence": (
        PAGE.replace("said the minister", "nobody said"),
        "changed",
        True,
    ),
    "another day in its sentence": (PAGE.replace("Monday", "Tuesday"), "changed", True),
    "the passage is no longer there": ("<p>News of the day. It rained.</p>", "vanished", True),
    "nothing is left": ("<p></p>", "vanished", True),
}


@pytest.mark.parametrize(("page", "drift", "rings"), CHANGES.values(), ids=CHANGES)
def test_a_source_has_changed_if_the_sentence_of_the_passage_changed(
    claim, reviewer, rating, page, drift, rings
):
    citation = cite(claim, reviewer)
    judge(claim, reviewer, rating)

    now_says(citation, reviewer, page)

    assert word(claim) == drift
    assert fresh(claim).marks == ([Mark.SOURCE_CHANGED] if rings else [])


def test_without_a_passage_any_other_text_is_a_change(claim, reviewer, rating):
    citation = cite(claim, reviewer, "<p>The ministry keeps silent.</p>")
    judge(claim, reviewer, rating)

    now_says(citation, reviewer, "<p>The ministry kept silent.</p>")

    assert (word(claim), fresh(claim).marks) == (Drift.CHANGED, [Mark.SOURCE_CHANGED])


def test_a_change_that_was_reverted_is_current_again(claim, reviewer, rating):
    citation = cite(claim, reviewer)
    judge(claim, reviewer, rating)
    now_says(citation, reviewer, PAGE.replace("safe", "unsafe"))

    now_says(citation, reviewer, PAGE)

    assert fresh(claim).marks == []


def test_the_excerpt_counts_like_a_quotation(claim, reviewer, rating):
    page = PAGE.replace("It rained", "It rained on the bridge all afternoon")
    citation = cite(claim, reviewer, page, excerpt="It rained on the bridge all afternoon.")
    judge(claim, reviewer, rating)

    now_says(citation, reviewer, page.replace("all afternoon", "all morning"))

    assert fresh(claim).marks == [Mark.SOURCE_CHANGED]


def test_a_source_added_after_the_verdict_is_new_and_marks_nothing(claim, reviewer, rating):
    judge(claim, reviewer, rating)

    cite(claim, reviewer)

    assert (word(claim), fresh(claim).marks) == (Drift.ADDED, [])
    assert fresh(claim).has_news


def test_a_changed_text_of_the_claim_marks_it(article, claim, editor, reviewer, rating):
    judge(claim, reviewer, rating)
    text = article.revisions.get().text

    make_revision(article, editor, text.replace("to drive on", "to walk on"))

    assert fresh(claim).marks == [Mark.TEXT_CHANGED]


def test_a_new_verdict_is_current(claim, reviewer, rating):
    citation = cite(claim, reviewer)
    judge(claim, reviewer, rating)
    now_says(citation, reviewer, PAGE.replace("safe", "unsafe"))

    judge(claim, reviewer, rating)

    assert fresh(claim).marks == []


def test_a_signed_off_claim_stays_signed_off_and_shows_the_mark(
    claim, reviewer, second_reviewer, rating
):
    citation = cite(claim, reviewer)
    verdict = judge(claim, reviewer, rating)
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=verdict.claim.version)

    now_says(citation, reviewer, PAGE.replace("safe", "unsafe"))

    claim.refresh_from_db()
    assert claim.state == Claim.State.SIGNED_OFF
    assert fresh(claim).marks == [Mark.SOURCE_CHANGED]


def test_the_changed_words_of_the_passage_are_shown(claim, reviewer, rating):
    citation = cite(claim, reviewer)
    judge(claim, reviewer, rating)
    now_says(citation, reviewer, PAGE.replace("is safe", "is not safe"))

    (change,) = passage_changes(fresh(claim).sources)[citation.pk]

    assert [(p.kind, p.text.strip()) for p in change.pieces if p.kind != "same"] == [("ins", "not")]


def test_the_claims_to_check_can_be_filtered_by_outdated_verdict(
    article, claim, editor, reviewer, second_reviewer, rating
):
    other = make_claim(article, editor, "The bridge cost 4.5 million euros")
    citation = cite(claim, reviewer)
    verdict = judge(claim, reviewer, rating)
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=verdict.claim.version)
    judge(other, reviewer, rating)
    now_says(citation, reviewer, PAGE.replace("safe", "unsafe"))

    assert list(claims_to_check(reader=editor, marks=["source_changed"])) == [claim]
    assert list(claims_to_check(reader=editor, marks=["text_changed"])) == []
    assert list(claims_to_check(reader=editor, marks=["nonsense"])) == [other]


def test_many_claims_cost_one_query(article, editor, reviewer):
    claims = [
        make_claim(article, editor, words)
        for words in ("It is safe to drive on.", "The bridge cost 4.5 million euros", "in 2019")
    ]
    for claim in claims:
        cite(claim, reviewer)
    assert Capture.objects.count() == 3

    with CaptureQueriesContext(connection) as questions:
        freshness_of(claims)

    assert len(questions) == 1
