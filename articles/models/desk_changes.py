"""Changes for live updates of the desk. Triggers record them, whichever code writes the rows."""

from dataclasses import dataclass
from datetime import timedelta

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import connection, models
from django.db.models.expressions import Func, RawSQL
from django.db.models.functions import Now

from articles.models.protection import not_truncatable

MOST_SEEN = 200  # changes that a look remembers; if more come at once, some are sent twice
MIN_CHANGE_DAYS = 7  # the database keeps changes at least so long
LOOK_LASTS = timedelta(days=MIN_CHANGE_DAYS - 1)

# The oldest transaction that still runs, the database that numbers transactions, and its time in seconds.
# A database that is restored or promoted counts as another one: its numbers may begin again.
SNAPSHOT = """(
    SELECT ARRAY[
        txid_snapshot_xmin(txid_current_snapshot()),
        hashtextextended(
            concat_ws(' ', system_identifier, timeline_id, 'articles_change'::regclass::oid), 0
        ) & 9007199254740991,
        extract(epoch FROM statement_timestamp())::bigint
    ] FROM pg_control_system(), pg_control_checkpoint()
)"""


@dataclass(frozen=True, slots=True)
class SeenChanges:
    """Which changes a page has seen: all of transactions before `oldest`, and the ids in `seen`.

    Ids alone are not enough, because transactions commit out of order. `database` is the number of the
    database that numbered the transactions, and `at` is when it did, in seconds since 1970; both are 0 in
    a page from an earlier version.
    """

    oldest: int
    seen: frozenset[int] = frozenset()
    database: int = 0
    at: int = 0

    def __str__(self) -> str:
        origin = f"{self.database}-{self.at}-" if self.database else ""
        return origin + ".".join(map(str, (self.oldest, *sorted(self.seen)[-MOST_SEEN:])))

    @classmethod
    def parse(cls, written: str) -> "SeenChanges | None":
        """Return the look that `str` wrote, None if it is not one."""
        *origin, rest = written.split("-")
        numbers = rest.split(".")
        is_written = all(n.isascii() and n.isdigit() for n in (*origin, *numbers))
        if len(written) > 5000 or len(origin) not in {0, 2} or not is_written:
            return None
        oldest, *seen = (int(number[:18]) for number in numbers)
        return cls(oldest, frozenset(seen), *(int(number[:18]) for number in origin))

    @classmethod
    def now(cls) -> "SeenChanges":
        """Return the look of a page that shows all that is committed: one query."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {SNAPSHOT}")
            ((snapshot,),) = cursor.fetchall()
        return cls.of_snapshot(snapshot)

    @classmethod
    def of_snapshot(cls, snapshot: list[int], seen: frozenset[int] = frozenset()) -> "SeenChanges":
        """Return the look of a page that was read with `Snapshot()` and shows the changes in `seen`."""
        oldest, database, at = snapshot
        return cls(oldest, seen, database, at)

    def is_outdated(self, now: "SeenChanges") -> bool:
        """Whether changes that the page has not seen may be gone.

        The look is of another database, which a backup has replaced, or older than changes are kept.
        """
        is_other = self.database not in {0, now.database}
        return is_other or (self.at > 0 and now.at - self.at > LOOK_LASTS.total_seconds())


class Snapshot(RawSQL):
    """What `SeenChanges.of_snapshot` needs, as an expression for queries."""

    def __init__(self) -> None:
        super().__init__(SNAPSHOT, (), ArrayField(models.BigIntegerField()))


class OldestRunning(Func):
    """The oldest transaction that still runs: all before it are committed or never will be."""

    template = "txid_snapshot_xmin(txid_current_snapshot())"
    output_field = models.BigIntegerField()


class NextTransaction(Func):
    """A number above that of each transaction so far.

    Changes with higher numbers are from the database of which this one was restored.
    """

    template = (
        "GREATEST(txid_snapshot_xmax(txid_current_snapshot()), txid_current_if_assigned() + 1)"
    )
    output_field = models.BigIntegerField()


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes of desks."""

    def since(self, look: SeenChanges) -> "ChangeQuerySet":
        """Return those that a page with this look has not seen."""
        new = self.filter(transaction__gte=look.oldest, transaction__lt=NextTransaction())
        return new.exclude(pk__in=look.seen)


class Change(models.Model):
    """A change that an open desk must show: its kind, claim, span of text and author.

    `transaction` is the id of the transaction that wrote it. A reader that has seen everything
    committed before a transaction asks for the changes from there on, and misses none. Backups leave the
    rows out: transactions have other numbers in another database.
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

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [  # small: rows of a transaction lie beside those of the ones before it
            BrinIndex(fields=["transaction"], name="change_transaction", pages_per_range=16)
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "transaction", "kind", "claim_id", "start", "end"],
                name="change_once_a_transaction",
                nulls_distinct=False,
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="stays_as_it_is", operation=pgtrigger.Update),
            pgtrigger.Protect(
                name="stays_for_days",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition(
                    f"OLD.at > now() - interval '{MIN_CHANGE_DAYS} days'"
                ),
            ),
            not_truncatable(),
        ]

    def __str__(self) -> str:
        return f"{self.kind} [{self.start}:{self.end}]"
