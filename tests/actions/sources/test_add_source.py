"""Add interviews, documents and broadcasts with their details and transcripts; cite them again."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from articles.actions.sources import (
    add_source,
    add_transcript,
    attach_source,
    cite_source,
    describe_source,
)
from articles.models import Capture, Citation, Finding, Source
from articles.reads.sources import citable_sources, without_locator
from articles.refusals import NotAllowed, Refused, Stale
from tests.factories import make_claim

SUPPORTS = Citation.Stance.SUPPORTS
INTERVIEW = {"person": "Jane Doe", "channel": "telephone", "dated_on": "2025-02-25"}
DOCUMENT = {"title": "Costs", "issuer": "The board", "dated_on": None}
BROADCAST = {"title": "The News", "issuer": "Radio One", "dated_on": "2025-02-24"}
DETAILS_BY_KIND: dict[Source.Kind, dict[str, Any]] = {
    Source.Kind.INTERVIEW: INTERVIEW,
    Source.Kind.DOCUMENT: DOCUMENT,
    Source.Kind.BROADCAST: BROADCAST,
}
EMPTY = {"channel": "", "dated_on": None}
NEEDED = [
    (kind, name)
    for kind, about in DETAILS_BY_KIND.items()
    for name in about
    if (kind, name) != (Source.Kind.DOCUMENT, "dated_on")
]


def add(claim, by, kind=Source.Kind.INTERVIEW, about=None, **more) -> Citation:
    about = DETAILS_BY_KIND[kind] if about is None else about
    return add_source(claim, by=by, kind=kind, about=about, stance=SUPPORTS, **more)


@pytest.mark.parametrize("kind", DETAILS_BY_KIND)
def test_each_kind_of_source_is_cited_with_its_details(claim, reviewer, kind):
    citation = add(claim, reviewer, kind)

    source = Source.objects.get(pk=citation.source_id)
    assert source.kind == kind
    assert {name: str(getattr(source, name)) for name in DETAILS_BY_KIND[kind]} == {
        name: str(value) for name, value in DETAILS_BY_KIND[kind].items()
    }


@pytest.mark.parametrize(("kind", "name"), NEEDED)
def test_a_source_without_a_required_detail_is_refused(claim, reviewer, kind, name):
    with pytest.raises(Refused, match="required detail of the source is missing"):
        add(claim, reviewer, kind, {**DETAILS_BY_KIND[kind], name: EMPTY.get(name, " ")})


@pytest.mark.parametrize(("kind", "name"), NEEDED)
def test_the_database_refuses_a_source_without_a_required_detail(reviewer, kind, name):
    about = {**DETAILS_BY_KIND[kind], name: EMPTY.get(name, "")}

    with pytest.raises(IntegrityError, match="source_"), transaction.atomic():
        Source.objects.create(kind=kind, added_by=reviewer, **about)


def test_a_web_page_cannot_have_details_of_an_interview(reviewer):
    with pytest.raises(IntegrityError, match="source_interview_has_who_when_how"):
        Source.objects.create(url="https://www.example.com/", added_by=reviewer, person="Jane")


def test_a_typed_transcript_is_a_capture_in_which_the_claim_is_found(claim, reviewer):
    citation = add(claim, reviewer, text="She says the bridge cost 4.5 million euros, all told.")

    capture = Capture.objects.get(source=citation.source)
    assert (capture.origin, capture.captured_by) == (Capture.Origin.TYPED, reviewer)
    assert Finding.objects.filter(citation=citation, outcome="exact").exists()


def test_a_transcript_can_be_added_later(claim, reviewer):
    citation = add(claim, reviewer)

    add_transcript(citation.source, by=reviewer, text="The bridge cost 4.5 million euros.")

    assert Finding.objects.filter(citation=citation, outcome="exact").exists()


def test_an_uploaded_file_is_the_capture_of_its_source(claim, reviewer):
    citation = add(
        claim, reviewer, Source.Kind.DOCUMENT, file_name="costs.txt", data=b"It cost five million."
    )

    assert Capture.objects.get(source=citation.source).origin == Capture.Origin.UPLOADED


def test_an_existing_source_can_be_cited_for_another_claim(article, claim, editor, reviewer):
    source = add(claim, reviewer, text="Nobody has counted the cars, she says.").source
    other = make_claim(article, editor, "Nobody has counted the cars")

    citation = cite_source(other, by=reviewer, source=source, stance=SUPPORTS)

    assert citation.source == source
    assert Source.objects.count() == 1
    assert Finding.objects.filter(citation=citation, outcome="exact").exists()


def test_sources_of_the_article_come_first_in_the_choice(article, claim, editor, reviewer):
    from tests.factories import make_article

    here = add(claim, reviewer).source
    elsewhere = make_claim(make_article(editor, title="Another"), editor)
    there = add(elsewhere, reviewer, Source.Kind.BROADCAST).source

    every_source = citable_sources(claim, reader=reviewer)
    on_radio = citable_sources(claim, reader=reviewer, words="radio")
    assert [row.source for row in every_source] == [here, there]
    assert [row.source for row in on_radio] == [there]


def test_details_can_be_edited_only_in_their_current_version(claim, reviewer, second_reviewer):
    source = add(claim, reviewer).source
    about = {**INTERVIEW, "person": "John Doe"}
    describe_source(source, by=second_reviewer, expected_version=1, is_primary=True, about=about)

    with pytest.raises(Stale) as stale:
        describe_source(source, by=reviewer, expected_version=1, is_primary=False, about=INTERVIEW)

    assert "John Doe" in stale.value.theirs
    assert "primary" in stale.value.theirs
    source.refresh_from_db()
    assert (source.person, source.is_primary) == ("John Doe", True)


def test_without_the_version_check_the_second_edit_would_win(
    claim, reviewer, second_reviewer, monkeypatch
):
    def careless(self, *, expected_version, theirs="", **fields):
        Source.objects.filter(pk=self.pk).update(**fields)
        self.refresh_from_db()

    monkeypatch.setattr(Source, "change", careless)
    source = add(claim, reviewer).source
    about = {**INTERVIEW, "person": "John Doe"}
    describe_source(source, by=second_reviewer, expected_version=1, is_primary=True, about=about)
    describe_source(source, by=reviewer, expected_version=1, is_primary=False, about=INTERVIEW)

    source.refresh_from_db()
    assert source.person == "Jane Doe"


def test_a_citation_of_a_document_without_a_page_lacks_a_location(article, claim, reviewer):
    cited = add(claim, reviewer, Source.Kind.DOCUMENT)
    add(claim, reviewer, Source.Kind.BROADCAST, locator="00:14:30")
    add(claim, reviewer, Source.Kind.INTERVIEW)

    assert list(without_locator(article.revisions.get())) == [cited]


def test_an_editor_cannot_cite_sources(claim, editor):
    with pytest.raises(NotAllowed):
        add(claim, editor)


@pytest.mark.parametrize(
    ("fragment", "typed", "excerpt"),
    [
        ("#:~:text=it%20cost%20five", "", "it cost five"),
        ("#a:~:text=Then-,it%20cost,five%20million,-he%20said", "", "it cost … five million"),
        ("#:~:text=it%20cost%20five", "it cost six", "it cost six"),
        ("#section", "", ""),
    ],
)
def test_a_pasted_link_to_a_passage_fills_in_the_excerpt(claim, reviewer, fragment, typed, excerpt):
    citation = attach_source(
        claim,
        by=reviewer,
        url=f"https://www.example.com/a{fragment}",
        stance=Citation.Stance.SUPPORTS,
        excerpt=typed,
    )

    assert (citation.excerpt, citation.source.url) == (excerpt, "https://www.example.com/a")
