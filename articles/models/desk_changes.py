"""Changes for live updates of the desk. Triggers record them, whichever code writes the rows."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from articles.models.versioned import append_only

WRITES = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


class Change(models.Model):
    """A change that an open desk must show: its kind, claim, span of text and author.

    `transaction` is the id of the transaction that wrote it. A reader that has seen everything
    committed before a transaction asks for the changes from there on, and misses none.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.DO_NOTHING, related_name="changes", db_index=False
    )
    kind = models.CharField(max_length=15, help_text="What changed: a verdict, a comment.")
    claim_id = models.BigIntegerField(null=True)
    start = models.PositiveIntegerField(null=True, help_text="Of the affected text.")
    end = models.PositiveIntegerField(null=True)
    user_id = models.BigIntegerField(null=True, help_text="None for a worker.")
    transaction = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "transaction", "kind", "claim_id", "start", "end"],
                name="change_once_a_transaction",
                nulls_distinct=False,
            ),
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.kind} [{self.start}:{self.end}]"


# SQL for the article, the claim and the span of text that a written row affects.
THE_TEXT = "r.article_id, NULL::bigint, NULL::integer, NULL::integer"
THE_STATEMENT = 'r.article_id, NULL::bigint, s.start, s."end"'
THE_CLAIM = 'r.article_id, c.id, c.start, c."end"'
OF_REVISION = "FROM articles_revision r WHERE r.id = row.revision_id"
OF_STATEMENT = """FROM articles_statement s JOIN articles_revision r ON r.id = s.revision_id
            WHERE s.id = row.statement_id"""
CLAIMS = "FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id"
OF_CLAIM = f"{CLAIMS} WHERE c.id = row.claim_id"
OF_VERDICT = f"{CLAIMS} JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = row.verdict_id"
OF_COMMENT = f"{CLAIMS} JOIN articles_comment m ON m.claim_id = c.id WHERE m.id = row.comment_id"
OF_CITATION = f"{CLAIMS} JOIN articles_citation t ON t.claim_id = c.id WHERE t.id = row.citation_id"
OF_SOURCE = (
    f"{CLAIMS} JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = row.source_id"
)


def seen_on_the_desk(
    kind: str, affected: str, tables: str, *, operation: pgtrigger.Operation = WRITES
) -> pgtrigger.Trigger:
    """Return the trigger that records a `Change` for each row written, for a model's `triggers`.

    `affected` and `tables` are SQL for the article, claim and span; in both, `row` is the row.
    A transaction that adds a revision records one change for all its rows.
    """
    insert_change = f"""
        INSERT INTO articles_change
            (kind, article_id, claim_id, start, "end", user_id, transaction)
        SELECT '{kind}', {affected},
            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb
                ->> 'user')::bigint,
            txid_current()
        {tables}
        ON CONFLICT DO NOTHING;
    """
    return pgtrigger.Trigger(
        name=f"seen_as_{kind}",
        when=pgtrigger.After,
        operation=operation,
        func=f"""
            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN
                RETURN NULL;
            END IF;
            IF TG_OP = 'DELETE' THEN {insert_change.replace("row.", "OLD.")}
            ELSE {insert_change.replace("row.", "NEW.")}
            END IF;
            RETURN NULL;
        """,
    )
