"""The passages that were found in captures, and how they changed."""

from typing import Any

import pytest

from articles.actions.sources import attach_upload, upload_instead
from articles.models import Citation, Finding
from articles.reads.claims import claim_card
from articles.reads.sources import findings_of, marked_pages, passage_changes
from articles.reads.sources.outcomes import describe_outcome
from articles.rules.freshness import drift_of

SAME = b"<p>News. Jane Doe said that the bridge cost 4.5 million euros in all.</p>"
OTHER = b"<p>News. Jane Doe said that the bridge cost 5.4 million euros in all.</p>"


@pytest.fixture
def citation(claim, reviewer):
    return attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.html",
        data=SAME,
        stance=Citation.Stance.SUPPORTS,
    )


def found_in(citation):
    capture = citation.source.captures.first()
    return findings_of([(citation, capture)])[citation.pk]


def test_a_passage_is_found_with_its_place_in_the_capture(citation, django_assert_num_queries):
    capture = citation.source.captures.get()

    with django_assert_num_queries(2):
        findings = findings_of([(citation, capture)])[citation.pk]

    passage = findings.passages[0]
    assert passage.is_found
    start, end = passage.finding.places[0]
    assert capture.text[start:end] == "the bridge cost 4.5 million euros"
    assert "4.5 million euros" in {fact.finding.words for fact in findings.facts}


def test_a_citation_without_a_capture_has_no_findings(citation):
    findings = findings_of([(citation, None)])[citation.pk]

    assert (findings.capture, bool(findings)) == (None, False)


HONEST: dict[str, tuple[list[dict[str, Any]], dict[str, Any], str]] = {
    "brackets": (
        [{}],
        {"bracketed": True},
        "Only the text that the article puts in brackets differs.",
    ),
    "ellipsis": (
        [{}, {}],
        {"bracketed": False},
        "The source has these words. The article marks what it left out.",
    ),
}


@pytest.mark.parametrize(("parts", "detail", "sentence"), HONEST.values(), ids=HONEST)
def test_what_the_article_marks_itself_is_said_in_a_sentence(parts, detail, sentence):
    finding = Finding(outcome=Finding.Outcome.PUNCTUATION, detail={"parts": parts, **detail})

    assert describe_outcome(finding) == sentence


def test_words_that_differ_are_shown_beside_each_other(citation, reviewer):
    upload_instead(citation.source, by=reviewer, file_name="b.html", data=OTHER)

    passage = found_in(citation).passages[0]

    pieces = [(piece.kind, piece.text, piece.loud) for part in passage.parts for piece in part]
    assert ("del", "4.5", True) in pieces
    assert ("ins", "5.4", True) in pieces
    assert passage.sentence.startswith("The source has this passage with different words.")


def test_findings_for_words_that_were_edited_since_do_not_count(citation):
    citation.claim.text = "something else"

    assert not found_in(citation)


def test_the_pages_of_a_capture_are_cut_at_the_passage(citation):
    capture = citation.source.captures.get()
    finding = found_in(citation).passages[0].finding

    (page,) = marked_pages(capture, finding.places)

    assert "".join(text for text, _marked, _first in page) == capture.text
    assert [text for text, marked, _first in page if marked] == [
        "the bridge cost 4.5 million euros"
    ]
    assert sum(first for _text, _marked, first in page) == 1


def test_a_passage_that_changed_is_compared_with_the_one_before(
    verdict, reviewer, django_assert_num_queries
):
    citation = attach_upload(
        verdict.claim,
        by=reviewer,
        title="Letter",
        file_name="a.html",
        data=SAME,
        stance=Citation.Stance.SUPPORTS,
    )
    from articles.actions.verdicts import record_verdict

    claim = verdict.claim
    claim.refresh_from_db()
    record_verdict(
        claim,
        by=reviewer,
        rating=verdict.rating,
        explanation="So.",
        expected_version=claim.version,
    )
    upload_instead(citation.source, by=reviewer, file_name="b.html", data=OTHER)
    drifts = drift_of(citation.source)

    with django_assert_num_queries(1):
        changes = passage_changes(drifts.values())

    pieces = changes[citation.pk][0].pieces
    assert [piece.text for piece in pieces if piece.kind == "del"] == ["4.5"]
    assert [piece.text for piece in pieces if piece.kind == "ins"] == ["5.4"]
    assert claim_card(claim.pk, reader=reviewer).citations[0].changes == changes[citation.pk]
