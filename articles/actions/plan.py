"""Plan the work on an article: deadline, owner and tags; rename tags."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.readers import require_access_to_assigned
from articles.actions.transactions import acting
from articles.actions.undo_log import UndoRecorder, record_undo
from articles.models import Article, ArticlePlan, ArticleTag, Tag, UndoEntry, User
from articles.models.versioned import CHANGED
from articles.refusals import Refused, Stale


def plan_article(
    article: Article,
    *,
    by: User,
    deadline: datetime | None,
    owner: User,
    tags: Sequence[str] = (),
    expected_version: int,
) -> ArticlePlan:
    """Set deadline, owner and tags of an article. `expected_version` is 0 before the first plan.

    Raises `Stale` if somebody planned it first, `Refused` if the new owner cannot log in, or if the
    present one could not read claims any more that are assigned to them, `NotAllowed`.
    """
    permissions.require(permissions.may_archive(by, article))
    if not permissions.may_log_in(owner):
        raise Refused(_("%(name)s cannot log in. Choose another owner.") % {"name": owner})
    with acting(by), record_undo(UndoEntry.Kind.PLAN_ARTICLE, by=by, on=article) as undo:
        plan = _change_plan(article, deadline, expected_version, undo)
        if owner.pk != article.owner_id:
            former = article.owner
            undo.changes(article)
            article.change(expected_version=article.version, owner=owner)
            require_access_to_assigned([former])
        _change_tags(article, tags, by, undo)
    return plan


def _change_plan(
    article: Article, deadline: datetime | None, expected_version: int, undo: UndoRecorder
) -> ArticlePlan:
    if expected_version == 0:
        try:
            with transaction.atomic():
                plan = ArticlePlan.objects.create(article=article, deadline=deadline)
        except IntegrityError as planned:
            raise Stale(CHANGED, theirs=describe_plan(article)) from planned
        undo.created(plan)
        return plan
    plan = ArticlePlan.objects.get(article=article)
    undo.changes(plan)
    theirs = describe_plan(article)
    return plan.change(expected_version=expected_version, theirs=theirs, deadline=deadline)


def _change_tags(article: Article, names: Iterable[str], by: User, undo: UndoRecorder) -> None:
    wanted = {tag.pk: tag for tag in map(_tag_named, names)}
    for row in article.tagged.all():
        if not wanted.pop(row.tag_id, None):
            undo.deletes(row)
            row.delete()
    undo.created(
        *(
            ArticleTag.objects.create(article=article, tag=tag, tagged_by=by)
            for tag in wanted.values()
        )
    )


def _tag_named(name: str) -> Tag:
    """Return the tag with this name in any case; a new one, if there is none."""
    return Tag.objects.filter(name__iexact=name).first() or Tag.objects.create(name=name)


def describe_plan(article: Article) -> str:
    """Return the present plan as a line, for somebody who planned at the same time."""
    plan = ArticlePlan.objects.filter(article=article).first()
    owner = User.objects.get(articles=article)
    tags = ", ".join(str(row) for row in article.tagged.select_related("tag"))
    deadline = f"{plan.deadline:%Y-%m-%d %H:%M}" if plan and plan.deadline else _("no deadline")
    return "; ".join(filter(None, [deadline, str(owner), tags]))


def rename_tag(tag: Tag, *, by: User, name: str) -> Tag:
    """Rename a tag on all its articles. The name of another tag, in any case, makes both one.

    Returns the tag that the articles have now. The emptied one is kept for the history, and is
    offered nowhere. Raises `NotAllowed`.
    """
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        other = Tag.objects.exclude(pk=tag.pk).filter(name__iexact=name).first()
        if other is None:
            tag.name = name
            tag.save()
            return tag
        for row in tag.tagged.select_related("article"):
            row.delete()
            ArticleTag.objects.get_or_create(
                article=row.article, tag=other, defaults={"tagged_by": by}
            )
    return other
