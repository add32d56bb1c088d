"""Changes on a desk since a page last asked, and the other people who have it open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Least, Now

from articles import permissions
from articles.models import (
    Article,
    Change,
    NextTransaction,
    OldestRunning,
    Presence,
    PresentPerson,
    SeenChanges,
    Snapshot,
    User,
)
from articles.models.newsroom.presence import PRESENCE_EXPIRES, PRESENCE_RENEWED
from articles.prepared import Reading, prepared, read_now, read_together
from articles.reads.articles.lines import Line, lines_inside

ChangeRow = tuple[Any, ...]
OF_VERDICTS = frozenset({"claim", "verdict", "signoff", "reconfirmation", "tiebreak"})
OF_CLAIMS = OF_VERDICTS | {  # kinds of changes that affect nothing of the text or the article
    *("withdrawal", "question", "comment", "resolution", "file"),
    *("citation", "finding", "job", "capture", "correction"),
}


@dataclass(frozen=True, slots=True)
class DeskUpdates:
    """The changes since a look, oldest first, and the look that includes them.

    `is_outdated`: the changes since the look are not known, so that everything is drawn again.
    """

    article: Article
    changes: Sequence[Change]
    look: SeenChanges
    is_outdated: bool = False

    @property
    def has_news(self) -> bool:
        """Whether the page has to draw anything."""
        return self.is_outdated or bool(self.changes)

    @property
    def whole_text(self) -> bool:
        """Whether statements were split, merged or added, so that the whole text is drawn again."""
        return self.is_outdated or any(change.kind == "bounds" for change in self.changes)

    @property
    def new_text(self) -> bool:
        """Whether there is another revision."""
        return any(change.kind == "revision" for change in self.changes)

    @property
    def only_of_claims(self) -> bool:
        """Whether speakers, readers and inconsistencies are the same as before."""
        is_known = not self.is_outdated
        return is_known and all(change.kind in OF_CLAIMS for change in self.changes)

    def changed(self, lines: Sequence[Line]) -> list[Line]:
        """Return those of `lines`, which are in text order, that a change affects."""
        placed = [change for change in self.changes if change.start is not None]
        inside = (lines_inside(lines, change.start or 0, change.end or 0) for change in placed)
        return [lines[index] for index in sorted({index for each in inside for index in each})]

    def in_words(self, start: int, end: int) -> list[Change]:
        """Return the changes that affect the text in [start, end)."""
        return [
            change
            for change in self.changes
            if change.start is not None and change.start < end and (change.end or 0) > start
        ]


def updates_since(look: SeenChanges, article_id: int, *, reader: User) -> DeskUpdates:
    """Return the changes of a desk since a look: one query.

    Raises `Article.DoesNotExist`, also if `reader` may not read the article.
    """
    (updates,) = read_now(updates_reading(look, article_id=article_id, reader=reader))
    return updates


def updates_reading(
    *looks: SeenChanges, article_id: int, reader: User
) -> Reading[list[DeskUpdates]]:
    """Return the reading of `updates_since` for each of the looks."""
    oldest = min(look.oldest for look in looks)
    (rows,) = yield [_change_rows.bind(oldest, article_id, reader)]
    return [_updates(rows, look, article_id) for look in looks]


def poll_desk(
    look: SeenChanges, article_id: int, *, reader: User
) -> tuple[DeskUpdates, list[PresentPerson]]:
    """Return the changes of a desk since a look, and who has it open, by name: one query.

    Raises `Article.DoesNotExist`, also if `reader` may not read the article.
    """
    rows, people = read_together(
        _change_rows.bind(look.oldest, article_id, reader), _presences.bind(article_id)
    )
    return _updates(rows, look, article_id), list(map(_present_person, people))


@prepared
def _change_rows(oldest: int, article_id: int, reader: User) -> QuerySet[Article, ChangeRow]:
    # An outdated look may begin later than the look that replaces it.
    first = Least(Value(oldest, output_field=BigIntegerField()), OldestRunning())
    is_new = Q(changes__transaction__gte=first, changes__transaction__lt=NextTransaction())
    return (
        permissions.readable_by(reader)
        .filter(pk=article_id)
        .annotate(
            new=FilteredRelation("changes", condition=is_new),
            snapshot=Snapshot(),
        )
        .values_list(
            "snapshot",
            "new__id",
            "new__kind",
            "new__claim_id",
            "new__start",
            "new__end",
            "new__user_id",
            "new__transaction",
        )
        .order_by("new__id")
    )


def _updates(rows: Sequence[ChangeRow], look: SeenChanges, article_id: int) -> DeskUpdates:
    if not rows:
        raise Article.DoesNotExist
    snapshot = rows[0][0]
    changes = [
        Change(pk=pk, kind=kind, claim_id=claim, start=start, end=end, user_id=user, transaction=at)
        for _snapshot, pk, kind, claim, start, end, user, at in rows
        if pk is not None
    ]
    now = SeenChanges.of_snapshot(snapshot)
    seen = frozenset(change.pk for change in changes if change.transaction >= now.oldest)
    new = [each for each in changes if each.transaction >= look.oldest and each.pk not in look.seen]
    return DeskUpdates(
        Article(pk=article_id),
        new,
        SeenChanges.of_snapshot(snapshot, seen),
        is_outdated=look.is_outdated(now),
    )


@prepared
def _presences(article_id: int) -> QuerySet[Presence]:
    present = Presence.objects.filter(article=article_id, seen_at__gt=Now() - PRESENCE_EXPIRES)
    is_fresh = Q(seen_at__gt=Now() - PRESENCE_RENEWED)
    return present.annotate(is_fresh=is_fresh).select_related("user").order_by("user__username")


def _present_person(row: Any) -> PresentPerson:
    return PresentPerson(row.user, row.statement_id, row.writing, row.is_fresh)
