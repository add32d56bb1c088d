"""The report says what the database holds, in a constant number of queries."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.claims import move_claim
from articles.actions.questions import ask_question, close_question
from articles.actions.sources import attach_upload
from articles.actions.verdicts import record_verdict, sign_off
from articles.models import Citation, Claim, Question, Rating, Speaker
from articles.reads.articles.newest_revision import MOST_SPEAKERS
from articles.reads.publishing import visible_report
from tests.factories import make_citation, make_claim

AT = datetime(2025, 2, 25, 9, 14, tzinfo=UTC)


@pytest.fixture
def signed(verdict, second_reviewer):
    claim = verdict.claim
    claim.refresh_from_db()
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=claim.version)
    return claim


def test_the_text_and_its_fingerprint_are_those_of_the_newest_revision(article):
    report = visible_report(article, at=AT)

    newest = article.revisions.latest("number")
    assert (report.revision.text, report.revision.sha256) == (newest.text, newest.sha256)


def test_each_statement_says_who_said_what(article):
    report = visible_report(article, at=AT)

    speakers = {a.speaker for statement in report.statements for a in statement.attributions}
    assert "Jane Doe" in speakers


def test_every_speaker_is_in_the_report_however_many_there_are(article):
    named = Speaker.Kind.PERSON
    Speaker.objects.bulk_create(
        Speaker(article=article, name=f"Person {number}", kind=named)
        for number in range(MOST_SPEAKERS + 1)
    )

    report = visible_report(article, at=AT)

    assert len(report.speakers) == Speaker.objects.filter(article=article).count()


def test_a_claim_names_who_said_it(article, claim):
    report = visible_report(article, at=AT)

    assert report.claims[0].speakers == ("Jane Doe",)


def test_the_verdict_comes_with_its_judge_and_its_signer(article, signed):
    (claim,) = visible_report(article, at=AT).claims

    assert claim.verdict
    assert (claim.verdict.rating.label, claim.verdict.author) == ("Misleading", "rosa")
    assert [(s.signer, s.agrees) for s in claim.verdict.sign_offs] == [("ravi", True)]
    assert claim.signed_off_by == "ravi"


def test_the_newest_verdict_counts_and_the_former_stay(article, verdict, reviewer):
    claim = Claim.objects.select_related("revision__article").get()
    true = Rating.objects.get(scale=article.scale, label="True")
    record_verdict(
        claim, by=reviewer, rating=true, explanation="It did.", expected_version=claim.version
    )

    (reported,) = visible_report(article, at=AT).claims

    assert [each.explanation for each in reported.verdicts] == ["It did.", "It cost five."]


def test_sources_are_numbered_as_the_text_comes_to_them(article, editor, reviewer):
    later = make_claim(article, editor, "Nobody has counted the cars")
    earlier = make_claim(article, editor, "the bridge cost 4.5 million euros")
    make_citation(later, reviewer, "https://www.example.com/later")
    make_citation(earlier, reviewer, "https://www.example.com/earlier")

    report = visible_report(article, at=AT)

    assert [source.url.rpartition("/")[2] for source in report.sources] == ["earlier", "later"]
    assert [claim.citations[0].source for claim in report.claims] == [1, 2]


def test_a_source_that_two_claims_cite_is_listed_once(article, editor, reviewer):
    for words in ("the bridge cost 4.5 million euros", "Nobody has counted the cars"):
        make_citation(make_claim(article, editor, words), reviewer)

    assert len(visible_report(article, at=AT).sources) == 1


def test_an_upload_is_told_with_its_capture(article, claim, reviewer):
    attach_upload(
        claim,
        by=reviewer,
        title="Costs",
        file_name="costs.txt",
        data=b"Five million euros.",
        stance=Citation.Stance.REFUTES,
    )

    (source,) = visible_report(article, at=AT).sources

    assert source.capture
    assert (source.capture.text.strip(), source.capture.size) == ("Five million euros.", 19)


def test_a_cut_claim_has_no_number_and_the_others_keep_theirs(article, editor):
    first = make_claim(article, editor, "the bridge cost 4.5 million euros")
    make_claim(article, editor, "Nobody has counted the cars")
    move_claim(first, by=editor, to=Claim.State.CUT, why="Not in the copy.", expected_version=1)

    report = visible_report(article, at=AT)

    assert [claim.number for claim in report.claims] == [None, 2]


def test_a_query_is_told_with_its_answer(article, claim, reviewer):
    question = ask_question(
        claim,
        by=reviewer,
        addressee="The ministry",
        text="How much?",
        channel=Question.Channel.EMAIL,
    )
    close_question(question, by=reviewer, answer="Five.", expected_version=question.version)

    (reported,) = visible_report(article, at=AT).claims

    assert (reported.queries[0].state.key, reported.queries[0].answer) == (
        Question.State.ANSWERED,
        "Five.",
    )


def test_the_history_tells_who_did_what_and_why_in_order(article, signed):
    events = visible_report(article, at=AT).events

    history = [(event.who, event.what, event.claim) for event in events]
    assert ("edith", "Flagged", 1) in history
    assert ("rosa", "Verdict recorded", 1) in history
    assert ("ravi", "Verdict signed off", 1) in history
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_nothing_in_the_history_is_told_twice(article, signed):
    events = visible_report(article, at=AT).events

    flagged = [event for event in events if event.what == "Flagged"]
    assert len(flagged) == 1


def test_the_history_of_another_article_stays_there(article, claim, editor):
    from tests.factories import make_article

    other = make_article(editor, title="Another")

    assert {event.subject for event in visible_report(other, at=AT).events} <= {"article"}


def test_more_claims_and_sources_cost_no_more_queries(article, editor, reviewer):
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            visible_report(article, at=AT)
        return len(seen)

    def cite(words: str) -> None:
        claim = make_claim(article, editor, words)
        make_citation(claim, reviewer, f"https://www.example.com/{len(words)}")
        ask_question(
            claim, by=reviewer, addressee="Jane", text="Really?", channel=Question.Channel.EMAIL
        )

    cite("the bridge cost 4.5 million euros")
    before = questions()
    for words in ("It is safe", "The bridge opened in 2019", "Nobody has counted the cars"):
        cite(words)

    assert questions() == before
