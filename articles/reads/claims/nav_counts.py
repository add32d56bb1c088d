"""The numbers in the header of every page, counted in one query, and the list of mentions."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Mention, Question, User
from articles.models.conditions import standing
from articles.prepared import prepared
from articles.reads.claims.claim_list import claims_to_check
from articles.reads.visibility import listed_rows, readable_rows


@dataclass(frozen=True, slots=True)
class PendingWork:
    """How many claims, questions and mentions wait for a user."""

    claims: int = 0
    questions: int = 0
    mentions: int = 0


def count_pending_work(user: User) -> PendingWork:
    """Count the claims to check, the open questions and the unread mentions of the user."""
    return PendingWork(*_counts(user)[0])


@prepared
def _counts(user: User) -> QuerySet[User, tuple[int, ...]]:
    return User.objects.filter(pk=user.pk).values_list(
        _count(claims_to_check(reader=user)),
        _count(listed_rows(Question.objects.open(), "claim__revision__article", user)),
        _count(_mentions(user).filter(read_at__isnull=True)),
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    """Return the number of rows as an expression for another query."""
    total = rows.order_by().annotate(group=Value(1)).values("group").annotate(total=Count("pk"))
    return Coalesce(Subquery(total.values("total")), 0)


def mentions_of(user: User) -> QuerySet[Mention]:
    """Return the mentions of the user, newest first.

    Mentions in withdrawn comments, and in articles that the user may not read, are left out.
    """
    authors_and_articles = ("comment__author", "comment__claim__revision__article")
    return _mentions(user).select_related(*authors_and_articles).order_by("-pk")


def _mentions(user: User) -> QuerySet[Mention]:
    mentions = Mention.objects.filter(standing("comment"), user=user)
    return readable_rows(mentions, "comment__claim__revision__article", user)
