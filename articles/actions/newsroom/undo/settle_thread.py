from collections.abc import Sequence

from articles import permissions
from articles.actions.claims import resolve
from articles.actions.newsroom.undo.inverse import found
from articles.actions.undo_log import Row
from articles.models import Comment, UndoEntry, User


def undo(entry: UndoEntry, *, by: User) -> Sequence[Row]:
    """The thread is open again, or done again."""
    permissions.require(permissions.may_comment(by))
    comment, was = found(Comment, entry.before["comment"]), not entry.before["resolved"]
    resolve(comment, by=by, resolved=was, expected_version=entry.before["number"])
    return []
