"""The history: tables that triggers write, that nobody rewrites, and the hash chain over them.

The chain shows an alteration that went around the triggers. Each chained row gets a `HistoryLink` in
its own transaction, with a digest of its content. When the transaction commits, the link is sealed:
it takes the next position of its chain and a hash over the previous hash, its place and its digest.
There is one chain for each article and one for what belongs to none, so that writes to different
articles never wait for each other. The functions are in the migration `history_chain`.
"""

from functools import cache

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from pghistory.models import Context
from pghistory.models import Event as EventTable

from articles.models.newsroom.people import LoginAttempt
from articles.models.protection import append_only, changes_once, not_deletable, not_truncatable
from articles.models.verdicts.verdict import SignOff, Verdict

OF_NO_ARTICLE = 0  # the chain of rows that belong to no article


class EventContext(Context):
    """Who caused events, and why. The database refuses to change it, as it refuses for events."""

    class Meta:
        proxy = True
        app_label = "articles"
        triggers = append_only()


class HistoryShape(models.Model):
    """The columns of a table that a digest covers, in their order.

    A migration that renames a column renames it here as well, with `rename_history_column`: the
    hashes stay.
    """

    table_name = models.CharField(max_length=63)
    columns = ArrayField(models.CharField(max_length=63))

    class Meta:
        app_label = "articles"
        constraints = [
            models.UniqueConstraint(fields=["table_name", "columns"], name="history_shape_unique")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.table_name


class HistoryLink(models.Model):
    """The place of a row in a chain. `digest` and `hash` are SHA-256.

    A row that is emptied later, as `HistoryErasure` says, keeps its link.
    """

    chain = models.BigIntegerField(help_text="Id of the article; 0 for none.")
    position = models.BigIntegerField(null=True, help_text="From 1; empty until it commits.")
    shape = models.ForeignKey(
        HistoryShape, on_delete=models.DO_NOTHING, db_constraint=False, related_name="links"
    )
    row_id = models.BigIntegerField()
    digest = models.BinaryField()
    hash = models.BinaryField(null=True)

    class Meta:
        app_label = "articles"
        constraints = [
            models.UniqueConstraint(fields=["chain", "position"], name="history_link_position"),
        ]
        indexes = [
            models.Index(
                fields=["chain", "id"],
                condition=models.Q(position__isnull=True),
                name="history_link_unsealed",
            ),
        ]
        triggers = [
            *not_deletable(),
            changes_once("position"),
            pgtrigger.Trigger(
                name="seal",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func="PERFORM articles_seal_history(NEW.id); RETURN NULL;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain}: {self.position}"


class HistoryHead(models.Model):
    """The last position of a chain and its hash. Each transaction locks it when it commits."""

    chain = models.BigIntegerField(primary_key=True)
    position = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        app_label = "articles"
        triggers = not_deletable()

    def __str__(self) -> str:
        return f"{self.chain}: {self.position}"


class HistoryErasure(models.Model):
    """The record that retention or an erasure emptied a row of the history. Itself in the chain."""

    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "articles"
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="history_erasure_reason")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_id}"


def event_tables() -> list[type[EventTable]]:
    """Return the models of all tables of events, in the order of their names."""
    return sorted(EventTable.__subclasses__(), key=lambda model: model._meta.db_table)


@cache
def chained_models() -> list[type[models.Model]]:
    """Return the models whose rows are in the chain."""
    return [*event_tables(), Verdict, SignOff, LoginAttempt, HistoryErasure]


def protect_event_tables() -> None:
    """Give the tables of the history the triggers that they have in common.

    django-pghistory creates the models of events without a place for their triggers. It forbids to
    change and delete their rows, by the setting PGHISTORY_APPEND_ONLY. `articles.models` calls this
    when it has loaded all models.
    """
    for table in event_tables():
        pgtrigger.register(not_truncatable())(table)
    for model in chained_models():
        pgtrigger.register(_joins_chain())(model)


def _joins_chain() -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="joins_chain",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        func="PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;",
    )
