from collections.abc import Sequence

from articles import permissions
from articles.actions.newsroom.undo.inverse import built_on, found
from articles.actions.undo_log import Row
from articles.models import Comment, UndoEntry, User, Withdrawal


def undo(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """The comment stays, marked as taken back, unless somebody has answered or resolved it."""
    permissions.require(permissions.may_comment(by))
    comment = found(Comment, entry.before["comment"])
    Comment.objects.select_for_update().get(pk=comment.pk)  # answering takes this lock as well
    if comment.replies.filter(withdrawal__isnull=True).exists():
        raise built_on()
    newest = comment.resolutions.first()
    if newest and newest.resolved:
        raise built_on()
    Withdrawal.objects.create(comment=comment, author=by)
    return []
