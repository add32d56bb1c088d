"""Changes for live updates of the desk. Triggers record them, whichever code writes the rows."""

from django.db import models
from django.db.models.functions import Now

from articles.models.protection import append_only


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
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.kind} [{self.start}:{self.end}]"
