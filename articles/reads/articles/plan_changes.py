"""Who planned an article: changes of deadline, owner and tags."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article, Tag, User
from articles.reads.articles.readers import MAX_CHANGES, ReaderChange


def plan_changes(article: Article) -> list[ReaderChange]:
    """Return the newest changes, newest first: five queries."""
    people = {user.pk: user for user in User.objects.all()}
    tags = dict(Tag.objects.values_list("pk", "name"))
    changes = [
        *_changed_deadlines(article),
        *_changed_owners(article, people),
        *_changed_tags(article, tags),
    ]
    changes.sort(key=lambda change: (change[0].pgh_created_at, change[0].pgh_id), reverse=True)
    return [
        ReaderChange(event.pgh_created_at, people.get(_person_of(event)), what)
        for event, what in changes[:MAX_CHANGES]
    ]


def _changed_deadlines(article: Article) -> Iterator[tuple[Any, str]]:
    former = None
    for event in _events("ArticlePlanEvent", article=article):
        if event.deadline != former:
            former = event.deadline
            yield event, _describe_deadline(former)


def _describe_deadline(deadline: Any) -> str:
    if deadline is None:
        return _("Deadline removed")
    shown = date_format(timezone.localtime(deadline), "SHORT_DATETIME_FORMAT")
    return _("Deadline: %(time)s") % {"time": shown}


def _changed_owners(article: Article, people: dict[int, User]) -> Iterator[tuple[Any, str]]:
    for before, event in pairwise(_events("ArticleEvent", id=article.pk)):
        if before.owner_id != event.owner_id:
            yield event, _("Owner: %(name)s") % {"name": people[event.owner_id]}


def _changed_tags(article: Article, tags: dict[int, str]) -> Iterator[tuple[Any, str]]:
    for event in _events("ArticleTagEvent", article=article):
        sentence = (
            _("Tag added: %(name)s") if event.pgh_label == "insert" else _("Tag removed: %(name)s")
        )
        yield event, sentence % {"name": tags.get(event.tag_id, "")}


def _events(model: str, **of_article: Any) -> list[Any]:
    """Return the newest events of a model, the oldest first."""
    events: Any = apps.get_model("articles", model)
    newest = events.objects.filter(**of_article).order_by("-pgh_id").select_related("pgh_context")
    return list(newest[: MAX_CHANGES + 1])[::-1]


def _person_of(event: Any) -> int:
    return (event.pgh_context.metadata.get("user") if event.pgh_context else None) or 0
