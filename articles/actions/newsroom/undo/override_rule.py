from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, found
from articles.actions.publishing import lock_article
from articles.actions.undo_log import Row
from articles.models import Override, PublicationApproval, UndoEntry, User, Withdrawal


def undo(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """The rule holds the article back again, if it has not been approved with the override."""
    permissions.require(permissions.may_approve(by))
    lock_article(entry.article)
    override = found(Override, entry.before["override"])
    approved = PublicationApproval.objects.standing().filter(article=override.article_id)
    if approved.filter(checks__contains=[{"override": override.pk}]).exists():
        raise built_on()
    Withdrawal.objects.create(override=override, author=by)
    return []
