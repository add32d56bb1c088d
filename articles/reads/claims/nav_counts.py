"""What waits for a person, counted for the header of every page in one query."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Mention, Question, User
from articles.reads.claims.claim_card import claims_to_check


@dataclass(frozen=True, slots=True)
class Waiting:
    claims: int = 0
    questions: int = 0
    mentions: int = 0


def waiting_for(user: User) -> Waiting:
    """Claims in the queue, open queries, mentions that the person has not read."""
    counts = User.objects.filter(pk=user.pk).values_list(
        _count(claims_to_check(reader=user)),
        _count(Question.objects.open()),
        _count(Mention.objects.filter(user=user, read_at__isnull=True, comment__withdrawal=None)),
    )
    return Waiting(*counts[0])


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many rows there are, as a part of another query."""
    total = rows.order_by().annotate(one=Value(1)).values("one").annotate(total=Count("pk"))
    return Coalesce(Subquery(total.values("total")), 0)


def mentions_of(user: User) -> QuerySet[Mention]:
    """Comments that call the person and were not taken back, newest first."""
    standing = Mention.objects.filter(user=user, comment__withdrawal__isnull=True)
    return standing.select_related("comment__author", "comment__claim__revision__article").order_by(
        "-pk"
    )
