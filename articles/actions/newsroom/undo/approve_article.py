from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, found
from articles.actions.publishing import lock_article
from articles.actions.undo_log import Row
from articles.models import Edition, PublicationApproval, UndoEntry, User, Withdrawal


def undo(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """The article is not approved any more, if it was not published since."""
    permissions.require(permissions.may_approve(by))
    lock_article(entry.article)
    approval = found(PublicationApproval, entry.before["approval"])
    editions = Edition.objects.filter(publication__article=approval.article_id)
    if editions.filter(published_at__gte=approval.created_at).exists():
        raise built_on()
    Withdrawal.objects.create(approval=approval, author=by)
    return []
