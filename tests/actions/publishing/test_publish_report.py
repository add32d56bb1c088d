"""Published reports: public, immutable, corrected by further editions, withdrawn with a reason."""

import json
from importlib import import_module

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from articles.actions.claims import add_comment, edit_claim
from articles.actions.publishing import publish_report, withdraw_publication
from articles.actions.sources import add_source, attach_upload, upload_instead
from articles.actions.verdicts import record_verdict
from articles.models import Citation, Claim, Edition, NewsroomSettings, Source
from articles.reads.publishing import (
    editions_citing,
    find_edition,
    read_gate,
    report_for,
    snapshot_report,
)
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import Rendering
from tests.factories import (
    UserFactory,
    make_approval,
    make_edition,
    make_next_verdict,
    make_revision,
)
from tests.reports.validated import wrong_in

SECRET = "Heronfeather"


@pytest.fixture
def hidden(claim, reviewer) -> Citation:
    """A restricted source whose content is confidential."""
    return add_source(
        claim,
        by=reviewer,
        kind=Source.Kind.INTERVIEW,
        about={"person": SECRET, "channel": "telephone", "dated_on": "2025-02-25"},
        stance=Citation.Stance.REFUTES,
        visibility=Source.Visibility.RESTRICTED,
        public_description="An official",
        text=f"{SECRET} said it cost five.",
    )


def test_an_edition_is_the_public_version(article, hidden, editor):
    add_comment(hidden.claim, by=editor, text="Between us.")

    edition = make_edition(article, editor, note="First.")

    for text in (edition.page, edition.record):
        assert SECRET not in text
        assert "Between us." not in text
        assert "An official" in text
    assert json.loads(edition.record)["report"]["rendering"] == "public"
    assert wrong_in(edition.record) == []
    assert list(editions_citing(hidden.source)) == [edition]


def test_without_the_public_version_everything_would_be_published(
    article, hidden, reviewer, editor, monkeypatch
):
    """The twin: the action alone removes what a reviewer with access may see."""
    action = import_module(
        "articles.actions.publishing.publish_report"
    )  # a function has this name, too
    monkeypatch.setattr(action, "in_rendering", lambda report, _rendering: report)
    make_approval(article, editor)
    report = snapshot_report(article, reader=reviewer)

    edition = publish_report(
        article, by=editor, report=report, disclosed=[], expected_version=report.version
    )

    assert SECRET in edition.record


def test_a_correction_is_a_new_edition_that_lists_the_changes(article, verdict, editor):
    first = make_edition(article, editor)
    make_next_verdict(verdict, "False", "It cost six.")

    second = make_edition(article, editor, note="A reader wrote to us.")

    assert (first.number, second.number) == (1, 2)
    assert first.publication == second.publication
    assert "A reader wrote to us." in second.page
    for words in ("The verdict was changed.", "Misleading", "The explanation was changed."):
        assert words in second.page
    assert "The verdict was changed." not in first.page
    kept = Edition.objects.get(pk=first.pk)
    assert (kept.page, kept.page_sha256) == (first.page, first.page_sha256)


def test_a_new_revision_is_a_correction(article, claim, editor):
    make_edition(article, editor)
    text = article.revisions.get().text
    make_revision(article, editor, text.replace("4.5 million euros", "five million euros"))

    page = make_edition(article, editor).page

    assert "The text of the article was changed." in page
    assert "The text of the claim was changed." in page


def test_the_same_state_is_not_published_twice(article, editor):
    make_edition(article, editor)
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)

    with pytest.raises(Refused, match="Nothing has changed"):
        publish_report(
            article, by=editor, report=report, disclosed=disclosed, expected_version=report.version
        )


def test_an_article_is_not_published_unless_its_state_is_approved(article, claim, editor):
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)
    with pytest.raises(NotAllowed, match="not approved"):
        publish_report(
            article, by=editor, report=report, disclosed=disclosed, expected_version=report.version
        )

    make_approval(article, editor)
    edit_claim(
        claim,
        by=editor,
        note="Wait.",
        priority=Claim.Priority.HIGH,
        reason=Claim.Reason.LEGAL,
        expected_version=claim.version,
    )
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)
    with pytest.raises(NotAllowed, match="not approved"):
        publish_report(
            article, by=editor, report=report, disclosed=disclosed, expected_version=report.version
        )


def test_an_article_is_not_published_when_a_source_changed_after_the_approval(
    article, claim, reviewer, editor, rating
):
    source = attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"The bridge cost 4.5 million euros.",
        stance=Citation.Stance.SUPPORTS,
    ).source
    claim.refresh_from_db()
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )
    make_approval(article, editor)
    upload_instead(source, by=reviewer, file_name="a.txt", data=b"It cost nine.")
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)

    with pytest.raises(NotAllowed, match="No outdated verdicts"):
        publish_report(
            article, by=editor, report=report, disclosed=disclosed, expected_version=report.version
        )

    assert not read_gate(article, reader=editor).is_approved


def test_only_the_version_on_the_page_is_published(article, claim, editor):
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)

    with pytest.raises(Stale, match="has changed since you opened this page"):
        publish_report(
            article, by=editor, report=report, disclosed=disclosed, expected_version="2-another"
        )

    assert not Edition.objects.exists()


def test_a_source_that_was_restricted_meanwhile_is_not_published(article, claim, reviewer, editor):
    citation = attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="a.txt",
        data=b"A letter.",
        stance=Citation.Stance.CONTEXT,
    )
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)
    Source.objects.filter(pk=citation.source_id).update(
        visibility=Source.Visibility.RESTRICTED, public_description="Somebody"
    )

    with pytest.raises(Stale, match="visibility of a source has changed"):
        publish_report(
            article, by=editor, report=report, disclosed=disclosed, expected_version=report.version
        )


def test_an_editor_with_an_open_blind_sign_off_cannot_publish(article, verdict, editor):
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": True})
    both = UserFactory.create(is_editor=True, is_reviewer=True)

    with pytest.raises(NotAllowed, match="blind sign-off to record"):
        make_edition(article, both)
    assert "It cost five." in make_edition(article, editor).page


def test_reviewers_neither_publish_nor_withdraw(article, reviewer, editor):
    with pytest.raises(NotAllowed):
        make_edition(article, reviewer)
    publication = make_edition(article, editor).publication
    with pytest.raises(NotAllowed):
        withdraw_publication(publication, by=reviewer, reason="No.", expected_version=1)


def test_a_withdrawn_publication_shows_the_reason_until_the_next_edition(article, editor):
    first = make_edition(article, editor)
    publication = first.publication
    with pytest.raises(Refused, match="Enter a reason"):
        withdraw_publication(publication, by=editor, reason=" ", expected_version=1)
    with pytest.raises(Stale, match="newer edition"):
        withdraw_publication(publication, by=editor, reason="Wrong.", expected_version=7)

    withdraw_publication(publication, by=editor, reason="Wrong.", expected_version=1)

    standing = find_edition(publication.key)
    assert standing
    assert standing.retraction
    assert standing.retraction.reason == "Wrong."
    with pytest.raises(NotAllowed, match="already withdrawn"):
        withdraw_publication(publication, by=editor, reason="Again.", expected_version=1)
    make_edition(article, editor)
    newest, former = find_edition(publication.key), find_edition(publication.key, 1)
    assert newest
    assert newest.retraction is None
    assert former
    assert former.retraction
    assert former.is_superseded


def test_the_database_itself_refuses_other_bytes_than_those_of_the_fingerprint(article, editor):
    edition = make_edition(article, editor)
    edition.pk, edition.number = None, 2
    edition.page += " "

    with pytest.raises(IntegrityError, match="fingerprints of an edition"), transaction.atomic():
        edition.save(force_insert=True)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Edition.objects.update(page="Other.")
