"""Two people at the same moment: one wins, and the other gets a sentence, never an error.

Each has a connection of their own, and they start together.
"""

import threading
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from django.db import IntegrityError, connections

from articles.actions.articles import confirm_revision, start_revision
from articles.actions.claims import add_comment, flag_claim, settle_thread
from articles.actions.newsroom.undo import undo_action
from articles.actions.publishing import approve_article, publish_report
from articles.actions.sources import attach_source, change_citation, restrict_source
from articles.actions.statements import correct_speaker, merge_statement, split_statement
from articles.models import (
    Article,
    Citation,
    Claim,
    Edition,
    Source,
    Speaker,
    Statement,
    UndoEntry,
    alignment_fingerprint,
)
from articles.reads.publishing import report_for
from articles.refusals import Refused
from articles.reports import Rendering
from articles.rules import broken_constraints, state_of
from tests.factories import make_approval, make_citation, statement_with

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[], object]
ROUNDS = range(3)  # who is first differs


def at_once(*acts: Act) -> list[Exception]:
    """Run the acts in threads that start together. Returns what they raised."""
    barrier, raised = threading.Barrier(len(acts)), []

    def run(act: Act) -> None:
        barrier.wait(30)
        try:
            act()
        except Exception as error:  # noqa: BLE001 (the test judges it)
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


def require_sentences(raised: list[Exception]) -> None:
    """Fail for any exception but a refusal with a sentence."""
    assert [error for error in raised if not isinstance(error, Refused)] == []
    assert all(str(error).endswith(".") for error in raised)


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_split_while_two_statements_are_merged(article, editor, _round):
    first = statement_with(article, "Minister Jane Doe")
    second = Statement.objects.filter(start__gte=first.end).select_related("revision__article")[0]

    raised = at_once(
        partial(merge_statement, first, by=editor, expected_version=first.version),
        partial(
            split_statement, second, by=editor, expected_version=second.version, at=second.start + 4
        ),
        partial(
            split_statement, first, by=editor, expected_version=first.version, before="the bridge"
        ),
    )

    require_sentences(raised)
    spans = list(Statement.objects.order_by("start").values_list("start", "end"))
    assert all(end <= start for (_start, end), (start, _end) in pairwise(spans))


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_citations_are_moved_to_one_location(claim, reviewer, _round):
    source = make_citation(claim, reviewer).source
    citations = [
        Citation.objects.create(
            claim=claim, source=source, locator=locator, stance="supports", cited_by=reviewer
        )
        for locator in ("p. 1", "p. 2")
    ]

    raised = at_once(
        *(
            partial(
                change_citation,
                citation,
                by=reviewer,
                expected_version=citation.version,
                stance=Citation.Stance.SUPPORTS,
                locator="p. 3",
                excerpt="",
                note="",
            )
            for citation in citations
        )
    )

    require_sentences(raised)
    assert len(raised) == 1
    assert Citation.objects.filter(locator="p. 3").count() == 1


def test_without_the_sentences_the_second_citation_is_an_error(claim, reviewer, monkeypatch):
    monkeypatch.setattr(broken_constraints, "SENTENCES", {})
    source = make_citation(claim, reviewer).source
    about = {"source": source, "locator": "p. 3", "stance": "supports", "cited_by": reviewer}

    raised = at_once(*[partial(Citation.objects.create, claim=claim, **about)] * 2)

    assert [type(error) for error in raised] == [IntegrityError]
    assert broken_constraints.refusal_of(raised[0]) is None


def test_two_people_cite_one_new_address(claim, reviewer, second_reviewer):
    raised = at_once(
        *(
            partial(
                attach_source,
                claim,
                by=person,
                url="https://paper.example.com/",
                stance=Citation.Stance.SUPPORTS,
            )
            for person in (reviewer, second_reviewer)
        )
    )

    require_sentences(raised)
    assert Source.objects.count() == Citation.objects.count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_speakers_are_given_one_name(article, editor, _round):
    speakers = [
        Speaker.objects.create(article=article, name=name, kind=Speaker.Kind.PERSON)
        for name in ("Ann", "Bob")
    ]

    raised = at_once(
        *(
            partial(
                correct_speaker,
                speaker,
                by=editor,
                expected_version=speaker.version,
                name="Cleo",
                kind=Speaker.Kind.PERSON,
            )
            for speaker in speakers
        )
    )

    require_sentences(raised)
    assert Speaker.objects.filter(name="Cleo").count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_speakers_are_merged_into_each_other(article, editor, _round):
    ann, bob = (
        Speaker.objects.create(article=article, name=name, kind=Speaker.Kind.PERSON)
        for name in ("Ann", "Bob")
    )

    raised = at_once(
        *(
            partial(
                correct_speaker,
                speaker,
                by=editor,
                expected_version=speaker.version,
                name=other.name,
                kind=Speaker.Kind.PERSON,
            )
            for speaker, other in ((ann, bob), (bob, ann))
        )
    )

    require_sentences(raised)
    assert len(raised) == 1
    assert Speaker.objects.filter(name__in=["Ann", "Bob"]).count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_an_approval_is_undone_while_the_report_is_published(article, editor, _round):
    make_approval(article, editor)
    entry = UndoEntry.objects.filter(kind=UndoEntry.Kind.APPROVE_ARTICLE).latest("pk")
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)

    raised = at_once(
        partial(undo_action, entry, by=editor),
        partial(
            publish_report,
            article,
            by=editor,
            report=report,
            disclosed=disclosed,
            expected_version=report.version,
        ),
        partial(approve_article, article, by=editor, displayed_state=state_of(article)),
    )

    require_sentences(raised)
    assert Edition.objects.count() + len(raised) >= 1


def test_two_editors_publish_at_once(article, editor):
    make_approval(article, editor)
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)
    publish = partial(
        publish_report,
        article,
        by=editor,
        report=report,
        disclosed=disclosed,
        expected_version=report.version,
    )

    raised = at_once(publish, publish)

    require_sentences(raised)
    assert (len(raised), Edition.objects.count()) == (1, 1)


def test_a_thread_is_resolved_twice_and_a_source_restricted_while_it_is_cited(
    claim, reviewer, second_reviewer
):
    comment = add_comment(claim, by=reviewer, text="Look.")
    source = make_citation(claim, reviewer).source
    settle = partial(settle_thread, comment, by=reviewer, resolved=True, expected_version=0)

    raised = at_once(
        settle,
        settle,
        partial(
            restrict_source,
            source,
            by=reviewer,
            expected_version=source.version,
            visibility=Source.Visibility.RESTRICTED,
            public_description="An official",
            readers=(),
            reason="Asked to.",
        ),
        partial(
            attach_source, claim, by=second_reviewer, url=source.url, stance=Citation.Stance.REFUTES
        ),
    )

    require_sentences(raised)
    assert comment.resolutions.count() == 1


def test_a_claim_is_flagged_twice_while_a_new_version_is_saved(article, editor, reviewer):
    statement = statement_with(article, "Nobody has counted")
    imported = start_revision(article, by=editor, pasted="Nobody has counted the cars. Ever.")
    newest = Article.objects.get(pk=article.pk).revisions.latest("number")
    expected = alignment_fingerprint(newest, imported.text)
    flag = partial(flag_claim, statement, words="Nobody has counted the cars")

    raised = at_once(
        partial(flag, by=editor),
        partial(flag, by=reviewer),
        partial(
            confirm_revision, imported, by=editor, body=imported.text, expected_version=expected
        ),
    )

    require_sentences(raised)
    assert Claim.objects.filter(revision__number=1).count() <= 1
