"""Verdicts, sign-offs, captures, comments and events are never rewritten, by anybody."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction

from articles.actions.captures import correct_capture
from articles.actions.claims import add_comment, attach_file, settle_thread
from articles.actions.newsroom import undo_action
from articles.actions.publishing import withdraw_publication
from articles.actions.sources import attach_upload
from articles.actions.verdicts import sign_off
from articles.models import (
    Capture,
    Citation,
    ImportedEvent,
    ReportImport,
    SignOff,
    UndoEntry,
    VerdictReconfirmation,
)
from tests.factories import make_citation, make_edition

APPEND_ONLY = [
    "Verdict",
    "VerdictReconfirmation",
    "SignOff",
    "Comment",
    "Resolution",
    "File",
    "Withdrawal",
    "Capture",
    "Correction",
    "ReportImport",
    "Publication",
    "Edition",
    "Retraction",
    "ImportedEvent",
    "ClaimEvent",
    "VerdictEvent",
]


@pytest.fixture
def everything(verdict, claim, reviewer, second_reviewer):
    """One row of each kind."""
    sign_off(verdict, by=second_reviewer, agrees=False, reason="No.", expected_version=2)
    comment = add_comment(claim, by=reviewer, text="Look again.")
    settle_thread(comment, by=reviewer, resolved=True, expected_version=0)
    attach_file(claim, by=reviewer, file_name="a", data=b"a")
    undo_action(UndoEntry.objects.filter(by=reviewer)[0], by=reviewer)
    claim.refresh_from_db()
    attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="letter.txt",
        data=b"A letter.",
        stance=Citation.Stance.CONTEXT,
    )
    make_citation(claim, reviewer)
    VerdictReconfirmation.objects.create(
        verdict=verdict, confirmed_by=reviewer, claim_sha256="a" * 64
    )
    about = {"article": claim.revision.article, "received_by": reviewer, "sha256": "a" * 64}
    report_import = ReportImport.objects.create(generator="F", version="1", **about)
    ImportedEvent.objects.create(
        report_import=report_import, number=1, at=report_import.received_at
    )
    edition = make_edition(claim.revision.article, claim.flagged_by)
    withdraw_publication(
        edition.publication, by=claim.flagged_by, reason="No.", expected_version=edition.number
    )
    correct_capture(
        Capture.objects.get(), by=reviewer, expected_version=0, values={"title": "A letter"}
    )


@pytest.mark.parametrize("name", APPEND_ONLY)
@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_row_can_be_neither_changed_nor_deleted(everything, name, act):
    model = apps.get_model("articles", name)
    rows = model.objects.all()
    assert rows.exists()
    other = {model._meta.pk.name: 9_999_999}

    with pytest.raises(DatabaseError, match=r"Cannot (update|delete)"), transaction.atomic():
        rows.update(**other) if act == "update" else rows._raw_delete("default")


def test_the_database_itself_refuses_a_sign_off_by_the_judge(verdict, reviewer):
    with pytest.raises(IntegrityError, match="author of a verdict cannot sign it off"):
        SignOff.objects.create(verdict=verdict, signer=reviewer, agrees=True)
