"""Changes for live updates of the desk. Triggers record them, whichever code writes the rows."""

from dataclasses import dataclass

from django.db import models
from django.db.models.functions import Now

from articles.models.protection import append_only

MOST_SEEN = 200  # changes that a look remembers; if more come at once, some are sent twice


@dataclass(frozen=True, slots=True)
class SeenChanges:
    """Which changes a page has seen: all of transactions before `oldest`, and the ids in `seen`.

    Ids alone are not enough, because transactions commit out of order.
    """

    oldest: int
    seen: frozenset[int] = frozenset()

    def __str__(self) -> str:
        return ".".join(map(str, (self.oldest, *sorted(self.seen)[-MOST_SEEN:])))

    @classmethod
    def parse(cls, written: str) -> "SeenChanges | None":
        """Return the look that `str` wrote, None if it is not one."""
        numbers = written.split(".")
        if len(written) > 5000 or not all(n.isascii() and n.isdigit() for n in numbers):
            return None
        oldest, *seen = (int(number[:18]) for number in numbers)
        return cls(oldest, frozenset(seen))


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes of desks."""

    def since(self, look: SeenChanges) -> "ChangeQuerySet":
        """Return those that a page with this look has not seen."""
        return self.filter(transaction__gte=look.oldest).exclude(pk__in=look.seen)


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

    objects = ChangeQuerySet.as_manager()

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
