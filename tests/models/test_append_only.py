"""The database refuses to change or delete rows of append-only models."""

import pgtrigger
import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

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
from articles.models.history import event_tables
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
    "EventContext",
]
NEVER_EMPTIED = """
    SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger
    WHERE tgname LIKE 'pgtrigger_append_only_%' OR tgname LIKE 'pgtrigger_not_deletable_%'
    ORDER BY 1
"""


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


@pytest.mark.parametrize("act", ["update", "delete"])
def test_rows_cannot_be_changed_or_deleted(everything, act):
    for model in (apps.get_model("articles", name) for name in APPEND_ONLY):
        rows = model.objects.all()
        assert rows.exists(), model
        other = {model._meta.pk.name: 9_999_999}

        with pytest.raises(DatabaseError, match=r"Cannot (update|delete)"), transaction.atomic():
            rows.update(**other) if act == "update" else rows._raw_delete("default")


@pytest.fixture
def protected_tables(db) -> list[str]:
    """The tables whose rows the database refuses to delete."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # pending checks would refuse as well
        cursor.execute(NEVER_EMPTIED)
        return [table for (table,) in cursor.fetchall()]


def truncate(table: str) -> bool:
    """Try to empty a table. Return whether the database did it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        return "Cannot truncate" not in str(refusal)
    return True


def test_all_tables_of_events_and_all_append_only_tables_are_protected(protected_tables):
    tables = {model._meta.db_table for model in event_tables()}
    tables |= {apps.get_model("articles", name)._meta.db_table for name in APPEND_ONLY}
    tables |= {"articles_edition", "pghistory_context"}

    assert len(tables) > 30
    assert tables - set(protected_tables) == set()


def test_no_table_of_the_history_can_be_emptied(protected_tables):
    assert [table for table in protected_tables if truncate(table)] == []


def test_without_their_triggers_all_could_be_emptied(protected_tables):
    with pgtrigger.ignore():
        assert [table for table in protected_tables if not truncate(table)] == []


def test_the_database_refuses_a_sign_off_by_the_author(verdict, reviewer):
    with pytest.raises(IntegrityError, match="author of a verdict cannot sign it off"):
        SignOff.objects.create(verdict=verdict, signer=reviewer, agrees=True)
