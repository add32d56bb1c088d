"""Undo of a citation: the claim no longer cites the source, and nothing of the source is lost."""

from importlib import import_module
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from articles.actions.questions import ask_question
from articles.actions.sources import add_source, change_citation
from articles.actions.verdicts import sign_off
from articles.models import (
    Citation,
    Claim,
    Finding,
    Fingerprints,
    Question,
    Source,
    UndoEntry,
    Verdict,
)
from articles.reads.claims import claim_card
from articles.reads.publishing import snapshot_report
from articles.reads.sources import list_sources
from articles.refusals import Stale
from articles.reports import render_json
from tests.factories import make_citation, make_claim
from tests.undoing import cite_letter, fresh, judge, undo


def test_undoing_a_citation_keeps_the_source(claim, reviewer):
    citation = cite_letter(claim, reviewer, excerpt="4.5 million")
    assert Finding.objects.filter(citation=citation).exists()
    before = Citation.every.count(), Finding.objects.count()

    undo(reviewer)

    assert fresh(claim).state == Claim.State.OPEN
    assert not claim.citations.exists()
    assert Fingerprints.of(claim).captures == {}
    assert (Citation.every.count(), Finding.objects.count()) == before
    assert [row.claims for row in list_sources(reviewer)] == [0]
    assert claim_card(claim.pk, reader=reviewer).citations == []
    entries = claim_card(claim.pk, reader=reviewer).feed.entries
    assert any("Source removed" in str(each) for each in entries)


def test_a_source_may_be_attached_again_after_undo(claim, reviewer):
    first = make_citation(claim, reviewer)
    undo(reviewer)
    second = make_citation(fresh(claim), reviewer)

    assert second.pk != first.pk
    assert fresh(claim).citations.get() == second
    with pytest.raises(Stale):
        first.change(expected_version=2, note="Later.")


def test_with_a_source_left_the_claim_stays_in_progress(claim, reviewer):
    first = cite_letter(claim, reviewer)
    cite_letter(claim, reviewer, locator="p. 2")
    undo(reviewer)

    assert fresh(claim).citations.get() == first
    assert fresh(claim).state == Claim.State.IN_PROGRESS
    undo(reviewer)
    assert fresh(claim).state == Claim.State.OPEN


def test_citing_a_source_twice_at_one_location_is_one_action(claim, reviewer):
    make_citation(claim, reviewer)
    make_citation(claim, reviewer)

    undo(reviewer)

    assert not claim.citations.exists()
    assert not UndoEntry.objects.filter(by=reviewer, undone_at__isnull=True).exists()


@pytest.mark.parametrize("built", ["verdict", "query", "edit"])
def test_a_citation_on_which_another_person_built_stays(
    claim, reviewer, second_reviewer, editor, rating, built
):
    citation = cite_letter(claim, reviewer)
    if built == "verdict":
        judge(claim, second_reviewer, rating)
    elif built == "query":
        ask_about(claim, editor, citation, "When?")
    else:
        change_citation(
            citation,
            by=second_reviewer,
            expected_version=1,
            stance=Citation.Stance.REFUTES,
            locator="p. 9",
            excerpt="",
            note="",
        )

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(reviewer)

    assert fresh(claim).citations.exists()


def test_without_that_check_a_verdict_would_lose_its_source(
    claim, reviewer, second_reviewer, rating, monkeypatch
):
    """The twin."""
    module = import_module("articles.actions.newsroom.undo.attach_source")
    monkeypatch.setattr(module, "_is_rested_on", lambda _citation: False)
    cite_letter(claim, reviewer)
    judge(claim, second_reviewer, rating)

    undo(reviewer)

    assert not claim.citations.exists()


def test_a_restricted_source_stays_hidden_after_undo(claim, reviewer, second_reviewer):
    citation = cite_restricted(claim, reviewer)
    undo(reviewer)

    feed = str(claim_card(claim.pk, reader=second_reviewer).feed.entries)
    assert "Source removed" in feed
    everything = snapshot_report(claim.revision.article, reader=reviewer)
    for secret in ("They knew.", "From the garage.", "minute 3", "Deep Throat"):
        assert secret not in feed
        assert secret not in str(everything)
    assert Citation.every.get().pk == citation.pk


def test_questions_and_fingerprints_of_a_withdrawn_source_stay_hidden(
    claim, reviewer, second_reviewer, rating
):
    citation = cite_restricted(claim, reviewer)
    capture = citation.source.captures.get()
    judge(claim, reviewer, rating)
    undo(reviewer)
    ask_about(claim, reviewer, citation, "Who is the deep throat?")
    undo(reviewer)
    undo(reviewer)

    report = snapshot_report(fresh(claim.revision.article), reader=second_reviewer)
    assert not claim.citations.exists()
    assert len(fresh(claim).questions.all()) == 1
    for secret in (capture.sha256, "deep throat", "Deep Throat", "They knew."):
        assert secret not in render_json(report)


def test_a_claim_with_only_withdrawn_rows_is_cut_when_its_flag_is_undone(article, reviewer):
    reviewer.is_editor = True
    reviewer.save()
    claim = make_claim(article, reviewer, "Nobody has counted the cars")
    make_citation(claim, reviewer)
    ask_about(claim, reviewer, claim.citations.get(), "When?")
    for _step in range(3):
        undo(reviewer)

    assert fresh(claim).state == Claim.State.CUT


def test_a_source_that_a_signer_saw_stays(verdict, reviewer, second_reviewer, rating):
    claim = fresh(verdict.claim)
    cite_letter(claim, reviewer)
    verdict = Verdict.objects.select_related("claim").get()
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=fresh(claim).version)

    with pytest.raises(Stale, match="Other work depends on this"):
        undo(reviewer)


@pytest.mark.django_db(transaction=True)
def test_undo_waits_for_a_verdict_that_is_being_recorded(claim, reviewer, second_reviewer, rating):
    cite_letter(claim, reviewer)
    recorded, go_on, outcomes = Event(), Event(), []

    def record() -> None:
        with transaction.atomic():
            judge(claim, second_reviewer, rating)
            recorded.set()
            go_on.wait(10)
        connection.close()

    def take_off() -> None:
        try:
            undo(reviewer)
        except Stale as stale:
            outcomes.append(str(stale))
        connection.close()

    threads = [Thread(target=record), Thread(target=take_off)]
    threads[0].start()
    recorded.wait(10)
    threads[1].start()
    threads[1].join(0.5)
    assert threads[1].is_alive()
    go_on.set()
    for thread in threads:
        thread.join(10)

    assert outcomes
    assert claim.citations.exists()


def test_a_page_stops_polling_for_a_withdrawn_citation(client, claim, reviewer):
    citation = make_citation(claim, reviewer)
    undo(reviewer)
    client.force_login(reviewer)
    address = f"/citations/{citation.pk}/"

    polled = client.get(address, headers={"HX-Request": "true"})
    opened = client.get(address)

    assert (polled.status_code, polled.content) == (286, b"")
    assert opened["Location"] == f"/articles/{claim.revision.article_id}/?claim={claim.pk}"


def cite_restricted(claim, by) -> Citation:
    return add_source(
        claim,
        by=by,
        kind=Source.Kind.INTERVIEW,
        about={"person": "Deep Throat", "channel": "telephone", "dated_on": "2025-02-25"},
        stance=Citation.Stance.SUPPORTS,
        locator="minute 3",
        excerpt="They knew.",
        note="From the garage.",
        text="They knew.",
        visibility=Source.Visibility.RESTRICTED,
        public_description="An official",
    )


def ask_about(claim, by, citation, question) -> None:
    ask_question(
        fresh(claim),
        by=by,
        addressee="X",
        whom=Question.Whom.SOURCE,
        source=citation.source,
        channel=Question.Channel.EMAIL,
        text=question,
    )
