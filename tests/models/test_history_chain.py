"""The hash chain: an alteration of the history that went around the triggers is named."""

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction

from articles.models import Claim, HistoryErasure, HistoryHead, HistoryLink, Verdict
from articles.models.history import event_tables
from articles.reads.history import Misfit, first_fault
from tests.actions.publishing.other_newsroom import exported
from tests.factories import make_article, make_claim, make_edition

SEAL = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"


def run(*statements: str) -> None:
    """Run SQL as somebody who can switch the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute(SEAL)
        for statement in ("SET LOCAL session_replication_role = replica", *statements):
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


@pytest.fixture
def published(verdict, editor, reviewer):
    """An edition, and writes after it, so that every chain goes on."""
    run()
    edition = make_edition(verdict.claim.revision.article, editor)
    Claim.objects.filter(pk=verdict.claim_id).update(priority=1, note="Later.")
    run()
    return edition


ALTERATIONS = {
    "a changed event": (
        "UPDATE articles_claimevent SET priority = 3 WHERE pgh_label = 'insert'",
        ("articles_claimevent", Misfit.CHANGED),
    ),
    "a changed reason of an event": (
        "UPDATE articles_verdictevent SET explanation = 'It cost nine.'",
        ("articles_verdictevent", Misfit.CHANGED),
    ),
    "a changed verdict": (
        "UPDATE articles_verdict SET explanation = 'It cost nine.'",
        ("articles_verdict", Misfit.CHANGED),
    ),
    "a changed rating of a verdict": (
        'UPDATE articles_verdict SET recorded_rating = \'{"label": "True"}\'',
        ("articles_verdict", Misfit.CHANGED),
    ),
    "a deleted event": (
        "DELETE FROM articles_claimevent WHERE pgh_label = 'insert'",
        ("articles_claimevent", Misfit.MISSING),
    ),
    "an event that no trigger wrote": (
        """INSERT INTO articles_claimevent SELECT (e).* FROM (
            SELECT jsonb_populate_record(e, '{"pgh_id": 999999}') AS e
            FROM articles_claimevent e LIMIT 1
        ) x""",
        ("articles_claimevent", Misfit.UNCHAINED),
    ),
    "an event deleted with its link": (
        "DELETE FROM articles_historylink WHERE chain > 0 AND position = 2",
        (None, Misfit.LINK),
    ),
    "a digest made to fit": (
        "UPDATE articles_historylink SET digest = '\\x00' WHERE chain > 0 AND position = 2",
        (None, Misfit.LINK),
    ),
    "two links in another order": (
        "UPDATE articles_historylink SET position = -position WHERE chain > 0 AND position < 3",
        (None, Misfit.LINK),
    ),
    "a head of another time": (
        "UPDATE articles_historyhead SET position = position - 1 WHERE chain > 0",
        ("articles_historyhead", Misfit.HEAD),
    ),
}


def test_each_alteration_is_named(published):
    for kind, (statement, (table, misfit)) in ALTERATIONS.items():
        with transaction.atomic():
            run(statement)
            fault = first_fault()
            transaction.set_rollback(True)

        assert fault is not None, kind
        assert fault.misfit is misfit, kind
        assert table in {None, fault.table}, kind


def test_an_untouched_history_fits(published):
    assert first_fault() is None
    assert HistoryLink.objects.filter(position__isnull=True).count() == 0


def test_without_the_chain_a_changed_verdict_would_not_be_noticed(published):
    run(
        "UPDATE articles_verdict SET explanation = 'It cost nine.'",
        "DELETE FROM articles_historylink",
        "DELETE FROM articles_historyhead",
    )

    assert Verdict.objects.get().explanation == "It cost nine."
    fault = first_fault()
    assert fault is not None
    assert fault.misfit in {Misfit.UNCHAINED, Misfit.EDITION}


def test_an_edition_shows_that_the_end_of_the_history_was_cut_off(published):
    article = published.publication.article_id
    tables = [model._meta.db_table for model in event_tables()]
    run(
        f"CREATE TEMP TABLE kept AS SELECT * FROM articles_historylink"
        f" WHERE chain = {article} AND position = 1",
        f"UPDATE articles_historyhead h SET position = 1, hash = k.hash FROM kept k"
        f" WHERE h.chain = {article}",
        "DELETE FROM articles_historylink WHERE chain > 0 AND position > 1",
        *(
            f"DELETE FROM {table} e WHERE NOT EXISTS (SELECT FROM"
            f" articles_historylink l JOIN articles_historyshape s ON s.id = l.shape_id"
            f" WHERE s.table_name = '{table}' AND l.row_id = e.pgh_id)"
            for table in tables
        ),
        "DELETE FROM articles_verdict",
        "DROP TABLE kept",
    )

    fault = first_fault()

    assert fault is not None
    assert (fault.table, fault.misfit) == ("articles_edition", Misfit.EDITION)


def test_the_command_names_the_first_row_and_fails(published, capsys):
    call_command("verify_history")
    run("UPDATE articles_verdict SET explanation = 'It cost nine.'")

    with pytest.raises(CommandError, match=r"articles_verdict \d+ \(article \d+, position \d+\)"):
        call_command("verify_history")
    assert "all as they were written" in capsys.readouterr().out


def test_a_row_that_an_erasure_emptied_keeps_its_place(published):
    verdict = Verdict.objects.get()
    HistoryErasure.objects.create(
        table_name="articles_verdict", row_id=verdict.pk, reason="Request of the speaker."
    )
    run("UPDATE articles_verdict SET explanation = '[erased]'")

    assert first_fault() is None
    run("UPDATE articles_claimevent SET note = '[erased]'")
    assert first_fault() is not None  # nobody recorded this one


def test_the_head_is_in_the_report_and_in_the_edition(published):
    article = published.publication.article
    head = HistoryHead.objects.get(pk=article.pk)

    in_report = json.loads(exported(article))["report"]["history"]
    in_edition = json.loads(published.record)["report"]["history"]

    assert in_report == {"position": head.position, "sha256": bytes(head.hash).hex()}
    assert 0 < in_edition["position"] < head.position


def test_a_row_belongs_to_the_chain_of_its_article(verdict, editor):
    make_claim(make_article(editor, title="Another"), editor)
    run()

    chains = dict(HistoryHead.objects.values_list("pk", "position"))
    assert set(chains) == {
        0,
        *type(verdict.claim.revision.article).objects.values_list("pk", flat=True),
    }
    assert first_fault() is None


def change_note(cursor: Any, claim: Claim) -> None:
    """Write an event of the claim, and take its place in the chain at once."""
    cursor.execute("SET LOCAL lock_timeout = '300ms'")
    cursor.execute("UPDATE articles_claim SET note = 'Again.' WHERE id = %s", [claim.pk])
    cursor.execute(SEAL)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [False, True], ids=["another article", "the same article"])
def test_only_writes_to_one_article_wait_for_each_other(editor, same):
    first = make_claim(make_article(editor), editor)
    article = first.revision.article if same else make_article(editor, title="Another")
    second = make_claim(article, editor, "the bridge cost 4.5 million euros")
    other = connection.copy()
    try:
        with transaction.atomic(), connection.cursor() as cursor, other.cursor() as there:
            change_note(cursor, first)
            there.execute("BEGIN")
            if same:
                with pytest.raises(OperationalError, match="lock timeout"):
                    change_note(there, second)
            else:
                change_note(there, second)
            there.execute("ROLLBACK")
    finally:
        other.close()
    assert first_fault() is None
