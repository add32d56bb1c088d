"""The numbers and delays in the header of every page, read in one query, and the list of mentions.

Counting ends at a hundred, so that its cost does not grow with the newsroom.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Value

from articles import permissions
from articles.models import CorrectionCase, Mention, Question, User
from articles.models.conditions import standing
from articles.prepared import Reading, prepared, read_now
from articles.reads.claims.claim_list import claims_to_check
from articles.reads.rows import CountUpTo
from articles.reads.visibility import listed_rows, readable_rows
from articles.rules import current_notifications
from articles.workers import silent_kinds

MOST_COUNTED = 100


@dataclass(frozen=True, slots=True)
class PendingWork:
    """How much waits for a user: claims, questions, notifications and, for editors, corrections.

    `MOST_COUNTED` stands for more.
    """

    claims: int = 0
    questions: int = 0
    notifications: int = 0
    corrections: int = 0
    silent: tuple[tuple[str, datetime], ...] = ()  # kinds of workers that stopped, and when


def count_pending_work(user: User) -> PendingWork:
    """Count the claims to check, the open questions and the unread notifications of the user.

    With them come the workers that have stopped.
    """
    return read_now(pending_work_reading(user))


def pending_work_reading(user: User) -> Reading[PendingWork]:
    """Return the reading of `count_pending_work`."""
    (counts,), silent = yield [_counts.bind(user), silent_kinds.bind()]
    claims, questions, notifications, corrections = counts
    return PendingWork(claims, questions, notifications, corrections, tuple(silent))


@prepared
def _counts(user: User) -> QuerySet[User, tuple[int, ...]]:
    return User.objects.filter(pk=user.pk).values_list(
        _count(claims_to_check(reader=user)),
        _count(listed_rows(Question.objects.open(), "claim__revision__article", user)),
        _count(current_notifications(user).filter(read_at__isnull=True)),
        _count(_open_corrections(user)) if permissions.may_publish(user) else Value(0),
    )


def _open_corrections(user: User) -> QuerySet[CorrectionCase]:
    """Return the open cases, those of archived articles too: readers still find what is published."""
    cases = CorrectionCase.objects.filter(state=CorrectionCase.State.OPEN)
    return readable_rows(cases, "edition__publication__article", user)


def _count(rows: QuerySet[Any]) -> CountUpTo:
    return CountUpTo(rows, MOST_COUNTED)


def mentions_of(user: User) -> QuerySet[Mention]:
    """Return the mentions of the user, newest first.

    Mentions in withdrawn comments, and in articles that the user may not read, are left out.
    """
    authors_and_articles = ("comment__author", "comment__claim__revision__article")
    mentions = Mention.objects.filter(standing("comment"), user=user)
    readable = readable_rows(mentions, "comment__claim__revision__article", user)
    return readable.select_related(*authors_and_articles).order_by("-pk")
