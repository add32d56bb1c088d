"""Who may read an article, and who changed that when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from articles.models import Article, ArticleReader, Readership, Team, User

MAX_CHANGES = 50


@dataclass(frozen=True, slots=True)
class ReaderChange:
    """A change of the readers or of the shelf: when, by whom (None for a shell), and what."""

    at: datetime
    who: User | None
    what: str


@dataclass(frozen=True, slots=True)
class ArticleReaders:
    """The readers of an article with their history, newest first.

    Without `is_named` the whole newsroom reads it. `administrators` always do.
    """

    owner: User
    is_named: bool
    people: Sequence[User]
    teams: Sequence[Team]
    administrators: Sequence[User]
    history: Sequence[ReaderChange]


def readers_of(article: Article) -> ArticleReaders:
    """Return the readers of the article in a constant number of queries."""
    readers = ArticleReader.objects.filter(article=article).select_related("person", "team")
    rows = list(readers.prefetch_related("team__members"))
    administrators = User.objects.filter(is_administrator=True, is_active=True)
    return ArticleReaders(
        owner=article.owner,
        is_named=Readership.objects.get(article=article).is_named,
        people=[row.person for row in rows if row.person],
        teams=[row.team for row in rows if row.team],
        administrators=list(administrators.order_by("username")),
        history=_history(article),
    )


def _history(article: Article) -> list[ReaderChange]:
    """Return the newest changes of the readers, and when the article was archived or deleted."""
    audiences = _events("ReadershipEvent", article)
    named = _events("ArticleReaderEvent", article)
    people = {user.pk: user for user in User.objects.all()}
    team_events: Any = apps.get_model("articles", "TeamEvent")
    teams = dict(team_events.objects.values_list("id", "name"))
    described = [
        *(
            (each, _describe_change(before, each))
            for each, before in zip_longest(audiences, audiences[1:])
        ),
        *((each, _describe_reader(each, people, teams)) for each in named),
    ]
    described.sort(
        key=lambda pair: (
            pair[0].pgh_created_at,
            hasattr(pair[0], "person_id"),
            pair[0].pgh_id,
        ),
        reverse=True,
    )
    return [
        ReaderChange(event.pgh_created_at, people.get(_person_of(event)), what)
        for event, what in described
        if what
    ][:MAX_CHANGES]


def _events(model: str, article: Article) -> list[Any]:
    events: Any = apps.get_model("articles", model)
    newest_first = events.objects.filter(article=article).order_by("-pgh_created_at", "-pgh_id")
    return list(newest_first.select_related("pgh_context")[:MAX_CHANGES])


def _person_of(event: Any) -> int:
    return (event.pgh_context.metadata.get("user") if event.pgh_context else None) or 0


def _describe_change(before: Any, event: Any) -> str:
    """Return what changed between two states of a `Readership`; empty for what the readers say."""
    if before is None or before.audience != event.audience:
        return _("Readers: %(audience)s") % {"audience": Readership.Audience(event.audience).label}
    if before.archived_at != event.archived_at:
        return _("Archived") if event.archived_at else _("Taken out of the archive")
    if before.deleted_at != event.deleted_at:
        return _("Deleted") if event.deleted_at else _("Restored")
    return ""


def _describe_reader(event: Any, people: dict[int, User], teams: dict[int, str]) -> str:
    name = {"name": people.get(event.person_id or 0) or teams.get(event.team_id or 0, "")}
    added, removed = _("%(name)s added to the readers"), _("%(name)s removed from the readers")
    return (added if event.pgh_label == "insert" else removed) % name
