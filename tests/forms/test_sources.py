"""Add, edit, restrict and compare sources."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.forms.citations import OriginForm
from articles.forms.sources import (
    NEW_SOURCE_FORMS,
    SOURCE_EDIT_FORMS,
    KnownForm,
    ReopenForm,
    VisibilityForm,
    WordsForm,
)
from articles.models import Source
from tests.factories import make_citation
from tests.forms import REQUIRED, sentences

DESCRIBE = "Enter a public description for people without access."
BASE = {"stance": "supports", "visibility": "public"}
TYPED = {
    "interview": {"person": "H. Heron", "channel": "email", "dated_on": "2025-02-25"},
    "document": {"title": "Minutes", "issuer": "The board"},
    "broadcast": {"title": "News", "issuer": "Radio", "dated_on": "2025-02-25"},
}
NEEDED = {
    "interview": {"person", "channel", "dated_on"},
    "document": {"title", "issuer"},
    "broadcast": {"title", "issuer", "dated_on"},
}


@pytest.mark.parametrize("kind", sorted(NEW_SOURCE_FORMS))
def test_each_kind_of_source_says_what_it_is(db, kind):
    form = NEW_SOURCE_FORMS[kind]({**BASE, **TYPED[kind]})

    assert sentences(form) == {}
    assert set(form.action_arguments()["about"]) == set(form.about)


@pytest.mark.parametrize("kind", sorted(NEW_SOURCE_FORMS))
def test_what_each_kind_of_source_cannot_do_without(db, kind):
    assert sentences(NEW_SOURCE_FORMS[kind](BASE)) == dict.fromkeys(NEEDED[kind], REQUIRED)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"visibility": "restricted"}, {"public_description": DESCRIBE}),
        ({"visibility": "restricted", "public_description": " "}, {"public_description": DESCRIBE}),
        ({"visibility": "restricted", "public_description": "An official"}, {}),
        ({"visibility": "newsroom"}, {}),
        ({"dated_on": "in spring"}, {"dated_on": "Enter a valid date."}),
    ],
    ids=["no description", "blank", "described", "newsroom", "no date"],
)
def test_a_restricted_source_is_described_for_the_others(db, changed, expected):
    form = NEW_SOURCE_FORMS[Source.Kind.DOCUMENT]({**BASE, **TYPED["document"], **changed})

    assert sentences(form) == expected


def test_a_transcript_is_typed_or_chosen_but_not_both():
    file = {"file": SimpleUploadedFile("a.txt", b"She said so.")}

    assert sentences(WordsForm({"text": "She said so."}, file)) == {
        "text": "Choose a file or type the transcript, not both."
    }
    assert sentences(WordsForm({"text": " "}, file)) == {}


def test_the_file_of_a_source_is_handed_on_unread(db):
    file = {"file": SimpleUploadedFile("a.txt", b"She said so.")}
    form = NEW_SOURCE_FORMS[Source.Kind.DOCUMENT]({**BASE, **TYPED["document"]}, file)

    assert form.is_valid()
    arguments = form.action_arguments()
    assert (arguments["file_name"], arguments["data"]) == ("a.txt", file["file"])
    assert file["file"].tell() == 0


@pytest.mark.parametrize("kind", sorted(SOURCE_EDIT_FORMS))
def test_an_edit_begins_with_the_source_as_it_is(reviewer, kind):
    source = Source(kind=kind, title="Minutes", version=3, is_primary=True, added_by=reviewer)

    initial = SOURCE_EDIT_FORMS[kind].initial_values(source)

    assert (initial["expected_version"], initial["is_primary"]) == (3, "yes")
    assert set(SOURCE_EDIT_FORMS[kind].about) <= set(initial)


@pytest.mark.parametrize(("typed", "is_primary"), [("yes", True), ("no", False)])
def test_a_source_is_primary_or_secondary(typed, is_primary):
    form = SOURCE_EDIT_FORMS[Source.Kind.URL]({"expected_version": "1", "is_primary": typed})

    assert form.is_valid()
    assert form.action_arguments() == {"expected_version": 1, "is_primary": is_primary, "about": {}}


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        (
            VisibilityForm,
            {"expected_version": "1", "visibility": "newsroom", "reason": ""},
            {"reason": "Enter a reason. It is kept in the source’s history."},
        ),
        (
            OriginForm,
            {"expected_version": "1"},
            {"same": "Choose whether the sources have the same origin."},
        ),
        (OriginForm, {"expected_version": "1", "same": "yes"}, {}),
        (
            ReopenForm,
            {"expected_version": "", "reason": ""},
            {"reason": "Enter a reason. It is kept in the history of each claim."},
        ),
        (
            ReopenForm,
            {"expected_version": "7:x", "reason": "So."},
            {"expected_version": "Enter a valid value."},
        ),
    ],
)
def test_decisions_about_sources_need_a_reason(db, form, typed, expected):
    assert sentences(form(typed)) == expected


def test_the_listed_claims_are_read_with_their_versions():
    form = ReopenForm({"expected_version": "7:1 12:3", "reason": "Retracted."})

    assert form.is_valid()
    assert form.cleaned_data["expected_version"] == {7: 1, 12: 3}


def test_only_one_of_the_offered_sources_can_be_cited(claim, reviewer):
    source = make_citation(claim, reviewer).source
    sources = Source.objects.filter(pk=source.pk)

    def known(source_id: object):
        return KnownForm({"stance": "supports", "source": source_id}, sources=sources)

    assert sentences(known(source.pk)) == {}
    assert sentences(known("")) == {"source": "Choose a source."}
    assert sentences(known(source.pk + 1)) == {"source": "Choose one of these sources."}
