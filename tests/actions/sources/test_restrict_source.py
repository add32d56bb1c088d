"""Who may see a source is changed by whoever answers for it, with a reason, on record."""

import pytest
from django.db import IntegrityError, transaction

from articles import permissions
from articles.actions.questions import ask_question
from articles.actions.sources import (
    add_transcript,
    change_citation,
    cite_source,
    describe_source,
    restrict_source,
    upload_instead,
)
from articles.models import Citation, Event, Source, SourceGrant
from articles.reads.visibility import sources_visible_to
from articles.refusals import NotAllowed, Refused, Stale
from tests.actions.sources.test_add_source import add
from tests.factories import make_citation

RESTRICTED, NEWSROOM = Source.Visibility.RESTRICTED, Source.Visibility.NEWSROOM


@pytest.fixture
def source(claim, reviewer) -> Source:
    return add(claim, reviewer, visibility=RESTRICTED, public_description="an official").source


def restrict(source, by, **more) -> Source:
    said = {
        "visibility": RESTRICTED,
        "public_description": "an official",
        "readers": [],
        "reason": "She asked for it.",
        "expected_version": source.version,
    }
    return restrict_source(source, by=by, **{**said, **more})


def test_only_whoever_added_it_and_the_named_see_it(
    source, reviewer, second_reviewer, editor, administrator
):
    people = [reviewer, second_reviewer, editor, administrator]
    assert [permissions.may_see(each, source) for each in people] == [True, False, False, False]

    restrict(source, reviewer, readers=[editor])

    assert [permissions.may_see(each, source) for each in people] == [True, False, True, False]
    assert list(sources_visible_to(editor)) == [source]
    assert list(sources_visible_to(second_reviewer)) == []


def test_whoever_is_no_longer_named_no_longer_sees_it(source, reviewer, editor):
    restrict(source, reviewer, readers=[editor])
    restrict(source, reviewer, readers=[])

    assert not permissions.may_see(editor, source)


def test_the_change_is_an_event_with_its_reason(source, reviewer, editor):
    restrict(source, reviewer, visibility=NEWSROOM)

    event = Event.objects.tracks([source]).order_by("-pgh_id")[0]
    assert (event.why, str(event.user)) == ("She asked for it.", "rosa")
    assert event.pgh_diff["visibility"] == ["restricted", "newsroom"]


def test_an_editor_who_sees_it_may_change_it(source, reviewer, editor):
    restrict(source, reviewer, readers=[editor])

    restrict(source, editor, visibility=NEWSROOM)

    assert Source.objects.get().visibility == NEWSROOM
    assert not SourceGrant.objects.exists()


@pytest.mark.parametrize("who", ["editor", "second_reviewer", "administrator"])
def test_others_may_not(request, source, who):
    with pytest.raises(NotAllowed):
        restrict(source, request.getfixturevalue(who), visibility=NEWSROOM)


def test_a_reviewer_who_is_named_may_see_it_but_not_open_it_to_others(
    source, reviewer, second_reviewer
):
    restrict(source, reviewer, readers=[second_reviewer])

    with pytest.raises(NotAllowed):
        restrict(source, second_reviewer, visibility=NEWSROOM)


def test_without_a_reason_nothing_changes(source, reviewer):
    with pytest.raises(Refused, match="Enter a reason"):
        restrict(source, reviewer, visibility=NEWSROOM, reason=" ")


def test_what_is_restricted_has_a_public_description(source, reviewer):
    with pytest.raises(Refused, match="Enter a public description"):
        restrict(source, reviewer, public_description=" ")


def test_the_database_itself_refuses_a_restricted_source_without_description(source):
    with pytest.raises(IntegrityError, match="public_description"), transaction.atomic():
        Source.objects.update(public_description="")


def test_of_two_changes_the_second_learns_of_the_first(source, reviewer):
    restrict(source, reviewer, public_description="a civil servant", expected_version=1)

    with pytest.raises(Stale) as stale:
        restrict(source, reviewer, visibility=NEWSROOM, expected_version=1)

    assert "a civil servant" in stale.value.theirs


@pytest.mark.parametrize("act", ["cite", "describe", "upload", "words", "change", "ask"])
def test_who_does_not_see_it_can_do_nothing_with_it(claim, source, second_reviewer, act):
    from articles.models import Question

    citation = Citation.objects.get()
    about = {"person": "X", "channel": "email", "dated_on": "2025-01-01"}
    acts = {
        "cite": lambda by: cite_source(claim, by=by, source=source, stance=Citation.Stance.CONTEXT),
        "describe": lambda by: describe_source(
            source, by=by, expected_version=1, is_primary=True, about=about
        ),
        "upload": lambda by: upload_instead(source, by=by, file_name="a.txt", data=b"Words."),
        "words": lambda by: add_transcript(source, by=by, text="Words."),
        "change": lambda by: change_citation(
            citation,
            by=by,
            expected_version=1,
            stance=Citation.Stance.CONTEXT,
            locator="",
            excerpt="",
            note="",
        ),
        "ask": lambda by: ask_question(
            claim,
            by=by,
            whom=Question.Whom.SOURCE,
            addressee="X",
            channel=Question.Channel.EMAIL,
            text="?",
            source=source,
        ),
    }

    with pytest.raises(NotAllowed):
        acts[act](second_reviewer)


def test_whoever_cites_the_page_of_a_restricted_source_does_not_learn_of_it(
    claim, reviewer, second_reviewer
):
    page = make_citation(claim, reviewer).source
    restrict(page, reviewer)

    theirs = make_citation(claim, second_reviewer).source

    assert theirs != page
    assert make_citation(claim, reviewer).source == page


def test_two_sources_of_one_page_do_not_both_become_public(claim, reviewer, second_reviewer):
    page = make_citation(claim, reviewer).source
    restrict(page, reviewer)
    make_citation(claim, second_reviewer)

    with pytest.raises(Refused, match="Cite that source instead"):
        restrict(page, reviewer, visibility=NEWSROOM)
