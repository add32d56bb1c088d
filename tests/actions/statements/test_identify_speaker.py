"""Names in the register of speakers are merged and separated; articles keep the names they give."""

import json

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction

from articles.actions.publishing import write_claim_review
from articles.actions.statements import merge_names, separate_names, set_wikidata_id
from articles.actions.verdicts import sign_off
from articles.models import Article, Readership, Speaker, SpeakerIdentity, SpeakerMerge
from articles.reads.publishing import snapshot_report
from articles.reads.registers import likely_same, list_speakers, speaker_record
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import FORMATS
from tests.factories import make_article
from tests.undoing import fresh


@pytest.fixture
def named(editor) -> dict[str, Article]:
    """Articles that quote Jane Doe, Jane A. Doe, and J. Doe."""
    articles = {}
    for name in ("Jane Doe", "Jane A. Doe", "J. Doe"):
        articles[name] = make_article(editor, title=name)
        articles[name].speakers.update(name=name)
    return articles


def names(reader) -> list[tuple[str, int]]:
    return sorted((row.name, row.articles) for row in list_speakers(reader))


def test_merged_names_are_one_line_and_articles_keep_theirs(named, editor):
    assert likely_same(speaker_record("Jane Doe", reader=editor), reader=editor) == ["Jane A. Doe"]  # type: ignore[arg-type]
    merge_names(by=editor, name="jane a. doe", into="Jane Doe")
    assert names(editor) == [("J. Doe", 1), ("Jane Doe", 2)]
    merge_names(by=editor, name="Jane Doe", into="J. Doe")
    assert names(editor) == [("J. Doe", 3)]

    record = speaker_record("JANE A. DOE", reader=editor)
    assert record
    assert (record.name, sorted(record.merged)) == ("J. Doe", ["Jane A. Doe", "Jane Doe"])
    assert sorted(Speaker.objects.values_list("name", flat=True)) == sorted(named)
    report = snapshot_report(named["Jane A. Doe"], everything=True)
    assert [each.name for each in report.speakers] == ["Jane A. Doe"]

    separate_names(by=editor, name="Jane Doe")  # with what came along
    assert names(editor) == [("J. Doe", 1), ("Jane Doe", 2)]
    separate_names(by=editor, name="Jane A. Doe")
    assert len(names(editor)) == 3
    with pytest.raises(Stale):
        separate_names(by=editor, name="Jane A. Doe")


def test_what_is_no_merge_is_refused(named, editor, nobody):
    merge_names(by=editor, name="Jane A. Doe", into="Jane Doe")
    with pytest.raises(Refused, match="already mean one"):
        merge_names(by=editor, name="Jane Doe", into="Jane A. Doe")
    with pytest.raises(Refused, match="No article"):
        merge_names(by=editor, name="Nobody", into="Jane Doe")
    with pytest.raises(NotAllowed):
        merge_names(by=nobody, name="J. Doe", into="Jane Doe")


def test_a_name_that_one_may_not_read_shows_nowhere(named, editor, reviewer):
    merge_names(by=editor, name="Jane A. Doe", into="Jane Doe")
    Readership.objects.filter(article=named["Jane Doe"]).update(audience=Readership.Audience.NAMED)

    assert names(reviewer) == [("J. Doe", 1), ("Jane A. Doe", 1)]
    record = speaker_record("Jane A. Doe", reader=reviewer)
    assert record
    assert record.names == ["Jane A. Doe"]
    assert speaker_record("Jane Doe", reader=reviewer) is None
    with pytest.raises(Refused, match="No article"):
        merge_names(by=reviewer, name="Jane Doe", into="J. Doe")


def test_a_wikidata_id_is_of_one_speaker_and_goes_with_its_name(named, editor):
    identity = set_wikidata_id(by=editor, name="Jane Doe", wikidata_id="Q42", expected_version=0)
    with pytest.raises(Refused, match="Another speaker"):
        set_wikidata_id(by=editor, name="J. Doe", wikidata_id="Q42", expected_version=0)
    with pytest.raises(Refused, match="such as Q42"):
        set_wikidata_id(by=editor, name="J. Doe", wikidata_id="42", expected_version=0)
    with pytest.raises(Stale):
        set_wikidata_id(by=editor, name="Jane Doe", wikidata_id="Q1", expected_version=0)
    set_wikidata_id(by=editor, name="J. Doe", wikidata_id="Q7", expected_version=0)
    with pytest.raises(Refused, match="different Wikidata ids: Q42, Q7"):
        merge_names(by=editor, name="Jane Doe", into="J. Doe")

    merge_names(by=editor, name="Jane Doe", into="Jane A. Doe")
    set_wikidata_id(
        by=editor, name="Jane A. Doe", wikidata_id="Q43", expected_version=identity.version
    )
    separate_names(by=editor, name="Jane Doe")
    ids = SpeakerIdentity.objects.exclude(wikidata_id="").values_list("name", "wikidata_id")
    assert set(ids) == {("Jane Doe", "Q43"), ("J. Doe", "Q7")}
    with pytest.raises(IntegrityError, match="wikidata_id"), transaction.atomic():
        SpeakerIdentity.objects.update(wikidata_id="X")


def test_claim_review_and_json_carry_the_id(verdict, editor, second_reviewer):
    set_wikidata_id(by=editor, name="Jane Doe", wikidata_id="Q42", expected_version=0)
    claim = fresh(verdict.claim)
    sign_off(verdict, by=second_reviewer, agrees=True, reason="", expected_version=claim.version)
    write_claim_review(
        claim,
        by=editor,
        expected_version=0,
        speaker=claim.revision.article.speakers.get(),
        page="https://www.example.org/check",
        words="It is safe.",
        publisher="The Courier",
    )
    report = snapshot_report(claim.revision.article, everything=True)

    (review,) = json.loads(
        FORMATS["claim-review"].rendered(report, FORMATS["claim-review"].renderings[-1])
    )
    assert review["itemReviewed"]["author"]["sameAs"] == "https://www.wikidata.org/entity/Q42"
    assert report.speakers[0].same_as.endswith("/Q42")


def chain_up(named, editor) -> None:
    """Let a name that is merged stand for another, as two people at once could."""
    merge_names(by=editor, name="Jane A. Doe", into="Jane Doe")
    last = SpeakerIdentity.objects.create(key="j. doe", name="J. Doe")
    middle = SpeakerIdentity.objects.get(name="Jane A. Doe")
    SpeakerMerge.objects.create(merged=last, into=middle)


def test_the_database_refuses_a_chain_of_merges(named, editor):
    with pytest.raises(IntegrityError, match="cannot stand for another"), transaction.atomic():
        chain_up(named, editor)


def test_without_the_trigger_a_name_would_be_lost_in_a_chain(named, editor):
    with pgtrigger.ignore("articles.SpeakerMerge:into_a_root"):
        chain_up(named, editor)

    assert names(editor) == [("J. Doe", 1), ("Jane Doe", 2)]
    assert connection.in_atomic_block
